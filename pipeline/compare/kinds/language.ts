import type { Content } from '../../../model/content.ts'

/** Languages that the word lists know. */
export const knownLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'ru',
  'he',
  'ar',
  'ja',
  'zh',
  'th',
] as const

export type KnownLanguage = (typeof knownLanguages)[number]

/** The language by whose words a text is read; null where no list fits. */
export type TextLanguage = KnownLanguage | null

/** Small words that are frequent in one language; a text is read in the language that has most of its words here. */
const smallWords: Readonly<Partial<Record<KnownLanguage, string>>> = {
  en: 'the of and to in is was were that for on with by said at from has had it not his her they',
  de: 'der die das und den dem des ein eine ist war nicht mit von im zu auf für sich wird wurde er sie',
  fr: 'le la les des du une et est dans que qui pour au aux pas sur avec par il elle ce cette a été hier',
  es: 'el la los las del de que y en un una es por con para se su fue al ha más como dijo',
  it: 'il lo la gli le di che è un una per del della dei nel non con si da sono ha alla delle',
  pt: 'o a os as do da dos das de que e em um uma é por com para não se foi no na ao disse',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er door was bij heeft die ook',
}

const wordsByLanguage = Object.entries(smallWords).map(
  ([language, words]) => [language as KnownLanguage, new Set(words.split(' '))] as const,
)

/** A guess needs no more of a text than this. */
const sampleLengthMax = 600

/**
 * The language of a text: what the article declares, else what its script and its small words tell. A declared language
 * without word lists is no known one.
 */
export function languageOf(text: string, declared: Content['language']): TextLanguage {
  if (declared !== null) {
    const tag = declared.toLowerCase().split(/[-_]/)[0] ?? ''
    return knownLanguages.find((language) => language === (tag === 'iw' ? 'he' : tag)) ?? null
  }
  const sample = text.slice(0, sampleLengthMax)
  return languageOfScript(sample) ?? languageOfWords(sample)
}

function languageOfScript(text: string): TextLanguage {
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return 'ja'
  if (/\p{sc=Han}/u.test(text)) return 'zh'
  if (/\p{sc=Hebrew}/u.test(text)) return 'he'
  if (/\p{sc=Arabic}/u.test(text)) return 'ar'
  if (/\p{sc=Cyrillic}/u.test(text)) return 'ru'
  return /\p{sc=Thai}/u.test(text) ? 'th' : null
}

function languageOfWords(text: string): TextLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  let best: TextLanguage = null
  let most = 0
  for (const [language, small] of wordsByLanguage) {
    const count = words.filter((word) => small.has(word)).length
    if (count > most) {
      best = language
      most = count
    }
  }
  return best
}

/** True for scripts that put no spaces between words: lists are looked up in the text, not in its words. */
export function isSpaceless(language: TextLanguage): boolean {
  return language === 'ja' || language === 'zh' || language === 'th'
}
