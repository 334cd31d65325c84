import { foldTypography } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { findAttributions } from './attributions.ts'
import { findDates, readFigures } from './date-shifts.ts'
import { findFacts } from './facts.ts'
import { hasBothSides, type ReadEdit } from './finding.ts'
import { datesOf } from './dates.ts'
import { findDoubts } from './doubts.ts'
import { findHedges } from './hedges.ts'
import type { KnownWords } from './known-words.ts'
import { findNames } from './names.ts'
import { findNegations, isNegation } from './negations.ts'
import { isNoise } from './noise.ts'
import { numbersOf } from './number-values.ts'
import { findNumbers } from './numbers.ts'
import { findSwappedNames } from './swaps.ts'
import { type Passage, passagesOf, type Place } from './passages.ts'
import { explains, type NewShift, type Shift } from './shifts.ts'
import type { QuoteShift } from './quotes.ts'
import { hasOtherMarks } from './number-marks.ts'
import { isDoubled, isGrammar, isOtherWord, isPlainWord, isSpelling, isVariant } from './typos.ts'
import { simplified } from './words/chinese-scripts.ts'
import { foldWord, overlaps, type Span } from './words-of.ts'

/**
 * What the words at a place are:
 * - `told`: a rule of the meaning tells of them;
 * - `invisible`: nothing that a reader sees changed;
 * - `formatting`, `typo`: no meaning changed;
 * - `wording`: anything else.
 */
export interface ReadPlace extends Place {
  readonly nature: 'told' | 'invisible' | 'formatting' | 'typo' | 'wording'
}

/** A passage with what the rules tell of it. */
export interface Reading {
  readonly passage: Passage
  readonly shifts: readonly Shift[]
  readonly places: readonly ReadPlace[]
  /** True when only counters, relative times and the like differ. */
  readonly isNoise: boolean
}

/** Longer passages, and those cut in more places, are not looked into: the work stays linear in the text. */
const passageLengthMax = 12_000
const placesMax = 200
/** In all, per comparison. */
const lengthReadMax = 200_000

/** Reads all edits, in order, as far as the limits go. */
export function readPassages(
  edits: readonly ReadEdit[],
  declared: string | null,
  known: KnownWords,
  quotes: readonly QuoteShift[],
  lexicon: Lexicon,
): Reading[] {
  let left = lengthReadMax
  const quotesOf = Map.groupBy(quotes, ({ edit }) => edit)
  return edits.flatMap((edit) =>
    passagesOf(edit, declared, lexicon).map((passage) => {
      const length = passage.before.text.length + passage.after.text.length
      left -= length
      const isLong = length > passageLengthMax || passage.places.length > placesMax || left < 0
      return readPassage(passage, known, quotesOf.get(edit) ?? [], isLong)
    }),
  )
}

function readPassage(
  passage: Passage,
  known: KnownWords,
  quotes: readonly QuoteShift[],
  isLong: boolean,
): Reading {
  const nothing = { passage, shifts: [], places: [], isNoise: false }
  if (isLong) return nothing
  if (isNoise(passage.before.text, passage.after.text)) return { ...nothing, isNoise: true }
  if (passage.fate !== 'edited' || !hasBothSides(passage.edit)) return nothing
  const said = quotesWithin(passage, quotes)
  const shifts = shiftsOf(passage, known, said)
    .filter((shift) => !isMended(shift, passage))
    .map((shift): Shift => ({ ...shift, passage }))
  const places = passage.places.map((place) => ({
    ...place,
    nature: natureOf(place, passage, shifts, said, known),
  }))
  return { passage, shifts, places, isNoise: false }
}

function shiftsOf(passage: Passage, known: KnownWords, said: readonly SaidShift[]): NewShift[] {
  const doubts = findDoubts(passage)
  if (passage.places.every((place) => isTypography(place, passage))) return doubts
  const figures = readFigures(passage)
  const told = [...findDates(passage, figures), ...findNumbers(passage, figures)]
  const facts = findFacts(passage).map(({ went, came }): NewShift => ({
    kind: 'silent-correction',
    confidence: 0.7,
    went,
    came,
    isFact: true,
  }))
  const sure = [...findNegations(passage), ...findHedges(passage, figures), ...doubts]
  const names = findSwappedNames(passage) ?? findNames(passage, known, [...told, ...facts], figures)
  const isTold = (place: Place) =>
    [...told, ...sure, ...names.filter(isRespelled)].some((shift) => explains(shift, place)) ||
    said.some((shift) => explains(shift, place))
  const sources = findAttributions(passage, [...facts, ...sure], isTold)
  // Whoever is newly named as the source is that and no more.
  const newNames = names.filter(
    ({ went, came }) => went !== null || !sources.some((one) => isWithin(came, one.came)),
  )
  // Of a quotation that says something else its words are not told one by one.
  const inside = said.filter(({ alike }) => alike < saidAnewMax)
  return [...told, ...facts, ...sure, ...newNames, ...sources].filter(
    (shift) => !inside.some((quote) => isWithin(shift.went, quote.went) || isWithin(shift.came, quote.came)),
  )
}

/** With less than this in common a quotation says something else. */
const saidAnewMax = 0.8

/** A quotation that changed, with its places in a passage. */
interface SaidShift {
  readonly went: Span | null
  readonly came: Span | null
  readonly alike: number
}

function quotesWithin({ beforeAt, afterAt }: Passage, quotes: readonly QuoteShift[]): SaidShift[] {
  return quotes.map(({ went, came, alike }) => ({
    went: shifted(went, beforeAt),
    came: shifted(came, afterAt),
    alike,
  }))
}

function shifted(span: Span | null, by: number): Span | null {
  return span === null ? null : { start: span.start - by, end: span.end - by, text: span.text }
}

function isWithin(span: Span | null, whole: Span | null): boolean {
  return span !== null && whole !== null && overlaps(span, whole)
}

/** The same name in another spelling is no other source. */
function isRespelled({ went, came }: NewShift): boolean {
  return went !== null && came !== null && isSpelling(went.text, came.text, null)
}

/** A word that a list knows only now that its spelling was mended. */
function isMended({ went, came, kind }: NewShift, { places, before }: Passage): boolean {
  if (kind === 'number' || (went !== null && came !== null)) return false
  const place = places.find((one) => explains({ went, came }, one))
  if (place === undefined || place.deleted.text.trim() === '' || place.inserted.text.trim() === '')
    return false
  const [old, young] = [place.deleted.text, place.inserted.text]
  // A letter makes kein of ein, but no other word of a long one.
  if (kind === 'negation' && Math.min(old.trim().length, young.trim().length) < longWordMin) return false
  return isSpelling(old, young, before.language)
}

const longWordMin = 6

function natureOf(
  place: Place,
  passage: Passage,
  shifts: readonly Shift[],
  said: readonly SaidShift[],
  known: KnownWords,
): ReadPlace['nature'] {
  const { before, after } = passage
  if (shifts.some((shift) => explains(shift, place))) return 'told'
  if (looksSame(place)) return 'invisible'
  if (isTypography(place, { before, after })) return said.length > 0 ? 'told' : 'formatting'
  const { deleted, inserted } = place
  if (/\p{N}/u.test(deleted.text) && /\p{N}/u.test(inserted.text)) {
    return digitsOf(deleted.text) === digitsOf(inserted.text) ? 'formatting' : 'wording'
  }
  const [alone, text] = deleted.text === '' ? [inserted, after.text] : [deleted, before.text]
  const isAlone = deleted.text.trim() === '' || inserted.text.trim() === ''
  // A small word that changes with the rest of the sentence is that edit's grammar.
  const isGrammatical = isAlone || isGrammar(deleted.text, inserted.text, before.language)
  if (isGrammatical && shifts.length > 0) return 'wording'
  // A denial told otherwise (kein, nicht ein) is no spelling.
  const denies = [deleted, inserted].some(({ text: words }) => isNegation(words.trim(), before.language))
  const isShort = Math.min(deleted.text.trim().length, inserted.text.trim().length) < longWordMin
  if (denies && isShort && !isAlone) return 'wording'
  if (isOtherName(place, passage, known) || known.areBothWords(deleted.text, inserted.text)) return 'wording'
  if (isSpelling(deleted.text, inserted.text, before.language)) return 'typo'
  const doubled = isAlone && isDoubled(alone.text, text.slice(0, alone.start), text.slice(alone.end))
  return doubled ? 'typo' : 'wording'
}

/**
 * A word with a capital that begins a sentence may be a name as well as a slip of the pen, unless it stands in lower case
 * elsewhere or ends as names do not. German nouns tell nothing by their capitals.
 */
function isOtherName({ deleted, inserted }: Place, { before, after }: Passage, known: KnownWords): boolean {
  const { language } = before
  const words = [deleted.text.trim(), inserted.text.trim()]
  if (language === 'de' || !words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))) return false
  if (isVariant(words[0] ?? '', words[1] ?? '')) return false
  // Tomorrow, February: no name, though it was misspelled.
  if (datesOf(after, numbersOf(after)).some((date) => overlaps(date, inserted))) return false
  return !words.some((word) => known.isCommon(foldWord(word)) || isPlainWord(word, language))
}

function digitsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** Composed or not, with soft hyphens and joiners or without, with this space or that: it looks the same. */
function looksSame({ deleted, inserted }: Place): boolean {
  return seenAs(deleted.text) === seenAs(inserted.text)
}

function seenAs(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
}

/** True when two texts at one place have the same letters and digits; capitals are typography. */
function isTypography(
  { deleted, inserted }: Place,
  { before, after }: Pick<Passage, 'before' | 'after'>,
): boolean {
  if (hasOtherMarks(deleted, inserted, before.text, after.text)) return false
  const [old, young] = [foldScripts(deleted.text), foldScripts(inserted.text)]
  if (old === young) return true
  if (isOtherWord(deleted.text, inserted.text, before.language)) return false
  if (before.language === 'zh' && simplified(old) === simplified(young)) return true
  const digits = /\p{N}/u
  if (digits.test(old) || digits.test(young)) return false
  return lettersOf(old) === lettersOf(young)
}

/** CO₂ and CO2 are one name. */
function foldScripts(text: string): string {
  return foldTypography(text).replace(/(?<=\p{L})[₀-₉²³]|^[₀-₉]$/gu, (digit) => digit.normalize('NFKC'))
}

/** Without case, marks that may be left out, and all that is no letter: е for ё, no vowel signs, no stretched letters. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u0591-\u05BD\u05BF-\u05C7\u064B-\u0652\u0670\u0640]/g, '')
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{M}]+/gu, '')
}
