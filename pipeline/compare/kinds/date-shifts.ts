import { datesOf, type DateSpan } from './dates.ts'
import { type NumberSpan, numbersOf } from './number-values.ts'
import type { Passage } from './passages.ts'
import { differences, isChanged, pairUp, type NewShift } from './shifts.ts'
import type { ReadText } from './words-of.ts'

/** The dates and the numbers of a text. */
export interface Figures {
  readonly dates: readonly DateSpan[]
  readonly numbers: readonly NumberSpan[]
}

/** The dates and numbers of both sides of a passage. */
export interface FiguresOfPassage {
  readonly before: Figures
  readonly after: Figures
}

/** Reads dates and numbers of both sides, once for all rules. */
export function readFigures({ before, after }: Passage): FiguresOfPassage {
  return { before: figuresOf(before), after: figuresOf(after) }
}

function figuresOf(text: ReadText): Figures {
  const numbers = numbersOf(text)
  return { numbers, dates: datesOf(text, numbers) }
}

/** Dates, days and times that changed, came or went. */
export function findDates({ places }: Passage, { before, after }: FiguresOfPassage): NewShift[] {
  const { went, came } = differences(before.dates, after.dates, ({ key }) => key)
  return pairUp(
    went.filter((span) => isChanged(span, places, 'deleted')),
    came.filter((span) => isChanged(span, places, 'inserted')),
    places,
  ).map(([from, to]) => ({
    kind: 'date-time',
    confidence: from !== null && to !== null ? 0.95 : 0.8,
    went: from,
    came: to,
    isFact: from !== null && to !== null && unitOf(from) === unitOf(to),
  }))
}

/** Yesterday told as Tuesday is the same day in other words; Monday told as Tuesday is not. */
function unitOf({ key }: DateSpan): string {
  return key.slice(0, key.indexOf(':'))
}
