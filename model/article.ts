import type { ArticleId, SourceId } from './ids.ts'

/**
 * - `active`: captured whenever due;
 * - `retired`: old and quiet, captured only on request;
 * - `gone`: the publisher said 404, 410 or 451, confirmed by a second look; captured seldom, in case it returns;
 * - `quarantined`: capturing it crashed the process again and again; captured only on request;
 * - `merged`: found to be the new address of another article, which goes on there.
 */
export const articleStatuses = ['active', 'retired', 'gone', 'quarantined', 'merged'] as const

export type ArticleStatus = (typeof articleStatuses)[number]

/** The identity tracked over time, not its text. */
export interface Article {
  readonly id: ArticleId
  readonly sourceId: SourceId
  /** Exactly as requested. */
  readonly url: string
  readonly status: ArticleStatus
  /** The article that it was merged into; null when it was not. */
  readonly mergedInto: ArticleId | null
  /** Why it was quarantined; null when it is not. */
  readonly setAside: string | null
  readonly createdAt: Date
  /** Headline of the version seen last, else what the source claimed. */
  readonly headline: string | null
  /** Number of distinct versions, 0 before the first good capture. */
  readonly versions: number
  /** Number of the version seen last; null before the first good capture. */
  readonly headVersion: number | null
  readonly captures: number
  readonly lastCapturedAt: Date | null
  /** When the content was last seen to differ from before; the first version counts. */
  readonly lastChangedAt: Date | null
  /** When its source last said that it had changed, and was believed; null when it never did. */
  readonly hintedAt: Date | null
  /** Null when nothing is scheduled (paused source, retired). */
  readonly nextDueAt: Date | null
  /** Milliseconds between two scheduled captures. */
  readonly intervalMs: number
}
