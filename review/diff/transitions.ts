import type { Sighting } from '../../model/version.ts'

/** A step from one sighting to the next. */
export interface Transition {
  /** The place of the sighting it led to, from 1; so the first is 2. */
  readonly ordinal: number
  readonly from: number
  readonly to: number
  readonly changedBetween: readonly [Date, Date]
}

/** The steps of a history given as its sightings, oldest first. Pure. */
export function transitionsOf(sightings: readonly Sighting[]): Transition[] {
  return sightings.flatMap((sighting, index) => {
    const before = sightings[index - 1]
    if (before === undefined) return []
    const changedBetween = sighting.changedBetween ?? ([before.lastSeenAt, sighting.firstSeenAt] as const)
    return [{ ordinal: index + 1, from: before.version, to: sighting.version, changedBetween }]
  })
}
