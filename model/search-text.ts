import { limits } from './limits.ts'

/** A word of a text, and where it stands in it (UTF-16 offsets). */
export interface FoundWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * The words of a text as search knows them: runs of letters, digits and marks, with an apostrophe or a figure's
 * separators inside, in compatibility form and lower case. Where a script writes no spaces (Han, kana, Thai, Lao,
 * Khmer, Burmese) or hangs its particles on words (Hangul), each character is a word, so that any part of a sentence
 * is found there. Pure.
 */
export function findWords(text: string): FoundWord[] {
  return [...text.matchAll(wordPattern)].flatMap((match) => {
    const word = foldWord(match[0])
    return word === '' ? [] : [{ word, start: match.index, end: match.index + match[0].length }]
  })
}

const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const letter = `(?!${unspaced})[\\p{L}\\p{M}\\p{N}\\u00AD\\u200C\\u200D]`
const wordPattern = new RegExp(
  `\\p{N}+(?:[.,:]\\p{N}+)+|(?=${unspaced})[\\p{L}\\p{N}]\\p{M}*|${letter}+(?:['’ʼ״׳]${letter}+)*`,
  'gu',
)

/** What is invisible in a word, or is one of several forms of its apostrophe, is no difference. */
function foldWord(text: string): string {
  return text
    .replaceAll(/[\u00AD\u200C\u200D]/g, '')
    .replaceAll(/[’ʼ]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, limits.searchWordLengthMax)
    .toWellFormed()
    .replaceAll(/\s/g, '')
}

/**
 * Texts as they are kept for search: each word between two spaces of its own, and a mark between two texts, so that
 * no phrase is found across them.
 */
export function searchText(texts: readonly string[]): string {
  return texts
    .map((text) => findWords(text).map(({ word }) => ` ${word} `))
    .filter((words) => words.length > 0)
    .map((words) => words.join(''))
    .join(' ¶ ')
}

/** What somebody looks for: every phrase must be found, its words next to each other and in this order. */
export type SearchPhrases = readonly (readonly string[])[]

/**
 * Reads a query: words, and phrases between quotation marks of any kind. A word that is written of several, such as
 * `well-known`, is a phrase. At most `limits.searchPhrasesMax` phrases; the rest is left out. Pure.
 */
export function parseSearch(query: string): SearchPhrases {
  const phrases: string[][] = []
  for (const [, quoted, plain] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)/g)) {
    const words = findWords(quoted ?? plain ?? '').map(({ word }) => word)
    if (words.length > 0) phrases.push(words.slice(0, limits.searchPhraseWordsMax))
  }
  return phrases.slice(0, limits.searchPhrasesMax)
}

/** A phrase as it stands in a `searchText`. */
export function phraseText(words: readonly string[]): string {
  return words.map((word) => ` ${word} `).join('')
}

/** Where the phrases stand in a text, as UTF-16 offsets, in order and without overlap. Pure. */
export function findPhrases(text: string, phrases: SearchPhrases): { start: number; end: number }[] {
  const words = findWords(text)
  const spans: { start: number; end: number }[] = []
  for (let at = 0; at < words.length; at += 1) {
    const length = Math.max(
      0,
      ...phrases.filter((phrase) => standsAt(words, at, phrase)).map((p) => p.length),
    )
    const [first, last] = [words[at], words[at + length - 1]]
    if (length === 0 || first === undefined || last === undefined) continue
    spans.push({ start: first.start, end: last.end })
    at += length - 1
  }
  return spans
}

function standsAt(words: readonly FoundWord[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => words[at + offset]?.word === word)
}
