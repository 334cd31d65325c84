import type { FiguresOfPassage } from './date-shifts.ts'
import type { NumberSpan } from './number-values.ts'
import type { Passage } from './passages.ts'
import { isChanged, type NewShift, pairUp, placeOf } from './shifts.ts'
import { overlaps, type Span } from './words-of.ts'

/** Units whose swap makes another quantity of the same number. */
const units =
  /^(?:[$€£¥₽₪%]|(?:percent|prozent|punkte?|points?|euros?|dollars?|pounds?|pfund|franken|kilomet\p{L}*|km|miles?|feet|foot|inch(?:es)?|yards?|acres?|hect\p{L}*|degrees?|grad|meilen|met(?:er|re)s?|m|cm|kg|kilos?|tonn?e?s?|tonnen|gram\p{L}*|lit(?:er|re)s?|hours?|stunden?|minutes?|minuten?|days?|tagen?|weeks?|wochen?|months?|monate?n?|years?|jahren?|jours?|semaines?|mois|ans?|années?|heures?|días?|semanas?|meses|años?|horas?|minutos|giorni|settimane|mesi|anni|ore|minuti|dias?|anos|dagen|weken|maanden|jaar|uur|дн\p{L}*|недел\p{L}*|месяц\p{L}*|лет|год\p{L}*|час\p{L}*|минут\p{L}*|рублей|долларов|евро|километр\p{L}*|метр\p{L}*|тонн\p{L}*|процент\p{L}*))$/iu

/** Numbers whose value changed, came or went; dates and times are none of them. */
export function findNumbers(passage: Passage, { before, after }: FiguresOfPassage): NewShift[] {
  const { places } = passage
  const old = before.numbers.filter((span) => !before.dates.some((date) => overlaps(date, span)))
  const young = after.numbers.filter((span) => !after.dates.some((date) => overlaps(date, span)))
  const went = surplus(old, young).filter((span) => isChanged(span, places, 'deleted'))
  const came = surplus(young, old).filter((span) => isChanged(span, places, 'inserted'))
  const shifts = pairUp(went, came, places).flatMap(([from, to]) => shiftOf(from, to, passage))
  return [...shifts, ...findUnits(passage, old, young)]
}

/** What one side has more of than the other, by value; equal values stand for each other wherever they are. */
function surplus(spans: readonly NumberSpan[], others: readonly NumberSpan[]): NumberSpan[] {
  const counts = new Map<number, number>()
  for (const { value } of others) counts.set(value, (counts.get(value) ?? 0) + 1)
  return spans.filter(({ value }) => {
    const left = counts.get(value) ?? 0
    counts.set(value, left - 1)
    return left <= 0
  })
}

function shiftOf(from: NumberSpan | null, to: NumberSpan | null, passage: Passage): NewShift[] {
  const { places } = passage
  if (from !== null && to !== null) {
    // An article against a number at another place is no number changed.
    const together = placeOf(from, places, 'deleted') === placeOf(to, places, 'inserted')
    if (from.isWeak && to.isWeak) return []
    if ((from.isWeak || to.isWeak) && !together) return []
    return [{ kind: 'number', confidence: together ? 0.95 : 0.7, went: from, came: to, isFact: true }]
  }
  const alone = from ?? to
  if (alone === null || alone.isWeak) return []
  return [{ kind: 'number', confidence: 0.7, went: from, came: to, isFact: isMeasure(from, to, passage) }]
}

/** A month → six weeks: a measure without a number says one. */
function isMeasure(from: NumberSpan | null, to: NumberSpan | null, { places }: Passage): boolean {
  const place =
    places[from === null ? placeOf(to ?? zero, places, 'inserted') : placeOf(from, places, 'deleted')]
  if (place === undefined) return false
  const other = from === null ? place.deleted.text : place.inserted.text
  return other.split(/\s+/).some((word) => units.test(word))
}

const zero: Span = { start: 0, end: 0, text: '' }

/** The same number of something else: $5 → €5, 3 km → 3 miles. */
function findUnits(
  { places }: Passage,
  old: readonly NumberSpan[],
  young: readonly NumberSpan[],
): NewShift[] {
  return places.flatMap(({ deleted, inserted }) => {
    const [from, to] = [deleted.text.trim(), inserted.text.trim()]
    if (!units.test(from) || !units.test(to) || isSameUnit(from, to)) return []
    if (!isBeside(deleted, old) || !isBeside(inserted, young)) return []
    return [{ kind: 'number', confidence: 0.7, went: deleted, came: inserted, isFact: true }]
  })
}

/** year, years: the same. */
function isSameUnit(a: string, b: string): boolean {
  return a.slice(0, 3).toLowerCase() === b.slice(0, 3).toLowerCase()
}

function isBeside(span: Span, numbers: readonly Span[]): boolean {
  return numbers.some(({ start, end }) => Math.abs(span.start - end) <= 2 || Math.abs(start - span.end) <= 2)
}
