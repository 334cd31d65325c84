import type { Block } from '../../../model/content.ts'
import { foldTypography } from '../fold.ts'
import { type Comparison, hasBothSides, type ReadEdit } from './finding.ts'

/** A quoted passage: its words as they stand, and as they compare. */
interface Quote {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly key: string
}

/** A quotation that was altered, or that came or went. */
export interface QuoteShift {
  readonly kind: 'quote-added' | 'quote-removed' | 'quote-altered'
  readonly confidence: number
  readonly edit: ReadEdit
  readonly went: Quote | null
  readonly came: Quote | null
  /** 0..1: how much of what was said stayed; 0 where it came or went. */
  readonly alike: number
}

/** Of a text with more quotations the rest is not read. */
const quotesReadMax = 400

/** Quotations of one edit beyond this are not compared with each other. */
const quotesMax = 40

/**
 * Text between quotation marks, within a paragraph. Apostrophes look like single marks: those open at the start of a
 * word and close at the end of one. In Hebrew the double mark also stands inside words: it opens and closes at their ends.
 */
const patterns: readonly RegExp[] = [
  /“([^”“]+)”|„([^“”„]+)[“”]|«\s?([^«»]+?)\s?»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|”([^”“„]+)”|‹([^‹›]+)›|《([^《》]+)》/gu,
  /(?<![\p{L}\p{N}])["״]([^"״\n](?:[^"״\n]|(?<=\p{L})["״](?=\p{L}))*)["״](?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}’'])[‘‚]((?:[^‘’\n]|(?<=\p{L})’(?=\p{L}))+)[’‘](?!\p{L})/gu,
  /(?<![\p{L}\p{N}'])'((?:[^'\n]|(?<=\p{L})'(?=\p{L}))+)'(?!\p{L})/gu,
]

/** A shorter passage is a name or a scare quote. */
const wordsMin = 3
const signsMin = 6

/** All quotations of a text of at least three words. */
function quotesIn(text: string): Quote[] {
  const found: Quote[] = []
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (found.length >= quotesReadMax) break
      const said = match.slice(1).find((group) => group !== undefined) ?? ''
      const quote = quoteOf(said, match.index, match.index + match[0].length)
      if (isLong(said) && !found.some((one) => one.start < quote.end && quote.start < one.end))
        found.push(quote)
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function quoteOf(said: string, start: number, end: number): Quote {
  // A comma or full stop before the closing mark is a matter of style.
  return {
    start,
    end,
    text: said,
    key: foldTypography(said)
      .toLowerCase()
      .replace(/[.,;:!?…\s]+$/u, ''),
  }
}

function isLong(said: string): boolean {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(said)) return said.length >= signsMin
  return (said.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= wordsMin
}

/** Quotations that were altered, came or went; one that only stands in another paragraph now is none. */
export function findQuotes(comparison: Comparison): QuoteShift[] {
  const read = comparison.edits
    .filter((edit) => !isPulled(edit, comparison))
    .map((edit) => ({
      edit,
      before: quotesOfSide(edit.before, edit.from, comparison.from.blocks),
      after: quotesOfSide(edit.after, edit.to, comparison.to.blocks),
    }))
  const old = new Set(read.flatMap(({ before }) => before.map(({ key }) => key)))
  const young = new Set(read.flatMap(({ after }) => after.map(({ key }) => key)))
  return read.flatMap(({ edit, before, after }) => {
    const gone = before.filter(({ key }) => !young.has(key))
    const fresh = after.filter(({ key }) => !old.has(key))
    return shiftsOfEdit(edit, gone, fresh)
  })
}

/** What stands in common makes one quotation of two; less is enough where one stands for one. */
const alteredMin = 0.4
const alteredAloneMin = 0.15

function shiftsOfEdit(edit: ReadEdit, gone: readonly Quote[], fresh: readonly Quote[]): QuoteShift[] {
  const left = new Set(fresh.slice(0, quotesMax))
  const isAlone = gone.length === 1 && fresh.length === 1 && hasBothSides(edit)
  const min = isAlone ? alteredAloneMin : alteredMin
  const shifts: QuoteShift[] = []
  for (const went of gone.slice(0, quotesMax)) {
    const likest = [...left].toSorted((a, b) => likeness(went, b) - likeness(went, a))[0]
    const alike = likest === undefined ? 0 : likeness(went, likest)
    if (likest !== undefined && alike >= min) {
      left.delete(likest)
      if (isTypography(went, likest)) continue
      shifts.push({ kind: 'quote-altered', confidence: 0.95, edit, went, came: likest, alike })
    } else shifts.push({ kind: 'quote-removed', confidence: 0.85, edit, went, came: null, alike: 0 })
  }
  for (const came of left) {
    shifts.push({ kind: 'quote-added', confidence: 0.85, edit, went: null, came, alike: 0 })
  }
  return shifts
}

function isTypography(a: Quote, b: Quote): boolean {
  return lettersOf(a.key) === lettersOf(b.key)
}

function lettersOf(key: string): string {
  return key.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** Share of the words of the shorter that the longer has; of its signs where no spaces stand. */
function likeness(a: Quote, b: Quote): number {
  const [first, second] = [partsOf(a.key), partsOf(b.key)]
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  const have = new Set(long)
  return short.filter((part) => have.has(part)).length / Math.max(1, short.length)
}

function partsOf(key: string): string[] {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(key)) {
    return Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2))
  }
  return key.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function quotesOfSide(text: string, indexes: readonly number[], blocks: readonly Block[]): Quote[] {
  if (text === '') return []
  return indexes.some((index) => isSaid(blocks[index])) ? [quoteOf(text, 0, text.length)] : quotesIn(text)
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
