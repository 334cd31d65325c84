import { limits } from '../../../model/limits.ts'
import { alignBlocks } from '../align.ts'
import type { Budget } from '../budget.ts'
import { cleanUp, segmentsOf } from '../clean-up.ts'
import { heaviestIncreasing } from '../increasing.ts'
import type { Lexicon, Tokens } from '../lexicon.ts'
import { matchSequences } from '../sequences.ts'
import { createUnit, type Unit } from '../unit.ts'
import type { BlamePlace, Book } from './book.ts'
import { type Piece, piecesOf, textOf } from './pieces.ts'

/** A text that leaves or comes, cut into tokens. `owned`: for each the token of the book, or -1 while it has none. */
export interface OpenText {
  /** Where it stands among all texts of its version. */
  readonly index: number
  readonly place: BlamePlace
  readonly postId: string | undefined
  readonly tokens: Tokens
  readonly owned: Int32Array
}

/** An old and a new index, in place with regard to each other. */
type Pair = readonly [from: number, to: number]

interface Span extends Piece {
  readonly text: OpenText
}

/**
 * Finds the words that stay in what is not equal: blocks that resemble each other are compared word by word, then
 * sentences of which nothing was found yet, so that one that was edited and moved, or stands in a block that was
 * split, keeps its words. `kept` are the texts known to be the same.
 */
export function matchResidue(
  book: Book,
  leaving: readonly OpenText[],
  coming: readonly OpenText[],
  kept: readonly Pair[],
  lexicon: Lexicon,
  budget: Budget,
): void {
  const isLoose = (token: number) => book.stands[token] === 0
  const match = (from: Span, to: Span) => matchWords(book, from, to, lexicon, budget)
  const pairs = [...kept]
  for (const place of ['headline', 'dek'] as const) {
    const [from, to] = [leaving, coming].map((texts) => texts.find((each) => each.place === place))
    if (from === undefined || to === undefined) continue
    match(wholeOf(from), wholeOf(to))
    pairs.push([from.index, to.index])
  }
  const blocks = pairSpans(
    leaving.filter(({ owned }) => owned.some(isLoose)).map(wholeOf),
    coming.filter(({ owned }) => owned.some(isNew)).map(wholeOf),
    pairs,
    lexicon,
    budget,
  )
  for (const { from, to, inPlace } of blocks) {
    match(from, to)
    if (inPlace) pairs.push([from.text.index, to.text.index])
  }
  const sentences = pairSpans(
    leaving.flatMap((text) => untouched(text, isLoose, lexicon)),
    coming.flatMap((text) => untouched(text, isNew, lexicon)),
    pairs,
    lexicon,
    budget,
  )
  for (const { from, to } of sentences) match(from, to)
}

function isNew(token: number): boolean {
  return token === -1
}

function wholeOf(text: OpenText): Span {
  return { text, start: 0, end: text.tokens.ids.length }
}

function untouched(text: OpenText, isOpen: (token: number) => boolean, lexicon: Lexicon): Span[] {
  if (!text.owned.some(isOpen)) return []
  return piecesOf(text.tokens, lexicon)
    .filter(({ start, end }) => text.owned.subarray(start, end).every(isOpen))
    .map((piece) => ({ text, ...piece }))
}

interface SpanPair {
  readonly from: Span
  readonly to: Span
  readonly inPlace: boolean
}

/** Pairs spans that resemble each other; the texts that are known to be the same stand as walls between them. */
function pairSpans(
  from: readonly Span[],
  to: readonly Span[],
  kept: readonly Pair[],
  lexicon: Lexicon,
  budget: Budget,
): SpanPair[] {
  if (from.length === 0 || to.length === 0) return []
  if (Math.max(from.length, to.length) > limits.blamePairedMax) {
    budget.coarse = true
    return []
  }
  const old: (Span | null)[] = []
  const young: (Span | null)[] = []
  let [i, j] = [0, 0]
  for (const [fromWall, toWall] of [...wallsOf(kept), [Infinity, Infinity] as const]) {
    const before = old.length + young.length
    for (let span = from[i]; span !== undefined && span.text.index < fromWall; span = from[++i])
      old.push(span)
    for (let span = to[j]; span !== undefined && span.text.index < toWall; span = to[++j]) young.push(span)
    if (old.length + young.length === before) continue
    old.push(null)
    young.push(null)
  }
  const alignment = alignBlocks(unitsOf(old, lexicon), unitsOf(young, lexicon), budget)
  return old.flatMap((span, at) => {
    const partner = young[alignment.toOf[at] ?? -1] ?? null
    if (span === null || partner === null) return []
    return [{ from: span, to: partner, inPlace: alignment.inPlace[at] === 1 }]
  })
}

/** The pairs that are in order on both sides, in that order. */
function wallsOf(pairs: readonly Pair[]): Pair[] {
  const sorted = pairs.toSorted((a, b) => a[0] - b[0])
  // Mostly nothing moved, and long articles have thousands of blocks.
  if (sorted.every(([, to], index) => index === 0 || to > (sorted[index - 1]?.[1] ?? -1))) return sorted
  const inOrder = heaviestIncreasing(
    sorted.map(([, to]) => to),
    sorted.map(() => 1),
  )
  return sorted.filter((_, index) => inOrder[index] === 1)
}

function unitsOf(spans: readonly (Span | null)[], lexicon: Lexicon): Unit[] {
  let walls = 0
  return spans.map((span) => {
    // Of another kind than any span, and the same on both sides: nothing is aligned across it.
    if (span === null) return createUnit({ kind: 'code', text: `\u241E${(walls += 1)}` }, lexicon)
    const text = textOf(span.text.tokens, span)
    const { postId } = span.text
    return createUnit({ kind: 'paragraph', text, ...(postId === undefined ? {} : { postId }) }, lexicon)
  })
}

/** Gives words of `to` that have no token yet those of `from` that stand nowhere, as the readable difference has it. */
function matchWords(book: Book, from: Span, to: Span, lexicon: Lexicon, budget: Budget): void {
  const before = slice(from)
  const after = slice(to)
  const fromOwned = from.text.owned.subarray(from.start, from.end)
  const toOwned = to.text.owned.subarray(to.start, to.end)
  const { partners, complete } = matchSequences(
    before.ids.map((id, i) => (book.stands[fromOwned[i] ?? -1] === 0 ? id : settled(fromOwned[i] ?? -1))),
    after.ids.map((id, j) => (toOwned[j] === -1 ? id : settled(toOwned[j] ?? -1))),
    limits.compareWordEditsMax,
    budget,
  )
  const segments = segmentsOf(partners, after.ids.length, limits.compareSegmentsMax)
  if (!complete || segments === null) budget.coarse = true
  // More places than anybody reads: what came there counts as new.
  if (segments === null) return
  for (const segment of cleanUp(segments, before, after, lexicon)) {
    if (!segment.equal) continue
    for (let k = 0; k < segment.fromEnd - segment.from; k += 1) {
      const token = fromOwned[segment.from + k] ?? -1
      const j = segment.to + k
      if (toOwned[j] !== -1 || book.stands[token] !== 0) continue
      toOwned[j] = token
      book.stands[token] = 1
    }
  }
}

/** A word that is settled matches itself and nothing else, which holds the others in their places. */
function settled(token: number): number {
  return -2 - token
}

function slice({ text: { tokens }, start, end }: Span): Tokens {
  if (start === 0 && end === tokens.ids.length) return tokens
  return {
    text: tokens.text,
    ids: tokens.ids.subarray(start, end),
    starts: tokens.starts.slice(start, end),
    ends: tokens.ends.slice(start, end),
  }
}
