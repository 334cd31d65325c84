import type { Figures, FiguresOfPassage } from './date-shifts.ts'
import { type PhraseSpan, phraseBook } from './phrases.ts'
import type { KnownLanguage } from './language.ts'
import type { Passage, Place } from './passages.ts'
import { differences, isChanged, type NewShift, pairUp } from './shifts.ts'
import { hedges, hedgesOfNumbers } from './words/hedges.ts'
import { foldWord, overlaps, type ReadText, type Span } from './words-of.ts'

const book = phraseBook(hedges)
const numberBook = phraseBook(hedgesOfNumbers)

/** Hedges that came, went or stand for others: how certain a statement is told to be. */
export function findHedges(passage: Passage, figures: FiguresOfPassage): NewShift[] {
  const { before, after, places } = passage
  const old = hedgesOf(before, figures.before)
  const young = hedgesOf(after, figures.after)
  const { went, came } = differences(old, young, ({ text }) => text.toLowerCase())
  const listed: NewShift[] = pairUp(
    went.filter((span) => isChanged(span, places, 'deleted') && !isAbility(span, places, 'deleted')),
    came.filter((span) => isChanged(span, places, 'inserted') && !isAbility(span, places, 'inserted')),
    places,
  ).map(([from, to]) => ({
    kind: 'hedge',
    confidence: from !== null && to !== null ? 0.6 : 0.8,
    went: from,
    came: to,
    isFact: false,
  }))
  return listed.length > 0 ? listed : places.flatMap((place) => findMood(place, passage))
}

/** Could run, was able to run: what somebody can do is no doubt. */
function isAbility({ text }: Span, places: readonly Place[], side: 'deleted' | 'inserted'): boolean {
  if (text.toLowerCase() !== 'could') return false
  const other = side === 'deleted' ? 'inserted' : 'deleted'
  return places.some(
    (place) => /\bcould\b/iu.test(place[side].text) && /\b(?:un)?able to\b/iu.test(place[other].text),
  )
}

/** Moods of hearsay and condition by the ending of the verb: fermera → fermerait, tendrá → tendría, kommt → komme. */
const moods: Readonly<Partial<Record<KnownLanguage, RegExp>>> = {
  de: /e$/u,
  fr: /r(?:ait|aient)$/u,
  es: /ría[ns]?$/u,
  it: /rebbe(?:ro)?$/u,
  pt: /ria[ms]?$/u,
}

/** Letters that two forms of one verb begin with. */
const stemLettersMin = 3

function findMood({ deleted, inserted }: Place, { before }: Passage): NewShift[] {
  const mood = before.language === null ? undefined : moods[before.language]
  const [old, young] = [foldWord(deleted.text.trim()), foldWord(inserted.text.trim())]
  if (
    mood === undefined ||
    /\s/.test(old + young) ||
    old.slice(0, stemLettersMin) !== young.slice(0, stemLettersMin)
  ) {
    return []
  }
  const isMood = before.language === 'de' ? isSubjunctive(old, young) : mood.test(young) !== mood.test(old)
  if (!isMood || Math.min(old.length, young.length) < stemLettersMin) return []
  return [{ kind: 'hedge', confidence: 0.6, went: deleted, came: inserted, isFact: false }]
}

/** German tells hearsay by one letter: kommt → komme, kommt → käme. */
function isSubjunctive(old: string, young: string): boolean {
  return (
    (old.endsWith('t') && young === `${old.slice(0, -1)}e`) ||
    (young.endsWith('t') && old === `${young.slice(0, -1)}e`)
  )
}

function hedgesOf(text: ReadText, { numbers, dates }: Figures): PhraseSpan[] {
  return book
    .find(text)
    .filter((span) => !isOfNumbers(span, text) || standsBeforeNumber(span, numbers))
    .filter((span) => !followsNumbers.test(span.phrase) || standsAfterNumber(span, numbers))
    .filter((span) => !dates.some((date) => overlaps(date, span)))
}

/** True for a hedge that is one before a number only. */
function isOfNumbers(span: PhraseSpan, { language }: ReadText): boolean {
  return span.at >= 0 && numberBook.has(span.phrase, language)
}

/** What stands behind the counter of a number: 300人以上. */
const followsNumbers = /^(?:以上|以下|以内|未満|近く|足らず|余り|あまり|弱|強|前後|左右|上下)$/u
const counterLengthMax = 5

function standsAfterNumber({ start }: PhraseSpan, numbers: readonly Span[]): boolean {
  return numbers.some(({ end }) => start >= end && start - end <= counterLengthMax)
}

/** About 12, some $5m, close to a hundred. */
function standsBeforeNumber({ end }: PhraseSpan, numbers: readonly Span[]): boolean {
  return numbers.some(({ start }) => start >= end && start - end <= 3)
}
