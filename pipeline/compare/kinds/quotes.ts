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
  /“([^”“]+)”|„([^“”„]+)[“”]|«\s?([^«»]+?)\s?»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|”([^”“„]+)”|‹([^‹›]+)›|《([^《》]+)》|“([^”“\n]+)(?=\n|$)/gu,
  /(?<![\p{L}\p{N}])["״]([^"״\n](?:[^"״\n]|(?<=\p{L})["״](?=\p{L}))*)["״](?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}’'])[‘‚]((?:[^‘’\n]|(?<=\p{L})’(?=\p{L}))+)[’‘](?!\p{L})/gu,
  /(?<![\p{L}\p{N}'])'((?:[^'\n]|(?<=\p{L})'(?=\p{L}))+)'(?!\p{L})/gu,
]

/** A shorter passage is a name or a scare quote. */
const wordsMin = 3
const signsMin = 6
/** In scripts of signs a shorter one can be altered, but tells nothing by coming or going. */
const signsAlteredMin = 4

/** All quotations of a text of at least three words, or of any length. */
function quotesIn(text: string, isMeant: (said: string) => boolean = isLong): Quote[] {
  const found: Quote[] = []
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (found.length >= quotesReadMax) break
      const said = match.slice(1).find((group) => group !== undefined) ?? ''
      const quote = quoteOf(said, match.index, match.index + match[0].length)
      if (isMeant(said) && !found.some((one) => one.start < quote.end && quote.start < one.end))
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
  if (isSpacelessText(said)) return said.length >= signsAlteredMin
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
  const old = new Set(read.flatMap(({ before }) => before.map(lettersOf)))
  const young = new Set(read.flatMap(({ after }) => after.map(lettersOf)))
  if (
    isAllSaid(
      read.map(({ edit }) => edit),
      comparison,
    )
  )
    return []
  return read.flatMap(({ edit, before, after }) => {
    const gone = before.filter((quote) => !young.has(lettersOf(quote)))
    const fresh = after.filter((quote) => !old.has(lettersOf(quote)))
    if (gone.length + fresh.length === 0 || isAllSaid([edit], comparison)) return []
    return shiftsOfEdit(edit, gone, fresh).filter((shift) => shift.kind === 'quote-altered' || tells(shift))
  })
}

/** True when both sides of some edits quote the same words, wherever "she said" stands between them. */
function isAllSaid(edits: readonly ReadEdit[], { from, to }: Comparison): boolean {
  const before = edits.map((edit) => saidIn(edit.before, edit.from, from.blocks)).join('')
  const after = edits.map((edit) => saidIn(edit.after, edit.to, to.blocks)).join('')
  if (before === after) return true
  // A paragraph set as a quotation, or no longer: the words are the same.
  return (
    edits.every((edit) => hasBothSides(edit) && wordsOf(edit.before) === wordsOf(edit.after)) &&
    edits.some((edit) => isSaid(from.blocks[edit.from[0] ?? -1]) !== isSaid(to.blocks[edit.to[0] ?? -1]))
  )
}

function saidIn(text: string, indexes: readonly number[], blocks: readonly Block[]): string {
  if (indexes.some((index) => isSaid(blocks[index]))) return wordsOf(text)
  return quotesIn(text, () => true)
    .map(lettersOf)
    .join('')
}

/** What came or went tells something when it is more than a name. */
function tells({ went, came }: QuoteShift): boolean {
  const { text } = went ?? came ?? { text: '' }
  return !isSpacelessText(text) || text.length >= signsMin
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
  return lettersOf(a) === lettersOf(b)
}

function lettersOf({ key }: Quote): string {
  return wordsOf(key)
}

function wordsOf(text: string): string {
  return foldTypography(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

function isSpacelessText(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(text)
}

/** Share of the words of the shorter that the longer has; of its signs where no spaces stand. */
function likeness(a: Quote, b: Quote): number {
  const isShort = Math.min(a.key.length, b.key.length) <= shortSignsMax
  const [first, second] = [partsOf(a.key, isShort), partsOf(b.key, isShort)]
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  const have = new Set(long)
  return short.filter((part) => have.has(part)).length / Math.max(1, short.length)
}

/** Up to this many signs a quotation is compared sign by sign. */
const shortSignsMax = 10

function partsOf(key: string, isShort: boolean): string[] {
  if (isSpacelessText(key)) {
    // Of a short one each sign counts.
    if (isShort) return Array.from(key)
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
