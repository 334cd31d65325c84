import { tokenize } from '../tokens.ts'
import { isSpaceless, knownLanguages, type KnownLanguage, type TextLanguage } from './language.ts'
import { foldWord, type ReadText, type Span, type Word } from './words-of.ts'

/**
 * Phrases of one subject by language, separated by commas. A word that ends in `*` stands for all that begin so. In
 * scripts without spaces a phrase is looked for in the text itself.
 */
export type PhraseData = Readonly<Partial<Record<KnownLanguage, string>>>

/** A phrase that was found, with how the list writes it. */
export interface PhraseSpan extends Span {
  readonly phrase: string
  /** Index of its first word in the text; -1 in scripts without spaces. */
  readonly at: number
}

/** The phrases of a subject, ready to be looked up. */
export interface PhraseBook {
  /** All that stand in a text, the longest at each place, none within another. */
  find(text: ReadText): PhraseSpan[]
  /** True when a word alone is in the list. */
  has(word: string, language: TextLanguage): boolean
}

interface Entry {
  readonly phrase: string
  readonly words: readonly string[]
}

interface Shelf {
  /** By first word, the longest phrase first. */
  readonly exact: ReadonlyMap<string, readonly Entry[]>
  /** By the stem of the first word. */
  readonly stems: ReadonlyMap<string, readonly Entry[]>
  readonly pattern: RegExp | null
}

const stemLengthMin = 2

/** Makes phrases ready; once, when the module is loaded. */
export function phraseBook(data: PhraseData): PhraseBook {
  const shelves = new Map<TextLanguage, Shelf>(
    knownLanguages.flatMap((language) => {
      const phrases = data[language]
      return phrases === undefined ? [] : [[language, shelfOf(phrases, isSpaceless(language))] as const]
    }),
  )
  return {
    find: (text) => {
      const shelf = shelves.get(text.language)
      if (shelf === undefined) return []
      return shelf.pattern === null ? findInWords(text, shelf) : findInText(text, shelf.pattern)
    },
    has: (word, language) => {
      const shelf = shelves.get(language)
      if (shelf === undefined) return false
      const lower = foldWord(word)
      return entriesFor(lower, shelf, language).some((entry) => entry.words.length === 1)
    },
  }
}

/** The phrases of a list, as written. */
export function splitList(list: string): string[] {
  return list
    .split(',')
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '')
}

function shelfOf(list: string, spaceless: boolean): Shelf {
  const phrases = splitList(list).toSorted((a, b) => b.length - a.length)
  const exact = new Map<string, Entry[]>()
  const stems = new Map<string, Entry[]>()
  if (spaceless) return { exact, stems, pattern: new RegExp(phrases.map(escape).join('|'), 'gu') }
  for (const phrase of phrases) {
    const words = wordsOf(phrase)
    const first = words[0] ?? ''
    const shelf = first.endsWith('*') ? stems : exact
    const key = first.replace('*', '')
    shelf.set(key, [...(shelf.get(key) ?? []), { phrase, words }])
  }
  return { exact, stems, pattern: null }
}

function wordsOf(phrase: string): string[] {
  const { starts, ends } = tokenize(phrase)
  const words: string[] = []
  starts.forEach((start, index) => {
    const word = foldWord(phrase.slice(start, ends[index]))
    if (word === '*' && words.length > 0) words.push(`${words.pop()}*`)
    // Elided words stand alone with their apostrophe: d' après.
    else if (word === "'" && words.length > 0) words.push(`${words.pop()}'`)
    else if (word !== '') words.push(word)
  })
  return words
}

function findInWords({ words, language }: ReadText, shelf: Shelf): PhraseSpan[] {
  const found: PhraseSpan[] = []
  for (let i = 0; i < words.length; i += 1) {
    const entry = entriesFor(words[i]?.lower ?? '', shelf, language).find((one) => standsAt(one, words, i))
    const last = words[i + (entry?.words.length ?? 0) - 1]
    const first = words[i]
    if (entry === undefined || first === undefined || last === undefined) continue
    const text = words
      .slice(i, i + entry.words.length)
      .map((word) => word.text)
      .join(' ')
    found.push({ start: first.start, end: last.end, text, phrase: entry.phrase, at: i })
    i += entry.words.length - 1
  }
  return found
}

function findInText({ text }: ReadText, pattern: RegExp): PhraseSpan[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    phrase: match[0],
    at: -1,
  }))
}

/** Hebrew and Arabic write conjunctions, prepositions and the article together with the word. */
const joined: Readonly<Partial<Record<KnownLanguage, RegExp>>> = {
  he: /^[ושהבלמכ](?=.{2})/u,
  ar: /^(?:[وفبلك](?=.{2})|ال(?=.{2}))/u,
}
const joinedMax = 3

function entriesFor(lower: string, shelf: Shelf, language: TextLanguage): Entry[] {
  const found = [...(shelf.exact.get(lower) ?? []), ...stemmed(lower, shelf)]
  const prefix = language === null ? undefined : joined[language]
  if (prefix === undefined) return found
  let longer = lower
  for (let i = 0; i < joinedMax; i += 1) {
    const rest = longer.replace(prefix, '')
    if (rest === longer) break
    found.push(...(shelf.exact.get(rest) ?? []), ...stemmed(rest, shelf))
    longer = rest
  }
  return found
}

/** No stem in the lists is longer than this. */
const stemLengthMax = 16

function stemmed(lower: string, { stems }: Shelf): Entry[] {
  if (stems.size === 0) return []
  const found: Entry[] = []
  for (let length = Math.min(lower.length, stemLengthMax); length >= stemLengthMin; length -= 1) {
    found.push(...(stems.get(lower.slice(0, length)) ?? []))
  }
  return found
}

function standsAt(entry: Entry, words: readonly Word[], at: number): boolean {
  return entry.words.every((word, k) => {
    if (k === 0) return true
    const lower = words[at + k]?.lower
    if (lower === undefined) return false
    return word.endsWith('*') ? lower.startsWith(word.slice(0, -1)) : lower === word
  })
}

function escape(phrase: string): string {
  return phrase.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
