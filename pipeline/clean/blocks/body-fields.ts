import { blankContent, bodyText, type Block, type Content } from '../../../model/content.ts'
import { correctionsOf } from './corrections.ts'
import { liveStateOf } from '../live/live-state.ts'
import { machineDate } from '../metadata/dates.ts'
import { directionOf, languageOf } from '../metadata/language.ts'
import type { Metadata } from '../metadata/metadata.ts'
import { scriptOf } from '../metadata/script-of.ts'
import type { Page } from '../page/page.ts'

interface BodyFields {
  readonly fields: Pick<Content, 'publishedAt' | 'language' | 'direction' | 'corrections' | 'liveState'>
  readonly origins: Content['origins']
}

/**
 * Language and direction checked against the body's script, its notices of correction, whether it is live, and the date of
 * publication unless it is only that of a live post. The origins are those of all metadata.
 */
export function bodyFields(page: Page, metadata: Metadata, blocks: readonly Block[]): BodyFields {
  const script = scriptOf(bodyText({ ...blankContent, blocks }))
  const language = languageOf(metadata.languageClaims, script)
  const direction = directionOf(page, script)
  const corrections = correctionsOf(blocks, metadata.article)
  const liveState = liveStateOf(page, metadata.article, blocks, metadata.fields.modifiedAt)
  const published = isOfPost(metadata, blocks) ? null : metadata.fields.publishedAt
  const { publishedAt: publishedOrigin } = metadata.origins
  return {
    fields: {
      publishedAt: published,
      language: language?.value ?? null,
      direction: direction?.value ?? null,
      corrections,
      liveState: liveState?.value ?? null,
    },
    origins: {
      ...withoutPublished(metadata.origins),
      ...(published !== null && publishedOrigin !== undefined && { publishedAt: publishedOrigin }),
      ...(language !== null && { language: language.origin }),
      ...(direction !== null && { direction: direction.origin }),
      ...(corrections[0] !== undefined && { corrections: corrections[0].origin }),
      ...(liveState !== null && { liveState: liveState.origin }),
    },
  }
}

/** Whether the time that was read off the page is that of a live post: it would change with every new one. */
function isOfPost({ fields, origins }: Metadata, blocks: readonly Block[]): boolean {
  if (fields.publishedAt === null || origins.publishedAt !== 'markup') return false
  return blocks.some(
    ({ kind, time }) => kind === 'post' && time !== undefined && machineDate(time) === fields.publishedAt,
  )
}

function withoutPublished({ publishedAt: _publishedAt, ...origins }: Content['origins']): Content['origins'] {
  return origins
}
