import type { Edit, KindFinding } from '../../../model/change.ts'
import { foldTypography } from '../fold.ts'
import { newText, oldText } from '../word-runs.ts'
import { type Comparison, editsOf, finding, hasBothSides } from './finding.ts'

/**
 * Text between quotation marks of one kind, within a paragraph. Single marks are left out: an apostrophe looks
 * the same. Shorter than the minimum it is a name or a scare quote.
 */
const quotePattern =
  /“([^”“]+)”|„([^“”„]+)[“”]|"([^"\n]+)"|«\s?([^«»]+?)\s?»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|”([^”]+)”/gu
const quoteLengthMin = 8

/** Quotations that were altered, added or taken away. */
export function findQuotes(comparison: Comparison): KindFinding[] {
  return editsOf(comparison).flatMap((edit) => quotesOfEdit(edit, comparison))
}

function quotesOfEdit(edit: Edit, { from, to }: Comparison): KindFinding[] {
  const isQuoteBlock =
    edit.from.some((index) => from.blocks[index]?.kind === 'quote') ||
    edit.to.some((index) => to.blocks[index]?.kind === 'quote')
  const before = isQuoteBlock ? wholeText(oldText(edit.words)) : quotesIn(oldText(edit.words))
  const after = isQuoteBlock ? wholeText(newText(edit.words)) : quotesIn(newText(edit.words))
  const gone = before.filter((quote) => !after.includes(quote))
  const fresh = after.filter((quote) => !before.includes(quote))
  if (gone.length === 0 && fresh.length === 0) return []
  return finding('quote', confidenceOf(edit, gone.length, fresh.length), [...gone, ...fresh])
}

/** Words put into a mouth or taken out of it count in full; a quotation in a new paragraph is growth. */
function confidenceOf(edit: Edit, gone: number, fresh: number): number {
  if (!hasBothSides(edit)) return gone > 0 ? 0.7 : 0.3
  return gone > 0 ? 1 : fresh > 0 ? 0.6 : 0
}

function wholeText(text: string): string[] {
  return text === '' ? [] : [foldTypography(text)]
}

function quotesIn(text: string): string[] {
  return [...text.matchAll(quotePattern)]
    .map((match) => foldTypography(match.slice(1).find((group) => group !== undefined) ?? ''))
    .filter((quote) => quote.length >= quoteLengthMin)
}
