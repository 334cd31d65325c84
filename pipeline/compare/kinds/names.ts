import { isSpaceless, type TextLanguage } from './language.ts'
import type { PhraseData } from './phrases.ts'
import { phraseBook, splitList } from './phrases.ts'
import type { Passage, Place } from './passages.ts'
import { type NewShift } from './shifts.ts'
import { isSameName } from './name-forms.ts'
import { countryNames } from './words/countries.ts'
import type { FiguresOfPassage } from './date-shifts.ts'
import { nameBeginnings, nameEndings, noNames, titles } from './words/names.ts'
import { givenNames, placeNames } from './words/places.ts'
import { overlaps, type ReadText, type Span, type Word } from './words-of.ts'

const titleBook = phraseBook(titles)
const placeBook = phraseBook(placeNames)
const givenBook = phraseBook(givenNames)
const countryBook = phraseBook(countryNames)
const otherCapitals = phraseBook(noNames)
const endings = listsOf(nameEndings)
const beginnings = listsOf(nameBeginnings)
const signPlaces = new Map([...listsOf(placeNames)].map(([language, list]) => [language, new Set(list)]))

function listsOf(data: PhraseData): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(data).map(([language, list]) => [language, splitList(list)]))
}

/** What the article calls by name elsewhere: words with a capital in the middle of a sentence. */
export interface KnownNames {
  has(word: string): boolean
  /** True when a word stands in lower case somewhere: it is no name, and spelled as it should be. */
  isCommon(word: string): boolean
}

/**
 * Names that stand for others, are spelled otherwise, or newly say who someone is. In scripts with capitals a name is a
 * capital word that is not only the first of its sentence; in German, where all nouns have one, and in scripts without,
 * its neighbours must tell: a title, another name, the ending of a place.
 */
export function findNames(
  passage: Passage,
  known: KnownNames,
  told: readonly NewShift[],
  figures: FiguresOfPassage,
): NewShift[] {
  const { before, after, places } = passage
  // A month or a weekday is none, even where it is the same day as before.
  const went = [...told.flatMap((shift) => shift.went ?? []), ...figures.before.dates]
  const came = [...told.flatMap((shift) => shift.came ?? []), ...figures.after.dates]
  return places.flatMap((place) => {
    const old = namesAt(place.deleted, before, known).filter(
      (word) => !went.some((span) => overlaps(span, word)),
    )
    const young = namesAt(place.inserted, after, known).filter(
      (word) => !came.some((span) => overlaps(span, word)),
    )
    return nameShift(place, ...withPartner(place, old, young, passage, known), passage)
  })
}

/** What stands for a name is one too, when it is as short; where there are capitals, when it has one. */
function withPartner(
  { deleted, inserted }: Place,
  old: readonly Word[],
  young: readonly Word[],
  { before, after }: Passage,
  known: KnownNames,
): [readonly Word[], readonly Word[]] {
  if (old.length > 0 === young.length > 0) return [old, young]
  if (!isCaseless(before.language)) {
    const [gone, fresh] = [capitalsAt(deleted, before, known), capitalsAt(inserted, after, known)]
    return gone.length > 0 && fresh.length > 0 ? [gone, fresh] : [old, young]
  }
  const [gone, fresh] = [wordsAt(deleted, before), wordsAt(inserted, after)]
  const isAlike = gone.length === fresh.length && gone.length <= partnerWordsMax
  return isAlike ? [gone, fresh] : [old, young]
}

const partnerWordsMax = 2

/** All words of a short place, when each has the capital of a name; none else. */
function capitalsAt(span: Span, text: ReadText, known: KnownNames): Word[] {
  const words = wordsAt(span, text)
  const areNames = words.every(
    (word) => text.language !== 'de' && isCapitalName(word, text.language) && !known.isCommon(word.lower),
  )
  return areNames && words.length <= partnerWordsMax ? words : []
}

function wordsAt(span: Span, { words }: ReadText): Word[] {
  return words.filter((word) => word.isWord && overlaps(word, span) && !/^\p{N}/u.test(word.text))
}

function isCaseless(language: TextLanguage): boolean {
  return isSpaceless(language) || language === 'he' || language === 'ar'
}

function nameShift(
  place: Place,
  old: readonly Word[],
  young: readonly Word[],
  { before, after }: Passage,
): NewShift[] {
  const gone = old.filter((word) => !young.some((other) => other.lower === word.lower))
  const fresh = young.filter((word) => !old.some((other) => other.lower === word.lower))
  const from = around(gone, before)
  const to = around(fresh, after)
  if (isSameName(place.deleted.text, place.inserted.text, before.language)) return []
  if (gone.length > 0 && fresh.length > 0) {
    return [{ kind: 'name', confidence: 0.85, went: from, came: to, isFact: true }]
  }
  // Somebody newly named: a full name where none stood.
  if (fresh.length < 2 || gone.length > 0 || !standTogether(fresh) || place.deleted.text.length > 60)
    return []
  return [{ kind: 'name', confidence: 0.5, went: null, came: to, isFact: false }]
}

function around(words: readonly Word[], { text }: ReadText): Span | null {
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return null
  return { start: first.start, end: last.end, text: text.slice(first.start, last.end) }
}

function standTogether(words: readonly Word[]): boolean {
  return words.every((word, index) => index === 0 || word.start - (words[index - 1]?.end ?? 0) <= 5)
}

function namesAt(span: Span, text: ReadText, known: KnownNames): Word[] {
  if (span.text.trim() === '') return []
  const inside = text.words.flatMap((word, at) => (word.isWord && overlaps(word, span) ? [at] : []))
  return inside.flatMap((at) => {
    const word = text.words[at]
    return word !== undefined && isName(word, at, text, known) ? [word] : []
  })
}

function isName(word: Word, at: number, text: ReadText, known: KnownNames): boolean {
  const { language, words } = text
  if (/^\p{N}/u.test(word.text)) return false
  if (language === 'ja' || language === 'zh' || language === 'th') return isSignName(word, text)
  if (language === 'he' || language === 'ar') {
    return placeBook.has(word.lower, language) || followsTitle(word, at, text)
  }
  if (!/^\p{Lu}/u.test(word.text) || otherCapitals.has(word.lower, language)) return false
  const neighbours = [words[at - 1], words[at + 1]]
  const besideCapital = neighbours.some(
    (other) =>
      other !== undefined && /^\p{Lu}\p{L}/u.test(other.text) && !otherCapitals.has(other.lower, language),
  )
  if (language === 'de') return isGermanName(word, at, text, known)
  if (!startsSentence(at, words)) return true
  return besideCapital || known.has(word.lower) || countryBook.has(word.lower, language)
}

/** In German a noun is a name beside a title or another name, or after a preposition of place without an article. */
function isGermanName(word: Word, at: number, { words }: ReadText, known: KnownNames): boolean {
  const before = words[at - 1]
  const after = words[at + 1]
  if (countryBook.has(word.lower, 'de')) return true
  if (/^\p{Lu}{2,}$/u.test(word.text) || known.has(word.lower)) return true
  if (before !== undefined && titleBook.has(before.lower, 'de')) return true
  if (/(?:burg|stadt|hausen|heim|dorf|furt|bach|ingen|straße)$/u.test(word.lower) && word.text.length > 6) {
    if (!/^(?:der|die|das|den|dem|des|eine?[rnms]?)$/u.test(before?.lower ?? '')) return true
  }
  if (after?.text === '-' && namedCompound.test(words[at + 2]?.lower ?? '')) return true
  if (/^(?:in|aus|nach|bei|von)$/u.test(before?.lower ?? '')) return !isCommonNoun(word.lower)
  // A capital word directly before or after, without an article: first name and surname.
  return (
    (isCapital(after) && !startsSentence(at, words)) ||
    isCapital(before) ||
    (startsSentence(at, words) && isCapital(after))
  )
}

/** What is called by a name before its hyphen: Nordlicht-Gruppe, Weber-Schule. */
const namedCompound =
  /^(?:gruppe|konzern|stiftung|partei|fraktion|chefin?|werke?s?|arena|preis|straße|platz|klinik|schule|universität|verlag|sprecherin?|bank|institut|halle|brücke|kirche|museum|theater|stadion|hotel|trainer|profi|spieler)/u

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}\p{Ll}/u.test(word.text) && !otherCapitals.has(word.lower, 'de')
}

/** Endings of German nouns that name no place or person. */
function isCommonNoun(lower: string): boolean {
  return /(?:ung|heit|keit|schaft|tion|tät|nis|ling|ismus|zeit|woche|jahre|jahren|monate|monaten|tage|tagen|stunden|minuten|uhr|kraft|angaben|ansicht|hause|ende|anfang|prozent|euro|metern|kilometern|millionen|personen|menschen)$/u.test(
    lower,
  )
}

/** A word with a capital that is none of those which often begin a sentence. */
export function isCapitalName(word: Word, language: TextLanguage): boolean {
  return language !== null && /^\p{Lu}\p{L}/u.test(word.text) && !otherCapitals.has(word.lower, language)
}

function startsSentence(at: number, words: readonly Word[]): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const word = words[i]
    if (word === undefined || word.isWord) return false
    if (/[.!?…]/u.test(word.text)) return true
  }
  return true
}

/** After a title, or a word after one; after a given name. */
function followsTitle(word: Word, at: number, text: ReadText): boolean {
  const before = text.words[at - 1]
  if (before?.isWord === true && givenBook.has(before.lower, text.language)) return true
  return titleBook.find(text).some(({ end }) => {
    const between = text.text.slice(end, word.start)
    return end < word.start && /^\s+(?:\p{L}+\s+)?$/u.test(between) && between.length < 24
  })
}

/** The commonest surnames of China that are seldom parts of other words. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪廖贾邹孟熊秦邱尹薛闫侯陶黎贺顾郝龚邵钱覃戴'

/** A surname, and at most one sign of a given name. */
const surnameBefore = new RegExp(`[${surnames}].?$`, 'u')
const fullName = new RegExp(`^[${surnames}].{1,2}$`, 'u')

/** 市长王丽华: after a title a word that begins with a surname is a name. */
function isNamedAfterTitle(word: string, before: string): boolean {
  const own = endings.get('zh') ?? []
  return fullName.test(word) && own.some((title) => title.length > 1 && before.endsWith(title))
}

/** Foreign names are written in katakana, their parts joined by a dot; the segmenter cuts within them. */
function isKatakanaName(word: Word, text: string): boolean {
  if (!/^[\p{sc=Katakana}ー]+$/u.test(word.text)) return false
  const before =
    /[\p{sc=Katakana}ー・]{0,20}$/u.exec(text.slice(Math.max(0, word.start - 20), word.start))?.[0] ?? ''
  const after = /^[\p{sc=Katakana}ー・]{0,20}/u.exec(text.slice(word.end, word.end + 20))?.[0] ?? ''
  const whole = before + word.text + after
  return whole.includes('・') || whole.length >= 3
}

/** Katakana, and signs with an ending of persons or places. */
function isSignName(word: Word, { text, language }: ReadText): boolean {
  if (/^[A-Z]/.test(word.text) || signPlaces.get(language ?? '')?.has(word.text) === true) return true
  if (language === 'ja' && isKatakanaName(word, text)) return true
  const rest = text.slice(word.end, word.end + 4)
  const own = endings.get(language ?? '') ?? []
  const before = text.slice(Math.max(0, word.start - 14), word.start).trimEnd()
  if (language === 'zh' && (surnameBefore.test(before) || isNamedAfterTitle(word.text, before))) return true
  if (/.[州市县縣省区區镇鎮村港岛島]$/u.test(word.text)) return true
  if (
    own.some(
      (ending) =>
        rest.startsWith(ending) || (word.text.length > ending.length + 1 && word.text.endsWith(ending)),
    )
  )
    return true
  return (beginnings.get(language ?? '') ?? []).some((beginning) => before.endsWith(beginning))
}
