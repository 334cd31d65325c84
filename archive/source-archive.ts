import type { Failure } from '../model/errors.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { KeyedCandidate, Source, SourceDraft, SourceStatus, Validators } from '../model/source.ts'
import type { SourceAlert } from '../model/source-health.ts'

export interface SourceArchive {
  /** `exists` when an unremoved source has the same URL; a removed one is revived with the new draft. */
  addSource(draft: SourceDraft, now: Date): Promise<{ outcome: 'created' | 'exists'; source: Source }>
  listSources(): Promise<readonly Source[]>
  findSource(id: SourceId): Promise<Source | null>
  findSourceByUrl(url: string): Promise<Source | null>
  /** Pausing and removing stop captures of the source's articles too; nothing recorded goes away. */
  setSourceStatus(id: SourceId, status: SourceStatus, now: Date): Promise<Source | null>
  /** What it is called, when it is read, and which addresses count: the next reading is a full one. */
  editSource(id: SourceId, edit: SourceEdit): Promise<Source | null>
  /** From its next capture on, each article of the source is cleaned with these rules; null: with none. */
  setSourceRules(id: SourceId, rules: CleaningRules | null): Promise<Source | null>
  /** What a source has brought since a time, and how its newest articles are doing. */
  sourceYield(id: SourceId, since: Date): Promise<SourceYield>
  /** Active sources whose time has come, the longest overdue first. */
  dueSources(now: Date, limit: number): Promise<readonly Source[]>
  /** Makes a source due at once. */
  touchSource(id: SourceId, now: Date): Promise<void>
  /**
   * Articles that a source which is still being read has listed so far, as `recordReading` takes them; resolves with how
   * many articles they are and how many are new. A source that was removed meanwhile gets none.
   */
  recordCandidates(
    sourceId: SourceId,
    candidates: readonly KeyedCandidate[],
    readAt: Date,
  ): Promise<{ found: number; created: number }>
  /**
   * What reading a source gave: new articles are created, due now; known ones (by URL key) are due now when the source
   * says that they have changed, unless it has said so in vain `limits.hintsInVainMax` times in a row. Sets the next due time and resets failures. At most one reading per slot takes effect.
   */
  recordReading(reading: SourceReading): Promise<{ found: number; created: readonly ArticleRef[] }>
  /**
   * A read that failed: counted, explained, tried again at `nextDueAt`. A source that has failed
   * `limits.sourceFailuresMax` times in a row over `limits.sourceFailingMsMax` is paused; resolves with why, else null.
   */
  recordReadingFailure(failure: SourceReadingFailure): Promise<string | null>
  /** Looks where a source departs from its own norm, keeps that with it, and resolves with what is new. */
  reviewHealth(id: SourceId, now: Date): Promise<readonly SourceAlert[]>
}

/** What can be said anew of a source; its URL and kind are what it is. */
interface SourceEdit extends Pick<
  Source,
  'title' | 'cron' | 'timezone' | 'include' | 'exclude' | 'budgetPerHour'
> {
  readonly nextDueAt: Date
}

export interface SourceYield {
  /** Articles found since then, counted up to `limits.yieldArticlesMax`. */
  readonly found: number
  /** Of its newest `limits.yieldArticlesMax` articles: those that were captured, and those whose last capture failed. */
  readonly captured: number
  readonly failing: number
}

export interface SourceReading {
  readonly sourceId: SourceId
  readonly readAt: Date
  readonly nextDueAt: Date
  readonly validators: Validators
  /** Replaces an unknown title. */
  readonly title: string | null
  readonly candidates: readonly KeyedCandidate[]
}

export interface SourceReadingFailure {
  readonly sourceId: SourceId
  readonly at: Date
  readonly nextDueAt: Date
  readonly failure: Failure
}

export interface ArticleRef {
  readonly id: ArticleId
  readonly url: string
  /** When it was to be captured; names the slot. Null: not scheduled. */
  readonly dueAt: Date | null
}
