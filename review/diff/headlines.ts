import type { VersionHead } from '../../archive/archive.ts'
import type { Sight } from './timeline.ts'

/** A headline, and a stretch of the history in which it stood. */
export interface HeadlineStretch {
  readonly headline: string | null
  readonly version: number
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
}

/** The headlines that an article had, in order; one that came back stands twice. Pure. */
export function headlinesOf(
  sightings: readonly Sight[],
  versions: readonly VersionHead[],
): HeadlineStretch[] {
  const byNumber = new Map(versions.map(({ number, headline }) => [number, headline]))
  const stretches: HeadlineStretch[] = []
  for (const { version, firstSeenAt, lastSeenAt } of sightings) {
    const headline = byNumber.get(version) ?? null
    const last = stretches.at(-1)
    if (last !== undefined && last.headline === headline) {
      stretches[stretches.length - 1] = { ...last, lastSeenAt }
    } else stretches.push({ headline, version, firstSeenAt, lastSeenAt })
  }
  return stretches
}
