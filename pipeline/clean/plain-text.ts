import { blankContent, type Block, type Content, type FieldOrigin } from '../../model/content.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import { correctionsOf } from './blocks/corrections.ts'
import { isDateLine, isFurnitureText } from './body/furniture-text.ts'
import { writtenDate } from './metadata/dates.ts'
import { directionOfScript, languageOf } from './metadata/language.ts'
import { scriptOf } from './metadata/script-of.ts'
import { ruledBlocks } from './rules/apply-rules.ts'
import { scriptLines, scriptTail } from './leaves/script-text.ts'
import { tidy } from './page/text.ts'
import { postSignature } from './blocks/tweet.ts'

/**
 * Text as a scraper delivers it: the first line is the headline, every other line a paragraph, a post's
 * line of attribution makes an embed of the paragraph before it, and scripts printed as text are dropped. Lines of date are no paragraphs, but tell when it was published and changed.
 * Of rules only patterns count: text has no elements.
 */
export function contentOfPlainText(text: string, url: string | null, rules: CleaningRules | null): Content {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/, limits.blocksMax * 4).map(tidy)
  const isScript = scriptLines(lines)
  const kept = lines.flatMap((line, index) => {
    if (isScript[index] === true || line === '') return []
    const tail = scriptTail(line)
    return [tail === -1 ? line : line.slice(0, tail).trimEnd()]
  })
  const [headline = null, ...rest] = kept
  const blocks: Block[] = []
  for (const line of rest) {
    const signature = postSignature(line)
    const last = blocks[blocks.length - 1]
    if (signature !== null && last !== undefined) {
      blocks[blocks.length - 1] = {
        ...last,
        kind: 'embed',
        medium: 'post',
        attribution: signature.attribution,
      }
    } else if (!isFurnitureText(line) && !isDateLine(line)) {
      blocks.push({ kind: 'paragraph', text: line.slice(0, limits.blockLengthMax).toWellFormed() })
    }
  }
  const body = (rules === null ? blocks : ruledBlocks(blocks, rules)).slice(0, limits.blocksMax)
  const script = scriptOf(body.map(({ text: each }) => each).join('\n'))
  return withOrigins({
    ...blankContent,
    headline,
    ...datesOf(rest),
    language: languageOf([], script)?.value ?? null,
    canonicalUrl: url,
    direction: script === null ? null : directionOfScript(script),
    corrections: correctionsOf(body, null),
    blocks: body,
  })
}

/** What the lines of date that are dropped say of publication and change: the first of each. */
function datesOf(lines: readonly string[]): Pick<Content, 'publishedAt' | 'modifiedAt'> {
  const dates = lines.filter((line) => isDateLine(line))
  const first = (isWanted: (line: string) => boolean): string | null =>
    dates.flatMap((line) => (isWanted(line) ? (writtenDate(line) ?? []) : []))[0] ?? null
  return {
    publishedAt: first((line) => !changed.test(line)),
    modifiedAt: first((line) => changed.test(line)),
  }
}

/** How a line of date says that it is that of a change. */
const changed =
  /^(?:last |zuletzt |dernière )?(?:updated?|modified|revised|edited|aktualisiert|geändert|stand|mis à jour|mise à jour|modifié|actualizado|actualización|aggiornato|atualizado|bijgewerkt|gewijzigd|обновлено|изменено|עודכן|آخر تحديث|تحديث|更新|수정)/iu

/** Everything in a text is found in the text. */
function withOrigins(content: Content): Content {
  const fields = ['headline', 'publishedAt', 'modifiedAt', 'language', 'direction'] as const
  const origins: Record<string, FieldOrigin> = {}
  for (const field of fields) if (content[field] !== null) origins[field] = 'text'
  if (content.corrections.length > 0) origins['corrections'] = 'text'
  return { ...content, origins }
}
