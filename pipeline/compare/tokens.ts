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

/** What no address goes on after, and what it does not end with: the marks of the sentence around it. */
const addressEnd = '\\s<>"“”„«»‹›「」『』'
const addressLastNot = `${addressEnd}.,;:!?\\)\\]\\}'’`

/** A day as ISO 8601 writes it, with its time. */
const isoDate =
  '\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}(?:T\\p{Nd}{2}:\\p{Nd}{2}(?::\\p{Nd}{2})?(?:Z|[+\\-]\\p{Nd}{2}:?\\p{Nd}{2})?)?(?!\\p{Nd})'

/**
 * In this order: white space; an address of the web; a date; a number with its separators; a run without spaces; a
 * word with digits and inner apostrophes; a flag; an emoji sequence; any other code point. Marks stay with what they
 * stand on.
 */
const tokenPattern = new RegExp(
  [
    '\\s+',
    `(?<=^|[\\s“„«]|(?<!\\])\\()(?:https?:\\/\\/|www\\.)[^${addressEnd}]*[^${addressLastNot}]`,
    isoDate,
    "\\p{Nd}+(?:[.,:\\/'’\\u066B\\u066C\\u2009\\u202F]\\p{Nd}+|\\u00A0\\p{Nd}{3}(?!\\p{Nd})){0,3}\\p{M}*",
    `[${spaceless}][${spaceless}\\p{M}]*`,
    `${letters}(?:${letters}|\\p{Nd})*(?:['’]${letters}+)*`,
    '\\p{RI}\\p{RI}',
    '\\p{ExtPict}[\\p{M}\\p{EMod}\\uFE0F]*(?:\\u200D\\p{ExtPict}[\\p{M}\\p{EMod}\\uFE0F]*)*',
    '[^][\\p{M}\\u200D]*',
  ].join('|'),
  'gv',
)

const spacelessLetter = new RegExp(`^[${spaceless}]`, 'v')
const whiteSpace = /\s/
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
  eachToken(text, (start, end) => {
    starts.push(start)
    ends.push(end)
  })
  return { starts, ends }
}

/** The words and numbers of a text, counted without keeping where they are. */
export function countWordTokens(text: string): number {
  let words = 0
  eachToken(text, (start, end) => {
    if (end > start && beginsWord(text, start)) words += 1
  })
  return words
}

function eachToken(text: string, take: (start: number, end: number) => void): void {
  let segmenter: Intl.Segmenter | null = null
  // A pattern of its own: `lastIndex` is state. `test` makes no object for each of a million tokens.
  const pattern = new RegExp(tokenPattern)
  for (let at = 0; pattern.test(text); at = pattern.lastIndex) {
    const end = pattern.lastIndex
    const kind = kindOf(text, at)
    if (kind === 'space') {
      if (at === 0) take(0, 0)
    } else if (kind === 'spaceless') {
      // Dear to make, and most texts need none.
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
      for (const { index, segment } of segmenter.segment(text.slice(at, end))) {
        take(at + index, at + index + segment.length)
      }
    } else take(at, end)
  }
}

function beginsWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit >= 0x80) return wordStart.test(String.fromCodePoint(text.codePointAt(at) ?? unit))
  const lower = unit | 0x20
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a)
}

/** What the character at `at` begins; ASCII, which most text is, needs no pattern. */
function kindOf(text: string, at: number): 'space' | 'spaceless' | 'other' {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) ? 'space' : 'other'
  const letter = String.fromCodePoint(text.codePointAt(at) ?? unit)
  if (whiteSpace.test(letter)) return 'space'
  return spacelessLetter.test(letter) ? 'spaceless' : 'other'
}
