import type { Figures, FiguresOfPassage } from './date-shifts.ts'
import { isMarkOfQuantity, type Quantity, quantityOf, unitClassOf } from './number-marks.ts'
import type { Passage } from './passages.ts'
import { findSwapped } from './swaps.ts'
import { differences, isChanged, type NewShift, pairUp, placeOf } from './shifts.ts'
import { overlaps, type Span } from './words-of.ts'

/** Units whose swap makes another quantity of the same number. */
const units =
  /^(?:[$€£¥₽₪%]|(?:percent|prozent|punkte?|points?|euros?|dollars?|pounds?|pfund|franken|kilomet\p{L}*|km|miles?|feet|foot|inch(?:es)?|yards?|acres?|hect\p{L}*|degrees?|grad|meilen|met(?:er|re)s?|m|cm|kg|kilos?|tonn?e?s?|tonnen|gram\p{L}*|lit(?:er|re)s?|hours?|stunden?|minutes?|minuten?|days?|tagen?|weeks?|wochen?|months?|monate?n?|years?|jahren?|jours?|semaines?|mois|ans?|années?|heures?|días?|semanas?|meses|años?|horas?|minutos|giorni|settimane|mesi|anni|ore|minuti|dias?|anos|dagen|weken|maanden|jaar|uur|дн\p{L}*|недел\p{L}*|месяц\p{L}*|лет|год\p{L}*|час\p{L}*|минут\p{L}*|рублей|долларов|евро|километр\p{L}*|метр\p{L}*|тонн\p{L}*|процент\p{L}*))$/iu

/** Numbers whose value, sign or unit changed, came or went; dates and times are none of them. */
export function findNumbers(passage: Passage, { before, after }: FiguresOfPassage): NewShift[] {
  const { places } = passage
  const old = quantitiesOf(before, passage.before.text)
  const young = quantitiesOf(after, passage.after.text)
  const { went, came } = differences(old, young, ({ key }) => key)
  const gone = went.filter((span) => isChanged(span, places, 'deleted'))
  const fresh = came.filter((span) => isChanged(span, places, 'inserted'))
  const signed = signsOf(went, came, [...gone, ...fresh])
  const paired = new Set(signed.flat())
  const left = (spans: readonly Quantity[]) => spans.filter((span) => !paired.has(span))
  const pairs = [
    ...signed.filter(([from, to]) => !isSameLimit(from, to)),
    ...pairUp(left(gone), left(fresh), places, followAlike),
  ]
  const shifts = pairs.flatMap(([from, to]) => shiftOf(from, to, passage))
  const told = new Set(pairs.flat())
  const rest = [old, young].map((all) => all.filter((span) => !told.has(span))) as [Quantity[], Quantity[]]
  return [...shifts, ...findUnits(passage, ...rest), ...findSwapped(passage, old, young)]
}

/** -12 → 12, 30+ → 30: the digits of one side are where they were. */
function signsOf(
  went: readonly Quantity[],
  came: readonly Quantity[],
  changed: readonly Quantity[],
): [Quantity, Quantity][] {
  const byValue = Map.groupBy(came, ({ value }) => value)
  const touched = new Set(changed)
  return went.flatMap((old): [Quantity, Quantity][] => {
    const young = byValue.get(old.value)?.shift()
    if (young === undefined || (!touched.has(old) && !touched.has(young))) return []
    return [[old, young]]
  })
}

/** 30+, more than 30; <30, under 30: the limit is told in words. */
function isSameLimit(from: Quantity, to: Quantity): boolean {
  const [marked, plain] = /^[<>≤≥]|\+$/u.test(from.key) ? [from, to] : [to, from]
  const words = marked.key.startsWith('<') || marked.key.startsWith('≤') ? belowWords : aboveWords
  return plain.key === String(plain.value) && words.test(plain.preceding)
}

const aboveWords =
  /(?:more than|over|above|at least|mehr als|über|mindestens|plus de|au moins|más de|al menos|più di|oltre|mais de|meer dan|более|свыше)\s$/iu
const belowWords =
  /(?:less than|fewer than|under|below|at most|weniger als|unter|höchstens|moins de|menos de|meno di|minder dan|менее)\s$/iu

function quantitiesOf({ numbers, dates }: Figures, text: string): Quantity[] {
  return numbers
    .filter((span) => !dates.some((date) => overlaps(date, span)))
    .map((span) => quantityOf(span, text))
}

/** Of several numbers at one place that one stands for another which is followed by the same words. */
function followAlike(a: Quantity, b: Quantity): number {
  let length = 0
  while (length < a.following.length && a.following[length] === b.following[length]) length += 1
  return length
}

/** First and second are numbers where one stands for the other; elsewhere they may be other words. */
const ordinals =
  /^(?:first|second|premi[eè]re?|seconde?|primer[oa]?|segund[oa]|prim[oa]|second[oa]|primeir[oa])$/iu

function shiftOf(from: Quantity | null, to: Quantity | null, passage: Passage): NewShift[] {
  const { places } = passage
  if (from !== null && to !== null) {
    // An article against a number at another place is no number changed.
    const together =
      from.value === to.value || placeOf(from, places, 'deleted') === placeOf(to, places, 'inserted')
    const areOrdinals = together && ordinals.test(from.text) && ordinals.test(to.text)
    if (from.isWeak && to.isWeak && !areOrdinals) return []
    if ((from.isWeak || to.isWeak) && !together) return []
    return [{ kind: 'number', confidence: together ? 0.95 : 0.7, went: from, came: to, isFact: true }]
  }
  const alone = from ?? to
  if (alone === null || alone.isWeak) return []
  return [{ kind: 'number', confidence: 0.7, went: from, came: to, isFact: isMeasure(from, to, passage) }]
}

/** A month → six weeks: a measure without a number says one. */
function isMeasure(from: Quantity | null, to: Quantity | null, { places }: Passage): boolean {
  const place =
    places[from === null ? placeOf(to ?? zero, places, 'inserted') : placeOf(from, places, 'deleted')]
  if (place === undefined) return false
  const other = from === null ? place.deleted.text : place.inserted.text
  return other.split(/\s+/).some((word) => units.test(word))
}

const zero: Span = { start: 0, end: 0, text: '' }

/** The same number of something else: $5 → €5, 5% → $5, 3 km → 3 miles. */
function findUnits(passage: Passage, old: readonly Quantity[], young: readonly Quantity[]): NewShift[] {
  const exchanged = passage.places.flatMap(({ deleted, inserted }): NewShift[] => {
    const [from, to] = [deleted.text.trim(), inserted.text.trim()]
    if (!units.test(from) || !units.test(to) || unitClassOf(from) === unitClassOf(to)) return []
    if (!isBeside(deleted, old) || !isBeside(inserted, young)) return []
    return [{ kind: 'number', confidence: 0.7, went: deleted, came: inserted, isFact: true }]
  })
  const byKey = Map.groupBy(young, ({ key }) => key)
  const marked = old.flatMap((from): NewShift[] => {
    const to = byKey.get(from.key)?.shift()
    if (to === undefined) return []
    if (isMarked(from, to, passage))
      return [{ kind: 'number', confidence: 0.7, went: from, came: to, isFact: false }]
    if (isSameUnit(from.unit, to.unit)) return []
    return [{ kind: 'number', confidence: 0.95, went: from, came: to, isFact: true }]
  })
  return marked.length > 0 ? marked : exchanged
}

/** 5 → £5: only one of them is money, or a share. */
function isMarked(from: Quantity, to: Quantity, { places, before }: Passage): boolean {
  const [marked, plain] = from.unit === '' ? [to, from] : [from, to]
  const isTouched = isChanged(from, places, 'deleted') || isChanged(to, places, 'inserted')
  return (
    plain.unit === '' &&
    marked.text !== plain.text &&
    isTouched &&
    isMarkOfQuantity(marked.unit, before.language)
  )
}

/** $ and US$ may be one; what has no known unit says nothing. */
function isSameUnit(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true
  if ([a, b].includes('pound') && [a, b].includes('£')) return true
  return [a, b].includes('$') && a.endsWith('$') && b.endsWith('$')
}

function isBeside(span: Span, numbers: readonly Span[]): boolean {
  return numbers.some(({ start, end }) => Math.abs(span.start - end) <= 2 || Math.abs(start - span.end) <= 2)
}
