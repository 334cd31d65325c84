import type { Lexicon, Tokens } from './lexicon.ts'

/** Tokens from `start` up to `end`. */
export interface TokenRange {
  readonly start: number
  readonly end: number
}

/** A shorter word is near too many others: a letter makes another word of it, a capital does not. */
const nearLengthMin = 5
const capitalLengthMin = 4

/** Where the longer word has this length, two letters may differ. */
const nearLengthOfTwo = 8

/** More words than this on a side are not held against each other. */
const nearWordsMax = 40

/** Tokens of a side that are looked at. */
const nearTokensMax = 160

/** Words of two stretches that are one word spelt otherwise, in order: `organised` and `organized`, `Minister` and `minister`. */
export function countNearWords(
  before: Tokens,
  from: TokenRange,
  after: Tokens,
  to: TokenRange,
  lexicon: Lexicon,
): number {
  const old = longWords(before, from, lexicon)
  const young = longWords(after, to, lexicon)
  let found = 0
  let next = 0
  for (const word of old) {
    const at = young.findIndex((other, index) => index >= next && isNear(word, other))
    if (at < 0) continue
    found += 1
    next = at + 1
  }
  return found
}

function longWords(side: Tokens, { start, end }: TokenRange, lexicon: Lexicon): string[] {
  const words: string[] = []
  const last = Math.min(end, start + nearTokensMax)
  for (let at = start; at < last && words.length < nearWordsMax; at += 1) {
    const id = side.ids[at] ?? -1
    const token = lexicon.token(id)
    if (token.length >= capitalLengthMin && lexicon.isWord(id)) words.push(token.toLowerCase())
  }
  return words
}

/** True for words of one first letter of which a letter differs or two neighbours changed places; in long ones, two. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < nearLengthMin) return false
  const allowed = Math.max(a.length, b.length) < nearLengthOfTwo ? 1 : 2
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > allowed) return false
  return hasDistanceWithin(a, 0, b, 0, allowed)
}

/** Whether the rest of `a` becomes the rest of `b` by so many letters put in, left out, replaced or swapped. */
function hasDistanceWithin(a: string, atA: number, b: string, atB: number, allowed: number): boolean {
  let i = atA
  let j = atB
  while (i < a.length && a[i] === b[j]) {
    i += 1
    j += 1
  }
  if (i === a.length || j === b.length) return a.length - i + b.length - j <= allowed
  if (allowed === 0) return false
  const less = allowed - 1
  if (a[i] === b[j + 1] && a[i + 1] === b[j] && hasDistanceWithin(a, i + 2, b, j + 2, less)) return true
  return (
    hasDistanceWithin(a, i + 1, b, j + 1, less) ||
    hasDistanceWithin(a, i + 1, b, j, less) ||
    hasDistanceWithin(a, i, b, j + 1, less)
  )
}
