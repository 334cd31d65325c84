import type { ChangeHead } from '../../archive/archive.ts'
import { timelineOf } from './timeline.ts'
import type { Sight } from './timeline.ts'
import { ticksOf } from './ticks.ts'
import type { Tick } from './ticks.ts'

/** A history drawn to scale: all lengths in the units of the drawing, times from left to right. */
export interface Chart {
  readonly from: Date
  readonly to: Date
  /** Stretches in which captures showed the article. */
  readonly seen: readonly Stretch[]
  /** Stretches in which we looked and could not see. */
  readonly blind: readonly Stretch[]
  /** Stretches in which two versions took turns; the changes between them are no marks. */
  readonly turns: readonly (Stretch & { readonly sightings: number })[]
  readonly marks: readonly Mark[]
  readonly ticks: readonly Tick[]
}

interface Stretch {
  readonly x: number
  readonly width: number
}

/** A change, or several that would stand on one place. */
export interface Mark extends Stretch {
  /** The interval in which it happened is as wide as the mark; this is when it was seen, of several the first. */
  readonly at: number
  /** Heights for words added and removed. */
  readonly up: number
  readonly down: number
  /** The most significant of them. */
  readonly change: ChangeHead
  readonly count: number
}

export const chartWidth = 900
/** The tallest stem. */
export const stemMax = 44
/** Marks nearer than this are one: a number of two digits below a mark fits. */
export const markGap = 20

export interface ChartInput {
  readonly sightings: readonly Sight[]
  readonly changes: readonly ChangeHead[]
  readonly blind: readonly (readonly [Date, Date])[]
  readonly from: Date
  readonly to: Date
}

/** Places a history on a line of `chartWidth` units; what lies outside `from` and `to` is left out. Pure. */
export function chartOf({ sightings, changes, blind, from, to }: ChartInput): Chart {
  const length = Math.max(1, to.getTime() - from.getTime())
  const x = (at: Date) => Math.min(1, Math.max(0, (at.getTime() - from.getTime()) / length)) * chartWidth
  // A clock that was set back between two captures leaves a stretch that ends before it began: a place, not a length.
  const stretch = (first: Date, last: Date): Stretch[] =>
    last < from || first > to ? [] : [{ x: x(first), width: Math.max(0, x(last) - x(first)) }]
  const alternations = timelineOf(sightings).flatMap((entry) =>
    entry.type === 'alternation' ? [entry.sightings] : [],
  )
  // The first of them is where the older of the two versions came from.
  const folded = new Set(alternations.flatMap((turns) => turns.slice(0, -1).map(({ ordinal }) => ordinal)))
  return {
    from,
    to,
    seen: joined(sightings.flatMap(({ firstSeenAt, lastSeenAt }) => stretch(firstSeenAt, lastSeenAt))),
    blind: joined(blind.flatMap(([after, until]) => stretch(after, until))),
    turns: alternations.flatMap((turns) => {
      const [newest, oldest] = [turns[0], turns.at(-1)]
      if (newest === undefined || oldest === undefined) return []
      return stretch(oldest.firstSeenAt, newest.lastSeenAt).map((each) => ({
        ...each,
        sightings: turns.length,
      }))
    }),
    marks: marksOf(
      changes
        .filter(({ ordinal }) => !folded.has(ordinal))
        .filter(({ changedBetween: [after, by] }) => by >= from && after <= to)
        .toSorted((a, b) => a.ordinal - b.ordinal)
        .map((change) => {
          const [after, by] = change.changedBetween
          return { change, x: x(after), at: x(by) }
        }),
    ),
    ticks: ticksOf(from, to).map((tick) => ({ ...tick, x: x(tick.date) })),
  }
}

/** Stretches with less than a hair between them are one: a thousand sightings need no thousand lines. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.x - b.x)) {
    const last = all.at(-1)
    if (last !== undefined && next.x - (last.x + last.width) < 0.5) {
      all[all.length - 1] = { x: last.x, width: Math.max(last.width, next.x + next.width - last.x) }
    } else all.push(next)
  }
  return all
}

interface Placed {
  readonly change: ChangeHead
  readonly x: number
  readonly at: number
}

function marksOf(placed: readonly Placed[]): Mark[] {
  const groups: Placed[][] = []
  for (const next of placed) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group !== undefined && first !== undefined && next.at - first.at < markGap) group.push(next)
    else groups.push([next])
  }
  return groups.flatMap((group): Mark[] => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return []
    const top = group.reduce((a, b) => (b.change.change.significance > a.change.change.significance ? b : a))
    const sum = (of: (change: ChangeHead['change']) => number) =>
      group.reduce((total, each) => total + of(each.change.change), 0)
    return [
      {
        x: first.x,
        width: last.at - first.x,
        // So that no two marks are nearer than the gap; the interval is that of them all.
        at: first.at,
        up: stem(sum(({ wordsAdded }) => wordsAdded)),
        down: stem(sum(({ wordsRemoved }) => wordsRemoved)),
        change: top.change,
        count: group.length,
      },
    ]
  })
}

/** One word is seen, and ten times as many are a step higher: up to a thousand. */
function stem(words: number): number {
  return words === 0 ? 0 : Math.min(stemMax, 5 + (Math.log10(words) / 3) * (stemMax - 5))
}
