import type { ArticleId } from '../model/ids.ts'
import type { AccessArchive } from './access-archive.ts'
import type { CaptureArchive } from './capture-archive.ts'
import type { HubArchive } from './hub-archive.ts'
import type { HostBudget } from './host-budget.ts'
import type { MarksArchive } from './marks-archive.ts'
import type { MoveArchive } from './move-archive.ts'
import type { ReadingArchive } from './reading-archive.ts'
import type { SearchArchive } from './search-archive.ts'
import type { SourceArchive } from './source-archive.ts'
import type { StatisticsArchive } from './statistics-archive.ts'
import type { SubscriptionArchive } from './subscription-archive.ts'

export type * from './access-archive.ts'
export type * from './capture-archive.ts'
export type * from './host-budget.ts'
export type * from './hub-archive.ts'
export type * from './marks-archive.ts'
export type * from './move-archive.ts'
export type * from './reading-archive.ts'
export type * from './search-archive.ts'
export type * from './source-archive.ts'
export type * from './statistics-archive.ts'
export type * from './subscription-archive.ts'

/**
 * Everything that is kept, behind one door.
 * Laws (tests/contract/archive.contract.ts runs them on every backend):
 * - append-only: a stored capture, blob or version never changes;
 * - idempotent: storing or committing the same capture key twice is a no-op that returns the first result;
 * - exclusive: of two claims on one article only the later one's commit makes a version; the other's bytes
 *   are kept with outcome `late`;
 * - a state seen before is a new sighting of the old version, never a new version;
 * - a failure is never a version, and never ends a sighting: a later capture of the same state extends it;
 * - atomic: after a crash at any point each call has either happened or not;
 * - verified: bytes are returned only if they hash to their digest, else `archive-damaged`.
 */
export interface Archive
  extends
    SourceArchive,
    CaptureArchive,
    ReadingArchive,
    SearchArchive,
    StatisticsArchive,
    MarksArchive,
    MoveArchive,
    AccessArchive,
    SubscriptionArchive,
    HostBudget,
    HubArchive,
    AsyncDisposable {
  /** Resolves when the database answers; throws `archive-unavailable`. */
  ping(): Promise<void>
  /** Re-hashes everything stored and yields a finding for each thing that does not hold. */
  verify(options?: VerifyOptions): AsyncIterable<VerifyFinding | VerifyProgress>
}

export interface VerifyOptions {
  readonly articleId?: ArticleId
}

export interface VerifyProgress {
  readonly type: 'progress'
  readonly checked: number
  readonly total: number
}

/** Numbers are stable and listed in docs/verify.md. */
export interface VerifyFinding {
  readonly type: 'finding'
  readonly number: number
  readonly place: string
  readonly message: string
}
