import type { KindFinding } from '../../../model/change.ts'
import { finding } from './finding.ts'
import type { TextLanguage } from './language.ts'
import { phraseBook } from './phrases.ts'
import type { QuoteShift } from './quotes.ts'
import type { Reading } from './readings.ts'
import { evidenceOf, type Shift } from './shifts.ts'
import { isSameSaying } from './typos.ts'
import { developments } from './words/developments.ts'

const developmentBook = phraseBook(developments)

/** Less sure than this, the text may as well have moved on. */
const confidenceMin = 0.4

/** How sure a correction is, by what was changed. */
const confidenceOf: Readonly<Partial<Record<Shift['kind'], number>>> = {
  number: 0.75,
  'date-time': 0.75,
  name: 0.75,
  negation: 0.7,
  attribution: 0.65,
  'silent-correction': 0.7,
}

/**
 * A stated fact that is another now, in a sentence that stays, while no notice says so: a number, a date, a name, who said
 * it, a denial, a quotation, a fact word. What was only added corrects nothing, and a story that moves on in time
 * (the toll rose to 14, now 14) corrects nothing either.
 */
export function findSilentCorrections(
  readings: readonly Reading[],
  quotes: readonly QuoteShift[],
  language: TextLanguage,
): KindFinding[] {
  const facts = readings.flatMap((reading) => {
    const movesOn = isDevelopment(reading)
    return reading.shifts
      .filter(({ isFact }) => isFact)
      .map((shift) => ({ shift, confidence: sureness(shift, movesOn) }))
  })
  const sure = facts.filter(({ confidence }) => confidence >= confidenceMin)
  const altered = quotes.filter(
    ({ kind, went, came }) =>
      kind === 'quote-altered' && !isSameSaying(went?.text ?? '', came?.text ?? '', language),
  )
  const highest = Math.max(0, ...sure.map(({ confidence }) => confidence), altered.length > 0 ? 0.7 : 0)
  return finding('silent-correction', highest, [
    ...new Set([...sure.map(({ shift }) => evidenceOf(shift)), ...altered.map(evidenceOf)]),
  ])
}

function sureness({ kind, confidence }: Shift, movesOn: boolean): number {
  const own = (confidenceOf[kind] ?? 0) * Math.min(1, confidence + 0.15)
  return movesOn && (kind === 'number' || kind === 'date-time') ? own * 0.4 : own
}

/** A number told with words of a story that moves on; the hour it was told with moves on too. */
function isDevelopment({ shifts, passage }: Reading): boolean {
  return shifts.some(({ kind }) => kind === 'number') && developmentBook.find(passage.after).length > 0
}
