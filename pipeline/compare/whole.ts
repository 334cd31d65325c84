import type { Lexicon, Tokens } from './lexicon.ts'
import { isNumberToken } from './tokens.ts'

/** Tokens from `start` up to `end`, the marks of a quotation not among them. */
interface Span {
  readonly start: number
  readonly end: number
}

const closings: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
])

/** What is quoted at greater length is no passage that is read as one. */
const quotationTokensMax = 200

/**
 * Keeps what is read as one whole where it is mostly another: a quotation, or a date in words, of which no more than
 * half of the words stayed is replaced as a whole, so that no new quotation is shown woven from an old one. Where
 * more stayed, the words that differ are shown, as anywhere else. `partners` is changed in place.
 */
export function keepWhole(partners: Int32Array, before: Tokens, after: Tokens, lexicon: Lexicon): void {
  const old = spansOf(before, lexicon)
  const young = spansOf(after, lexicon)
  if (old.length === 0 && young.length === 0) return
  const sources = new Int32Array(after.ids.length).fill(-1)
  partners.forEach((j, i) => {
    if (j >= 0) sources[j] = i
  })
  const gone = [
    ...old.filter((span) => isMostlyOther(span, before, partners, young, after, lexicon)),
    ...young
      .filter((span) => isMostlyOther(span, after, sources, old, before, lexicon))
      .flatMap((span) => sourcesOf(span, sources)),
  ]
  for (const { start, end } of gone) partners.fill(-1, start, end)
}

/** The old tokens that a new span has partners among, each a span of its own. */
function sourcesOf({ start, end }: Span, sources: Int32Array): Span[] {
  return [...sources.subarray(start, end)].filter((i) => i >= 0).map((i) => ({ start: i, end: i + 1 }))
}

function isMostlyOther(
  span: Span,
  own: Tokens,
  partners: Int32Array,
  others: readonly Span[],
  otherSide: Tokens,
  lexicon: Lexicon,
): boolean {
  let matched = 0
  let first = -1
  for (let at = span.start; at < span.end; at += 1) {
    const partner = partners[at] ?? -1
    if (partner < 0 || !lexicon.isWord(own.ids[at] ?? -1)) continue
    matched += 1
    if (first < 0) first = partner
  }
  if (matched === 0) return false
  // A passage that only grew or shrank keeps what stayed.
  const other = spanAt(others, first)
  const words = countWords(own, span, lexicon)
  const otherWords = other === undefined ? words : countWords(otherSide, other, lexicon)
  return 2 * matched <= Math.min(words, otherWords)
}

function spanAt(spans: readonly Span[], at: number): Span | undefined {
  let [low, high] = [0, spans.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span === undefined) return undefined
    if (span.end <= at) low = middle + 1
    else if (span.start > at) high = middle - 1
    else return span
  }
  return undefined
}

function countWords(side: Tokens, { start, end }: Span, lexicon: Lexicon): number {
  let words = 0
  for (let at = start; at < end; at += 1) if (lexicon.isWord(side.ids[at] ?? -1)) words += 1
  return words
}

/** Quotations and dates in words, in order; none within another. */
function spansOf(tokens: Tokens, lexicon: Lexicon): Span[] {
  const spans: Span[] = []
  let open = -1
  let closing = ''
  for (let at = 0; at < tokens.ids.length; at += 1) {
    const token = lexicon.token(tokens.ids[at] ?? -1)
    if (open >= 0 && (token === closing || at - open > quotationTokensMax)) {
      if (token === closing && at > open + 1) spans.push({ start: open + 1, end: at })
      open = -1
    } else if (open < 0) {
      const date = dateEnd(tokens, at, lexicon)
      if (date > at) {
        spans.push({ start: at, end: date })
        at = date - 1
        continue
      }
      closing = closings.get(token) ?? ''
      if (closing !== '') open = at
    }
  }
  return spans
}

const day = /^\p{Nd}{1,2}$/u
const year = /^\p{Nd}{4}$/u
const dayMarks = new Set(['.', 'º', '°', ','])

/** The end of `3 March 2025`, `3. März 2025`, `3 de marzo de 2025` or `March 3, 2025` that begins here, else `at`. */
function dateEnd(tokens: Tokens, at: number, lexicon: Lexicon): number {
  const token = (index: number) => lexicon.token(tokens.ids[index] ?? -1)
  const isName = (index: number) => lexicon.isWord(tokens.ids[index] ?? -1) && !isNumberToken(token(index))
  const skipMark = (index: number) => (dayMarks.has(token(index)) ? index + 1 : index)
  if (day.test(token(at))) {
    let next = skipMark(at + 1)
    // A word or two on the way: of, de, the month's name, de.
    for (let words = 0; words < 3 && isName(next); words += 1) {
      next += 1
      if (year.test(token(next))) return next + 1
    }
  } else if (isName(at) && day.test(token(at + 1))) {
    const next = skipMark(at + 2)
    if (next > at + 2 && year.test(token(next))) return next + 1
  }
  return at
}
