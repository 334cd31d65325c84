import type { ChangeKind, KindFinding } from '../../../model/change.ts'
import { finding } from './finding.ts'
import type { Passage, Place } from './passages.ts'
import { overlaps, type Span } from './words-of.ts'

/** One thing that changed in a passage: what stood there and what stands there; one of them where only one is. */
export interface Shift {
  readonly kind: ChangeKind
  readonly confidence: number
  readonly went: Span | null
  readonly came: Span | null
  /** True when it makes the old text wrong, rather than outdated or longer. */
  readonly isFact: boolean
  readonly passage: Passage
}

/** A shift as its rule tells it. */
export type NewShift = Omit<Shift, 'passage'>

const sideLengthMax = 78

/** What a shift shows to its reader: `12 → 14`, `+ reportedly`, `− not`. */
export function evidenceOf({ went, came }: Pick<Shift, 'went' | 'came'>): string {
  const [old, young] = [cut(went?.text ?? ''), cut(came?.text ?? '')]
  if (old === '') return `+ ${young}`
  return young === '' ? `− ${old}` : `${old} → ${young}`
}

/** The findings of some shifts, one a kind: the surest confidence, the evidence of all. */
export function findingsOf(shifts: readonly Shift[]): KindFinding[] {
  const byKind = Map.groupBy(shifts, ({ kind }) => kind)
  return [...byKind].flatMap(([kind, all]) => {
    const sorted = all.toSorted((a, b) => b.confidence - a.confidence)
    return finding(kind, sorted[0]?.confidence ?? 0, [...new Set(sorted.map(evidenceOf))])
  })
}

/** True when a shift tells of what happened at a place. */
export function explains(shift: Pick<Shift, 'went' | 'came'>, place: Place): boolean {
  return (
    (shift.went !== null && touches(shift.went, place.deleted)) ||
    (shift.came !== null && touches(shift.came, place.inserted))
  )
}

/** True when what stands in a span is, in part, what went or came at some place. */
export function isChanged(span: Span, places: readonly Place[], side: 'deleted' | 'inserted'): boolean {
  return places.some((place) => touches(span, place[side]))
}

/** An empty place touches what it stands in the middle of. */
function touches(span: Span, place: Span): boolean {
  if (place.start === place.end) return span.start < place.start && place.start < span.end
  return overlaps(span, place)
}

/** The shortest way from the one side to the other: what both have is left out, by `key`, each as often as it stands. */
export function differences<T extends Span>(
  before: readonly T[],
  after: readonly T[],
  key: (span: T) => string,
): { went: T[]; came: T[] } {
  return { went: without(before, after, key), came: without(after, before, key) }
}

function without<T>(spans: readonly T[], others: readonly T[], key: (span: T) => string): T[] {
  const counts = new Map<string, number>()
  for (const span of others) counts.set(key(span), (counts.get(key(span)) ?? 0) + 1)
  return spans.filter((span) => {
    const left = counts.get(key(span)) ?? 0
    counts.set(key(span), left - 1)
    return left <= 0
  })
}

/** Index of the place that a span of one side is part of; -1 when it is in none. */
export function placeOf(span: Span, places: readonly Place[], side: 'deleted' | 'inserted'): number {
  return places.findIndex((place) => touches(span, place[side]))
}

/**
 * Pairs what went with what came: first at the same place, there the one that `likeness` finds likest, then in order.
 */
export function pairUp<T extends Span>(
  went: readonly T[],
  came: readonly T[],
  places: readonly Place[],
  likeness: (old: T, young: T) => number = () => 0,
): [T | null, T | null][] {
  const pairs: [T | null, T | null][] = []
  const left = new Set(came)
  const byPlace = Map.groupBy(came, (young) => placeOf(young, places, 'inserted'))
  const alone: T[] = []
  for (const old of went) {
    const at = placeOf(old, places, 'deleted')
    const there = at < 0 ? [] : (byPlace.get(at) ?? []).filter((young) => left.has(young))
    const [partner] = there.slice(0, partnersMax).toSorted((a, b) => likeness(old, b) - likeness(old, a))
    if (partner === undefined) alone.push(old)
    else {
      left.delete(partner)
      pairs.push([old, partner])
    }
  }
  const rest = [...left]
  alone.forEach((old, index) => pairs.push([old, rest[index] ?? null]))
  for (const young of rest.slice(alone.length)) pairs.push([null, young])
  return pairs
}

/** Of more candidates at one place the rest is not looked at. */
const partnersMax = 12

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= sideLengthMax) return line
  return `${line.slice(0, sideLengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
