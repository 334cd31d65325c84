import type { Article } from '../model/article.ts'
import type { Look, NextLook } from '../model/cadence.ts'
import type { CaptureOutcome, FetchRecord, Hop } from '../model/capture.ts'
import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import type { Failure } from '../model/errors.ts'
import type { ArticleId, CaptureId, Digest, SourceId } from '../model/ids.ts'
import type { Doubt, Quality } from '../model/quality.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { Validators } from '../model/source.ts'
import type { ArticleRef } from './source-archive.ts'

/**
 * The capture protocol: claim, fetch, store, derive, commit. `slot` names the occasion (the due time as
 * ISO 8601, or `manual-<uuid>`); article and slot make the capture key, and each key is captured once.
 */
export interface CaptureArchive {
  /**
   * Active, unleased articles of active sources that are due at `until`, the longest overdue first. Of one host at
   * most `limits.queuePerHostMax`, in turn with those of other hosts where there are more than `limit`; none of
   * a host that asked for peace.
   */
  dueArticles(until: Date, now: Date, limit: number): Promise<readonly ArticleRef[]>
  /**
   * Makes due now what was scheduled by a clock that ran ahead, articles and sources: seen last at a time that is
   * still to come. Reads every row; for a start, and for when the clock was set back. Returns how many.
   */
  recall(now: Date): Promise<number>
  /** How much of what is due until given times is not done yet, claimed articles included. */
  remaining(until: { sources: Date; articles: Date }, now: Date): Promise<Remaining>
  /**
   * Makes the articles of active sources due now, or those of one source, retired ones too; quarantined ones are
   * left alone. A single article is woken from quarantine too, whatever its source's status. Returns how many.
   */
  touchArticles(scope: { sourceId?: SourceId; articleId?: ArticleId }, now: Date): Promise<number>
  /**
   * Takes the article for `limits.claimLeaseMs` and gives a new fence.
   * `busy`: somebody else holds it; `done`: this key is committed; `not-due`: the slot is not (or no longer) the
   * time that the article waits for, or its source is not active; `quarantined`: claimed too often without a
   * commit (`limits.claimsWithoutCommitMax`), which is recorded once as a failed capture, `capture-poisoned`; `unknown`: no such article. Slots asked for by hand are always due,
   * and so is an article with captures that were never derived.
   */
  claim(articleId: ArticleId, slot: string, now: Date): Promise<ClaimResult>
  /**
   * The lease begins anew, for work that takes long. False when the claim was lost or has ended; a lease that has
   * run out is renewed all the same as long as nobody else has claimed the article.
   */
  renew(claim: Claim, now: Date): Promise<boolean>
  /**
   * Gives the article back without a capture; it stays due. The claim counts as one without a commit only when
   * the article was at fault; then `trouble` says how.
   */
  release(claim: Claim, trouble: string | null): Promise<void>
  /**
   * Puts the record and its bytes on disk before anybody interprets them. Records that need no interpretation
   * (304, bytes that showed the head, failures) are committed at once with `next`; `stored` means: derive, then
   * commit, for which the lease begins anew. What a lost claim brings is kept as `late`, under a slot of its own:
   * the slot belongs to whoever holds the claim now.
   */
  storeCapture(claim: Claim, record: FetchRecord, next: DecideNext): Promise<StoreResult>
  /**
   * Ends a stored capture with what was derived from it: one transaction for version, sighting, change, head
   * and next due time. A lost claim changes nothing: the result is `late`, and the capture stays for whoever
   * holds the claim now. A pending capture of another slot than the claim's is committed without ending the
   * claim: its own capture, or `release`, does that.
   */
  commitCapture(claim: Claim, captureId: CaptureId, derived: Derived, next: DecideNext): Promise<CommitResult>
  /**
   * Derives the head again after the cleaner changed: when its bytes now give another content, that becomes a
   * version and a sighting of its own, with a change of cause `reprocessing`, so that the next comparison sees
   * only what the publisher did. The claim stays.
   */
  rederiveHead(claim: Claim, derived: DerivedContent): Promise<CommitResult>
  /** The oldest stored capture that was never derived (a crash in between); null when there is none. */
  pendingCapture(articleId: ArticleId): Promise<PendingCapture | null>
}

export interface Remaining {
  /** Sources and articles that are to be read and captured, but for those of quiet hosts. */
  readonly sources: number
  readonly articles: number
  /** Both together of hosts that asked for peace, and when the first of these opens again. */
  readonly quiet: number
  readonly quietUntil: Date | null
  /** Articles that somebody has claimed, and when they are free at the latest if that worker has died. */
  readonly held: number
  readonly heldUntil: Date | null
}

/** Decides the next look once the archive knows what this one found (model/cadence.ts). */
export type DecideNext = (look: Look) => NextLook

export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly claim: Claim }
  /** Somebody holds it, until then at the latest if that worker has died. */
  | { readonly outcome: 'busy'; readonly until: Date }
  | { readonly outcome: 'done' | 'not-due' | 'unknown' }
  | { readonly outcome: 'quarantined'; readonly reason: string }

export interface Claim {
  readonly articleId: ArticleId
  readonly url: string
  readonly slot: string
  readonly captureKey: string
  readonly fence: number
  readonly claimedAt: Date
  /** What the last good capture knew; for conditional requests, dictionaries and the next interval. */
  readonly validators: Validators
  readonly lastPayloadDigest: Digest | null
  readonly head: {
    readonly version: number
    readonly contentDigest: Digest
    readonly cleanerId: string
    /** The last capture with a body that showed it. */
    readonly captureId: CaptureId
  } | null
  readonly article: Article
  /** Of cleaning, as the article's source has them now. */
  readonly rules: CleaningRules | null
  /** Captures an hour that all articles of its source may take together; null: no such bound. */
  readonly budgetPerHour: number | null
  /** Why the last page was not believed, since when, and the digest of what it said; null when nothing is in doubt. */
  readonly doubted: { readonly signal: Doubt; readonly contentDigest: Digest; readonly since: Date } | null
  /** Changes that wait for a second look. */
  readonly unsettled: number
  /** Outcome of the capture before; null before the first. */
  readonly lastOutcome: CaptureOutcome | null
  /** True when captures are stored but not derived: derive them first. */
  readonly hasPending: boolean
}

export type StoreResult =
  | { readonly outcome: 'stored'; readonly captureId: CaptureId }
  | {
      readonly outcome: 'identical' | 'not-modified' | 'blocked' | 'gone' | 'failed' | 'late' | 'duplicate'
      readonly captureId: CaptureId
    }

export interface PendingCapture {
  readonly captureId: CaptureId
  /** The occasion it was made for; when it is the claim's own, committing it ends the claim. */
  readonly slot: string
  readonly requestedUrl: string
  readonly hops: readonly Hop[]
  readonly startedAt: Date
  readonly mediaType: string | null
  readonly charset: string | null
}

/** The content of a capture, and its comparison with the head: null when there is none or the digest is its. */
export interface DerivedContent {
  readonly outcome: 'content'
  readonly content: Content
  readonly contentDigest: Digest
  readonly cleanerId: string
  readonly change: Change | null
  /** Null when the page showed the head again. */
  readonly quality: Quality | null
}

/** A page that is not its article: kept, with the reason, and no version. */
export interface NotDerived {
  readonly outcome: 'failed' | 'blocked' | 'gone'
  readonly failure: Failure
  readonly quality: Quality | null
  /** What will be believed if it lasts. */
  readonly doubt: { readonly signal: Doubt; readonly contentDigest: Digest } | null
}

/** What judging, cleaning and comparing made of a capture. */
export type Derived = DerivedContent | NotDerived

export interface CommitResult {
  /**
   * `first`: version 1; `changed`: a version never seen before; `returned`: an older version is seen again;
   * `unchanged`: the head is seen again; `late`: the claim was lost and nothing was done, or the capture is older
   * than the last sighting; `duplicate`: this capture had been committed before.
   */
  readonly outcome: 'first' | 'changed' | 'returned' | 'unchanged' | 'failed' | 'late' | 'duplicate'
  readonly version: number | null
  /** The version seen before, when this is another one. */
  readonly previous: number | null
}
