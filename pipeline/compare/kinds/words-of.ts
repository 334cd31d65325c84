import type { Lexicon } from '../lexicon.ts'
import type { TextLanguage } from './language.ts'

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The stretch of a text between two offsets. */
export function spanAt(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

/** A word, number or punctuation mark of a text. */
export interface Word extends Span {
  /** In lower case, with straight apostrophes. */
  readonly lower: string
  readonly isWord: boolean
}

/** A text cut into words, in the language by which it is read. */
export interface ReadText {
  readonly text: string
  readonly language: TextLanguage
  readonly words: readonly Word[]
}

/** French and Italian write small words together with the next: l'avocat, dell'accusa, qu'il. */
const elision = /^(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu|un|all|dall|dell|nell|sull|quell|cent)['’](?=\p{L})/iu

/** Cuts a text into words; elided words stand alone. */
export function readText(text: string, language: TextLanguage, lexicon: Lexicon): ReadText {
  const { ids, starts, ends } = lexicon.tokens(text)
  const words: Word[] = []
  const add = (start: number, end: number, isWord: boolean) => {
    const piece = text.slice(start, end)
    words.push({ start, end, text: piece, lower: foldWord(piece), isWord })
  }
  for (let i = 0; i < ids.length; i += 1) {
    const start = starts[i] ?? 0
    const end = ends[i] ?? 0
    if (start === end) continue
    const isWord = lexicon.isWord(ids[i] ?? -1)
    const elided = language === 'fr' || language === 'it' ? elision.exec(text.slice(start, end)) : null
    const cut = start + (elided?.[0].length ?? 0)
    if (cut > start) add(start, cut, true)
    add(cut, end, isWord)
  }
  return { text, language, words }
}

/** A word as the lists write it. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word
  return word.toLowerCase().normalize('NFC').replace(/[’ʼ]/g, "'").replace(vowelSigns, '')
}

/** Hebrew and Arabic are written with them or without. */
const vowelSigns = /[\u0591-\u05BD\u05BF-\u05C7\u064B-\u0652\u0670\u0640]/g

/** True when two stretches have a unit in common. */
export function overlaps(a: Pick<Span, 'start' | 'end'>, b: Pick<Span, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end
}
