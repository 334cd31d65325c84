import type { Content } from './content.ts'
import type { ArticleId, CaptureId, Digest } from './ids.ts'

/** One distinct state of an article's content, numbered from 1 in the order first seen; append-only. */
export interface Version {
  readonly articleId: ArticleId
  readonly number: number
  readonly content: Content
  /** SHA-256 of `canonicalContent(content)`. */
  readonly contentDigest: Digest
  readonly cleanerId: string
  readonly firstCaptureId: CaptureId
  /** Number of the version seen just before this one first appeared; null for the first. */
  readonly parent: number | null
  readonly createdAt: Date
}

/**
 * A run of consecutive good captures that showed one version. The history that people read is the
 * sequence of sightings: A, B, A is three sightings of two versions.
 */
export interface Sighting {
  readonly version: number
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  /** Captures in the run. */
  readonly captures: number
  /**
   * The change to this version happened after the first instant, when the old version was last seen, and
   * no later than the second, when this one was first seen. Null for the first sighting.
   */
  readonly changedBetween: readonly [Date, Date] | null
}
