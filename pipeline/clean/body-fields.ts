import { blankContent, bodyText, type Block, type Content } from '../../model/content.ts'
import { correctionsOf } from './corrections.ts'
import { liveStateOf } from './live-state.ts'
import { directionOf, languageOf } from './metadata/language.ts'
import type { BodyField, Metadata } from './metadata/metadata.ts'
import { scriptOf } from './metadata/script-of.ts'
import type { Page } from './page.ts'

interface BodyFields {
  readonly fields: Pick<Content, BodyField>
  readonly origins: Content['origins']
}

/** Language and direction checked against the body's script, its notices of correction, and whether it is live. */
export function bodyFields(page: Page, metadata: Metadata, blocks: readonly Block[]): BodyFields {
  const script = scriptOf(bodyText({ ...blankContent, blocks }))
  const language = languageOf(metadata.languageClaims, script)
  const direction = directionOf(page, script)
  const corrections = correctionsOf(blocks, metadata.article)
  const liveState = liveStateOf(page, metadata.article, blocks, metadata.fields.modifiedAt)
  return {
    fields: {
      language: language?.value ?? null,
      direction: direction?.value ?? null,
      corrections,
      liveState: liveState?.value ?? null,
    },
    origins: {
      ...(language !== null && { language: language.origin }),
      ...(direction !== null && { direction: direction.origin }),
      ...(corrections[0] !== undefined && { corrections: corrections[0].origin }),
      ...(liveState !== null && { liveState: liveState.origin }),
    },
  }
}
