import type { Sighting } from '../../model/version.ts'

/** A sighting with its place in the history, from 1. */
export interface Sight extends Sighting {
  readonly ordinal: number
}

/** An entry of the timeline: one sighting, or a stretch in which two versions took turns. Newest first. */
export type TimelineEntry =
  | { readonly type: 'sighting'; readonly sighting: Sight }
  | { readonly type: 'alternation'; readonly sightings: readonly Sight[] }

/** A, B, A is a revert and is shown as one; from the fourth turn on it is taken for a test with two variants. */
const turnsMin = 4

/** Numbers the sightings of an article, given oldest first. */
export function numbered(sightings: readonly Sighting[]): Sight[] {
  return sightings.map((sighting, index) => ({ ...sighting, ordinal: index + 1 }))
}

/**
 * Folds stretches of at least four sightings in which the same two versions take turns. Pure. Takes consecutive
 * sightings, oldest first; gives entries newest first.
 */
export function timelineOf(sightings: readonly Sight[]): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let start = 0
  while (start < sightings.length) {
    const end = turnsEnd(sightings, start)
    const run = sightings.slice(start, end)
    if (run.length >= turnsMin) {
      entries.push({ type: 'alternation', sightings: run.toReversed() })
      start = end
    } else {
      // Only the first is settled: the stretch that begins with the second may be longer.
      entries.push(...run.slice(0, 1).map((sighting) => ({ type: 'sighting' as const, sighting })))
      start += 1
    }
  }
  return entries.toReversed()
}

/** The end (exclusive) of the longest stretch from `start` in which each version is that of two before. */
function turnsEnd(sightings: readonly Sight[], start: number): number {
  let end = Math.min(start + 2, sightings.length)
  while (end < sightings.length && sightings[end]?.version === sightings[end - 2]?.version) end += 1
  return end
}
