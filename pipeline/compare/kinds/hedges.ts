import type { FiguresOfPassage } from './date-shifts.ts'
import { type PhraseSpan, phraseBook } from './phrases.ts'
import type { Passage } from './passages.ts'
import { differences, isChanged, type NewShift, pairUp } from './shifts.ts'
import { hedges, hedgesOfNumbers } from './words/hedges.ts'
import type { ReadText, Span } from './words-of.ts'

const book = phraseBook(hedges)
const numberBook = phraseBook(hedgesOfNumbers)

/** Hedges that came, went or stand for others: how certain a statement is told to be. */
export function findHedges({ before, after, places }: Passage, figures: FiguresOfPassage): NewShift[] {
  const old = hedgesOf(before, figures.before.numbers)
  const young = hedgesOf(after, figures.after.numbers)
  const { went, came } = differences(old, young, ({ text }) => text.toLowerCase())
  return pairUp(
    went.filter((span) => isChanged(span, places, 'deleted')),
    came.filter((span) => isChanged(span, places, 'inserted')),
    places,
  ).map(([from, to]) => ({
    kind: 'hedge',
    confidence: from !== null && to !== null ? 0.6 : 0.8,
    went: from,
    came: to,
    isFact: false,
  }))
}

function hedgesOf(text: ReadText, numbers: readonly Span[]): PhraseSpan[] {
  return book.find(text).filter((span) => !isOfNumbers(span, text) || standsBeforeNumber(span, numbers))
}

/** True for a hedge that is one before a number only. */
function isOfNumbers(span: PhraseSpan, { language }: ReadText): boolean {
  return span.at >= 0 && numberBook.has(span.phrase, language)
}

/** About 12, some $5m, close to a hundred. */
function standsBeforeNumber({ end }: PhraseSpan, numbers: readonly Span[]): boolean {
  return numbers.some(({ start }) => start >= end && start - end <= 3)
}
