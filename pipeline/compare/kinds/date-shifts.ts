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
  const { went, came } = withoutSameHours(differences(before.dates, after.dates, ({ key }) => key))
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

/** Half past two and 14:30 are one time, as far as a clock's face tells. */
function withoutSameHours({ went, came }: { went: DateSpan[]; came: DateSpan[] }) {
  const same = went.flatMap((old) =>
    came.filter((young) => isSameHour(old, young)).map((young) => [old, young]),
  )
  const left = new Set(same.flat())
  return { went: went.filter((span) => !left.has(span)), came: came.filter((span) => !left.has(span)) }
}

function isSameHour(a: DateSpan, b: DateSpan): boolean {
  if (a.isHalfDay !== true && b.isHalfDay !== true) return false
  const [one, other] = [a, b].map(({ key }) => /^time:(\d+):(\d+)$/u.exec(key))
  if (one == null || other == null) return false
  return Number(one[1]) % 12 === Number(other[1]) % 12 && one[2] === other[2]
}

/** Yesterday told as Tuesday is the same day in other words; Monday told as Tuesday is not. */
function unitOf({ key }: DateSpan): string {
  return key.slice(0, key.indexOf(':'))
}
