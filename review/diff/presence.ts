import type { PhraseSighting } from '../../archive/archive.ts'

/** A stretch of an article's history in which a phrase stood. */
export interface Presence {
  /** The version that brought it, and between which instants; null: it stood there when we first looked. */
  readonly appeared: { readonly version: number; readonly between: readonly [Date, Date] } | null
  readonly firstSeenAt: Date
  /** The version it first stood in, in this stretch. */
  readonly version: number
  /** The version that came without it, and between which instants; null: it stands there still. */
  readonly vanished: { readonly version: number; readonly between: readonly [Date, Date] } | null
  readonly lastSeenAt: Date
}

/** When a phrase stood in an article, given its sightings in order. Pure. */
export function presenceOf(sightings: readonly PhraseSighting[]): Presence[] {
  const stretches: Presence[] = []
  let open = false
  for (const [index, sighting] of sightings.entries()) {
    const { version, firstSeenAt, lastSeenAt, present } = sighting
    const before = sightings[index - 1]
    const between =
      before === undefined ? null : (sighting.changedBetween ?? ([before.lastSeenAt, firstSeenAt] as const))
    const last = stretches.at(-1)
    if (present && open && last !== undefined) stretches[stretches.length - 1] = { ...last, lastSeenAt }
    else if (present) {
      const appeared = between === null ? null : { version, between }
      stretches.push({ appeared, firstSeenAt, version, vanished: null, lastSeenAt })
    } else if (open && last !== undefined && between !== null) {
      stretches[stretches.length - 1] = { ...last, vanished: { version, between } }
    }
    open = present
  }
  return stretches
}
