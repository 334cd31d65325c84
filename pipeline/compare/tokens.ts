/**
 * Where the tokens of a text begin and end, in UTF-16 units. Token i is `text.slice(starts[i], ends[i])`; the
 * white space after it reaches to `starts[i + 1]` or the end of the text. Leading white space belongs to an
 * empty first token, so that starts[0] is always 0.
 */
export interface TokenSpans {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Scripts that put no spaces between words: Intl.Segmenter finds the words of a run. */
const spaceless =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\u30FC\\uFF70'

const letters = `[[\\p{L}\\p{M}\\u200C\\u200D]--[${spaceless}]]`

/**
 * In this order: white space; a number with its separators; a run without spaces; a word with digits and inner
 * apostrophes; a flag; an emoji sequence; any other code point. Marks stay with what they stand on.
 */
const tokenPattern = new RegExp(
  [
    '\\s+',
    "\\p{Nd}+(?:[.,:\\/'’\\u066B\\u066C\\u2009\\u202F]\\p{Nd}+){0,3}\\p{M}*",
    `[${spaceless}][${spaceless}\\p{M}]*`,
    `${letters}(?:${letters}|\\p{Nd})*(?:['’]${letters}+)*`,
    '\\p{RI}\\p{RI}',
    '\\p{ExtPict}[\\p{M}\\p{EMod}\\uFE0F]*(?:\\u200D\\p{ExtPict}[\\p{M}\\p{EMod}\\uFE0F]*)*',
    '[^][\\p{M}\\u200D]*',
  ].join('|'),
  'gv',
)

const spacelessStart = new RegExp(`^[${spaceless}]`, 'v')
const whiteSpaceStart = /^\s/
const wordStart = /^[\p{L}\p{N}]/u
const numberStart = /^\p{Nd}/u

/** True for words and numbers, false for punctuation, symbols, emoji and the empty token. */
export function isWordToken(token: string): boolean {
  return wordStart.test(token)
}

/** True for numbers, with or without separators. */
export function isNumberToken(token: string): boolean {
  return numberStart.test(token)
}

/**
 * Cuts a text into words, numbers and single punctuation marks. Never cuts a surrogate pair, a flag, an emoji
 * sequence, or a combining mark from its base. Linear in the length of the text.
 */
export function tokenize(text: string): TokenSpans {
  const starts: number[] = []
  const ends: number[] = []
  let segmenter: Intl.Segmenter | null = null
  for (const match of text.matchAll(tokenPattern)) {
    const token = match[0]
    const at = match.index
    if (whiteSpaceStart.test(token)) {
      if (at > 0) continue
      starts.push(0)
      ends.push(0)
    } else if (spacelessStart.test(token)) {
      // Dear to make, and most texts need none.
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
      for (const piece of segmenter.segment(token)) {
        starts.push(at + piece.index)
        ends.push(at + piece.index + piece.segment.length)
      }
    } else {
      starts.push(at)
      ends.push(at + token.length)
    }
  }
  return { starts, ends }
}
