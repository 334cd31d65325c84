import { blankContent, type Block, type Content } from '../../model/content.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import { isDateLine, isFurnitureText } from './furniture-text.ts'
import { ruledBlocks } from './rules/apply-rules.ts'
import { scriptLines, scriptTail } from './script-text.ts'
import { tidy } from './text.ts'
import { postSignature } from './tweet.ts'

/**
 * Text as a scraper delivers it: the first line is the headline, every other line a paragraph, a post's
 * line of attribution makes an embed of the paragraph before it, and scripts printed as text are dropped.
 * Of rules only patterns count: text has no elements.
 */
export function contentOfPlainText(text: string, url: string | null, rules: CleaningRules | null): Content {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/, limits.blocksMax * 4).map(tidy)
  const script = scriptLines(lines)
  const kept = lines.flatMap((line, index) => {
    if (script[index] === true || line === '') return []
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
  return {
    ...blankContent,
    headline,
    canonicalUrl: url,
    blocks: (rules === null ? blocks : ruledBlocks(blocks, rules)).slice(0, limits.blocksMax),
    origins: headline === null ? {} : { headline: 'text' },
  }
}
