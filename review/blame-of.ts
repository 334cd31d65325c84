import type { Archive } from '../archive/archive.ts'
import type { Blame, Removal } from '../model/blame.ts'
import type { ArticleId } from '../model/ids.ts'
import type { Sighting, Version } from '../model/version.ts'
import { blameTracker } from '../pipeline/compare/blame/blame.ts'

/** A version with who brought which of its words, and what went from the article when. */
export interface BlamedVersion {
  readonly version: Version
  readonly sightings: readonly Sighting[]
  readonly blame: Blame
  readonly removals: readonly Removal[]
}

/** Versions are read so many at a time: a history may be longer than what memory should hold. */
const batchSize = 16

/**
 * Blames a version of an article, by default the one seen last, knowing the whole history. Reads every version once
 * for each of its sightings. Null when the article has no such version.
 */
export async function blameOf(
  archive: Pick<Archive, 'sightings' | 'version'>,
  articleId: ArticleId,
  wanted: number | null,
): Promise<BlamedVersion | null> {
  const sightings = await archive.sightings(articleId)
  const number = wanted ?? sightings.at(-1)?.version
  const tracker = blameTracker()
  let found: Version | null = null
  for (let at = 0; at < sightings.length; at += batchSize) {
    const batch = sightings.slice(at, at + batchSize)
    const versions = await Promise.all(batch.map(({ version }) => archive.version(articleId, version)))
    for (const version of versions) {
      if (version === null) continue
      tracker.add(version.number, version.content)
      const isWanted = version.number === number && (found === null || wanted === null)
      if (!isWanted) continue
      tracker.pin()
      found = version
    }
  }
  if (found === null) return null
  return { version: found, sightings, blame: tracker.pinned(), removals: tracker.removals() }
}
