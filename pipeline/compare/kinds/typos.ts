import { phraseBook } from './phrases.ts'
import { isSpaceless, type TextLanguage } from './language.ts'
import { smallWords } from './words/small-words.ts'
import { foldWord } from './words-of.ts'

const smallBook = phraseBook(smallWords)

/** In shorter words another letter makes another word (is, as). */
const lettersMin = 4
/** From this length on two slips are still the same word. */
const twoSlipsLengthMin = 8
const wordsMax = 4
const lettersMax = 40

/**
 * True when two texts at one place are the same words, one of them misspelled: by a letter or two, by a space too many or
 * missing, by a small word of grammar.
 */
export function isSpelling(deleted: string, inserted: string, language: TextLanguage): boolean {
  const old = wordsIn(deleted)
  const young = wordsIn(inserted)
  if (old.length === 0 && young.length === 0) return false
  if (isOtherWord(deleted, inserted, language)) return false
  if (old.join('') === young.join('')) return true
  if (Math.max(old.length, young.length) > wordsMax) return false
  if (old.length === 0 || young.length === 0) {
    const only = [...old, ...young]
    return only.length === 1 && smallBook.has(only[0] ?? '', language)
  }
  if (old.length === 1 && isGrammar(deleted, inserted, language)) return true
  return isSpelledOtherwise(old, young, language)
}

/** English words that are others with a capital. */
const capitonyms = new Set(
  'polish catholic democrat democrats democratic republican republicans labour labor conservative conservatives liberal liberals green greens turkey china may march august job nice reading mobile orthodox native independent'.split(
    ' ',
  ),
)

/** True when a capital or a hyphen makes another word: Polish, polish; re-signed, resigned. */
export function isOtherWord(deleted: string, inserted: string, language: TextLanguage): boolean {
  const [old, young] = [deleted.trim(), inserted.trim()]
  if (old === young || (language !== 'en' && language !== null)) return false
  const [long, short] = old.length > young.length ? [old, young] : [young, old]
  if (/^re[-‐‑]\p{L}+$/iu.test(long) && long.replace(/[-‐‑]/u, '') === short) return true
  return old.toLowerCase() === young.toLowerCase() && capitonyms.has(old.toLowerCase())
}

/** True when two rows of words are the same ones, some of them misspelled. */
function isSpelledOtherwise(
  old: readonly string[],
  young: readonly string[],
  language: TextLanguage,
): boolean {
  return old.length === young.length && old.every((word, at) => isSameWord(word, young[at] ?? '', language))
}

/** Endings of words that name nobody. */
const plainEndings: Readonly<Partial<Record<string, RegExp>>> = {
  en: /(?:ments?|[ts]ions?|ings?|ed|ly|ness|ities|ity|ances?|ences?|ous|ful|less|[ai]ble|ical|ists?|isms?)$/u,
  fr: /(?:ments?|[ts]ions?|eurs?|euses?|ités?|ismes?|istes?|ances?|ences?|aient|ait)$/u,
  es: /(?:mente|mientos?|ci[oó]n(?:es)?|idad(?:es)?|ismos?|istas?|anzas?|ados?|adas?|aron|ieron)$/u,
  it: /(?:mente|ment[oi]|[zs]ion[ei]|it[àa]|ism[oi]|ist[aei]|at[oaie])$/u,
  pt: /(?:mente|mentos?|[çc][ãaõo][oe]s?|idades?|ismos?|istas?|ados?|adas?|aram)$/u,
  nl: /(?:ingen|ing|heid|heden|lijke?|isten?|isme|schappen|schap)$/u,
  ru: /(?:ение|ения|ость|ости|ство|ства|ция|ции|лись|лся|ный|ная|ные|ов)$/u,
}

/** True for a small word, and for one that ends as no name does. */
export function isPlainWord(word: string, language: TextLanguage): boolean {
  const folded = foldWord(word)
  return smallBook.has(folded, language) || plainEndings[language ?? '']?.test(folded) === true
}

/** True for a small word of grammar: an article, a preposition, an auxiliary. */
export function isSmallWord(word: string, language: TextLanguage): boolean {
  return smallBook.has(word, language)
}

/** True when a small word of grammar stands for another, or came or went alone. */
export function isGrammar(deleted: string, inserted: string, language: TextLanguage): boolean {
  const words = [...wordsIn(deleted), ...wordsIn(inserted)]
  return words.length > 0 && words.length <= 2 && words.every((word) => smallBook.has(word, language))
}

/** True when two passages have the same words, however long, some of them misspelled. */
export function isSameSaying(before: string, after: string, language: TextLanguage): boolean {
  return isSpelledOtherwise(wordsIn(before), wordsIn(after), language)
}

/** True when a word that came or went is the same as one beside it: the the. */
export function isDoubled(word: string, before: string, after: string): boolean {
  const folded = foldWord(word.trim())
  if (folded === '' || /\s/.test(folded)) return false
  if (/[\p{sc=Thai}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(folded)) {
    return folded.length > 1 && (before.endsWith(folded) || after.startsWith(folded))
  }
  const last = /[\p{L}\p{M}]+$/u.exec(before.slice(-lettersMax).trimEnd())?.[0] ?? ''
  const first = /^[\p{L}\p{M}]+/u.exec(after.slice(0, lettersMax).trimStart())?.[0] ?? ''
  return foldWord(last) === folded || foldWord(first) === folded
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.map(foldWord) ?? []
}

function isSameWord(old: string, young: string, language: TextLanguage): boolean {
  if (old === young) return true
  if (/\p{N}/u.test(old) || /\p{N}/u.test(young)) return false
  const [a, b] = [Array.from(old), Array.from(young)]
  const longest = Math.max(a.length, b.length)
  if (longest > lettersMax) return false
  if (language === 'ja' && longVowels.test(old + young) && shortened(old) === shortened(young)) return true
  if (isSpaceless(language))
    return a.length !== b.length ? longest >= 3 && slips(a, b) === 1 : longest >= 3 && isSwap(a, b)
  if (bare(old) === bare(young)) return true
  if (longest < lettersMin) return longest === 3 && isSwap(a, b)
  const allowed = longest >= twoSlipsLengthMin ? 2 : 1
  return slips(a, b) <= allowed
}

/** Katakana words are written with the long vowel at their end or without. */
const longVowels = /[\p{sc=Katakana}]ー/u

function shortened(word: string): string {
  return word.replaceAll('ー', '')
}

/** True for two ways to write one word: accents, British and American spelling. */
export function isVariant(a: string, b: string): boolean {
  return oneSpelling(a) === oneSpelling(b)
}

function oneSpelling(word: string): string {
  return bare(foldWord(word))
    .replace(/our/gu, 'or')
    .replace(/is(?=e|ing|ation)/gu, 'iz')
    .replace(/ys(?=e|ing)/gu, 'yz')
    .replace(/ll/gu, 'l')
    .replace(/[ao]e/gu, 'e')
    .replace(/([tbc])re(?=s?$)/gu, '$1er')
    .replace(/ogue(?=s?$)/gu, 'og')
    .replace(/mme(?=s?$)/gu, 'm')
    .replace(/ence(?=s?$)/gu, 'ense')
}

/** Without accents. */
function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

function isSwap(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join('') === b.toSorted().join('') && slips(a, b) === 1
}

/** Letters wrong, missing, too many, or swapped with their neighbour (optimal string alignment). */
function slips(a: readonly string[], b: readonly string[]): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let older: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, (older[j - 2] ?? 0) + 1)
      next.push(best)
    }
    older = row
    row = next
  }
  return row[b.length] ?? 0
}
