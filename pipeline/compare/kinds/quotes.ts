import type { KindFinding } from '../../../model/change.ts'
import type { Block } from '../../../model/content.ts'
import { foldTypography } from '../fold.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'

/**
 * Text between quotation marks of one kind, within a paragraph. Single marks are left out: an apostrophe looks
 * the same. Shorter than the minimum it is a name or a scare quote.
 */
const quotePattern =
  /“([^”“]+)”|„([^“”„]+)[“”]|"([^"\n]+)"|«\s?([^«»]+?)\s?»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|”([^”]+)”/gu
const quoteLengthMin = 8

/** Quotations that were altered, added or taken away; one that only stands in another paragraph now is none. */
export function findQuotes(comparison: Comparison): KindFinding[] {
  const edits = comparison.edits.filter((edit) => !isPulled(edit, comparison))
  const read = edits.map((edit) => quotesOfEdit(edit, comparison))
  const old = new Set(read.flatMap(({ before }) => before))
  const young = new Set(read.flatMap(({ after }) => after))
  return read.flatMap(({ edit, before, after }) => {
    const gone = before.filter((quote) => !young.has(quote))
    const fresh = after.filter((quote) => !old.has(quote))
    return finding('quote', confidenceOf(edit, gone.length), [...gone, ...fresh])
  })
}

interface QuotesOfEdit {
  readonly edit: ReadEdit
  readonly before: readonly string[]
  readonly after: readonly string[]
}

function quotesOfEdit(edit: ReadEdit, { from, to }: Comparison): QuotesOfEdit {
  const isQuoteBlock =
    edit.from.some((index) => isSaid(from.blocks[index])) || edit.to.some((index) => isSaid(to.blocks[index]))
  const read = isQuoteBlock ? wholeText : quotesIn
  return { edit, before: read(edit.before), after: read(edit.after) }
}

/** Pull quotes repeat the body; what was altered in one is found where it was said. */
function isPulled(edit: ReadEdit, { from, to }: Comparison): boolean {
  const blocks = [
    ...edit.from.map((index) => from.blocks[index]),
    ...edit.to.map((index) => to.blocks[index]),
  ]
  return blocks.every((block) => block?.kind === 'pull-quote')
}

/** A block that is somebody's words as a whole: a quotation, a post of a network. */
function isSaid(block: Block | undefined): boolean {
  return block?.kind === 'quote' || block?.medium === 'post'
}

/** Words put into a mouth or taken out of it count in full; a quotation in a new paragraph is growth. */
function confidenceOf(edit: ReadEdit, gone: number): number {
  if (!hasBothSides(edit)) return gone > 0 ? 0.7 : 0.3
  return gone > 0 ? 1 : 0.6
}

function wholeText(text: string): string[] {
  return text === '' ? [] : [foldTypography(text)]
}

function quotesIn(text: string): string[] {
  return [...text.matchAll(quotePattern)]
    .map((match) => foldTypography(match.slice(1).find((group) => group !== undefined) ?? ''))
    .filter((quote) => quote.length >= quoteLengthMin)
}
