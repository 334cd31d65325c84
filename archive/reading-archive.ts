import type { Article } from '../model/article.ts'
import type { Capture } from '../model/capture.ts'
import type { Cause, Change, ChangeKind, KindFinding } from '../model/change.ts'
import type { Failure } from '../model/errors.ts'
import type { ArticleId, CaptureId, Digest, SourceId } from '../model/ids.ts'
import type { SearchPhrases } from '../model/search-text.ts'
import type { Sighting, Version } from '../model/version.ts'

export interface ReadingArchive {
  /** By exact URL, else by URL key. */
  findArticle(urlOrId: string | ArticleId): Promise<Article | null>
  listArticles(query: ArticleQuery): Promise<Page<Article>>
  sightings(articleId: ArticleId, page?: HistoryPage): Promise<readonly Sighting[]>
  version(articleId: ArticleId, number: number): Promise<Version | null>
  /** The version that the sighting running at `at` showed: the last one first seen no later than it. */
  versionAt(articleId: ArticleId, at: Date): Promise<Version | null>
  /** Oldest first; all of them, or a page of those numbered above `after`. */
  versions(articleId: ArticleId, page?: HistoryPage): Promise<readonly VersionHead[]>
  captures(articleId: ArticleId, query: CaptureQuery): Promise<Page<Capture>>
  capture(id: CaptureId): Promise<Capture | null>
  /** The captures since an article was last seen that showed no version; null when the last one showed it. */
  misses(articleId: ArticleId): Promise<Misses | null>
  /** The decoded body of a capture, hashed on the way; null when it had none. Throws `archive-damaged`. */
  readBody(captureId: CaptureId): Promise<Uint8Array | null>
  /** The changes of an article that were told, oldest first; each sighting but the first has one here or in `untoldChanges`. */
  changes(articleId: ArticleId): Promise<readonly RecordedChange[]>
  /** The changes of an article that nobody was told of, oldest first. */
  untoldChanges(articleId: ArticleId): Promise<readonly UntoldChange[]>
  /** The change that led to the sighting `ordinal` (from 2) of an article. */
  recordedChange(articleId: ArticleId, ordinal: number): Promise<RecordedChange | null>
  /** When an article went from one version to another, oldest first, without what differs. */
  occasions(articleId: ArticleId, from: number, to: number): Promise<readonly Occasion[]>
  /** The occasions before and after the one that led to the sighting `ordinal`. */
  neighbours(
    articleId: ArticleId,
    ordinal: number,
  ): Promise<{ readonly before: Occasion | null; readonly after: Occasion | null }>
  /**
   * Changes numbered above `after`, in the order of their numbers. Numbers have no gap and follow the order of the
   * commits: whoever asks on with the last number that it saw misses none.
   */
  changesAfter(after: number, limit: number): Promise<readonly RecordedChange[]>
  /** The number of the newest change; 0 when there is none. */
  lastChange(): Promise<number>
  /** How many changes numbered above `after` are no noise, counted up to `limits.pageSizeMax`. */
  countTelling(after: number): Promise<number>
  /** Changes, newest first unless asked otherwise, by key. */
  recentChanges(query: ChangeQuery): Promise<Page<RecordedChange>>
  /** The same without what differs: what a list shows of a change. */
  changeHeads(query: ChangeQuery): Promise<Page<ChangeHead>>
  /**
   * The newest stretches in which captures showed nothing of an article, each from the last good capture before it to
   * the first after it; newest first.
   */
  blindStretches(articleId: ArticleId, limit: number): Promise<readonly (readonly [Date, Date])[]>
  counts(): Promise<ArchiveCounts>
}

/** Places of a history (ordinals, version numbers) above `after`. */
export interface HistoryPage {
  readonly after: number
  readonly limit: number
}

export interface CaptureQuery {
  /** `failed`: those with a failure; `seen`: those that showed a version. */
  readonly only?: 'failed' | 'seen'
  /** Oldest first unless asked otherwise. */
  readonly order?: 'oldest' | 'newest'
  /** The capture after which the page begins, in that order. */
  readonly after?: CaptureId
  readonly limit: number
}

export interface ArticleQuery {
  readonly sourceId?: SourceId
  readonly changedSince?: Date
  readonly cursor?: string
  readonly limit: number
}

/** All that are given must hold. */
export interface ChangeQuery {
  readonly sourceId?: SourceId
  readonly articleId?: ArticleId
  /** Only changes that mean anything: noise, with a significance of exactly 0, is left out. */
  readonly withoutNoise?: boolean
  readonly significanceMin?: number
  /** Any of these. */
  readonly kinds?: readonly ChangeKind[]
  readonly cause?: Cause
  /** Primary language subtag of the newer version, such as `en`. */
  readonly language?: string
  /** As the publisher writes it. */
  readonly section?: string
  readonly author?: string
  /** Changes seen at or after the first, and before the second: by the latest instant at which they can have happened. */
  readonly since?: Date
  readonly until?: Date
  /** Numbered above. */
  readonly after?: number
  readonly seen?: boolean
  readonly label?: string
  /** Changes that brought all phrases, or took all away. Throws `search-too-broad` after `limits.searchMsMax`. */
  readonly words?: { readonly in: 'added' | 'removed'; readonly phrases: SearchPhrases }
  /** `telling`: by significance and time together, a significance of 1 being worth three days. */
  readonly order?: 'newest' | 'oldest' | 'telling'
  readonly cursor?: string
  readonly limit: number
}

/** A step of a history: it led to the sighting `ordinal`. */
export interface Occasion {
  readonly ordinal: number
  readonly from: number
  readonly to: number
  readonly changedBetween: readonly [Date, Date]
}

/** One page of a list in a stable order; `cursor` goes on after it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly cursor: string | null
}

export interface VersionHead {
  readonly number: number
  readonly headline: string | null
  readonly contentDigest: Digest
  readonly cleanerId: string
  readonly firstCaptureId: CaptureId
  readonly parent: number | null
  readonly createdAt: Date
  readonly words: number
}

/** What came in the place of an article: captures failed, were refused, or said that it is gone. */
export interface Misses {
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** Of the last of them. */
  readonly failure: Failure
}

/** What a change is about, without what differs. */
export type ChangeSummary = Pick<Change, 'summary' | 'significance' | 'wordsAdded' | 'wordsRemoved'> & {
  readonly kinds: readonly Pick<KindFinding, 'kind'>[]
}

/** A change as it stands in an article's history. */
export interface RecordedChange extends ChangeHead {
  readonly change: Change
}

export interface ChangeHead {
  /** Counts all changes of the archive, from 1, without a gap. */
  readonly id: number
  readonly articleId: ArticleId
  readonly articleUrl: string
  /** Headline of the newer version. */
  readonly headline: string | null
  readonly sourceId: SourceId
  /** Place of the sighting that it led to in the article's history, from 2. */
  readonly ordinal: number
  readonly from: number
  readonly to: number
  /** `returned` when the newer state had been seen before: a revert or an alternation. */
  readonly returned: boolean
  readonly cause: Cause
  readonly changedBetween: readonly [Date, Date]
  readonly change: ChangeSummary
}

/** A change that was not told, or not yet. */
export interface UntoldChange extends Occasion {
  readonly returned: boolean
  readonly cause: Cause
  /** It waits for a second look; it was gone again at that look; or two states take turns. */
  readonly standing: 'waiting' | 'fleeting' | 'alternating'
  readonly change: Change
}

export interface ArchiveCounts {
  readonly sources: number
  readonly articles: number
  readonly captures: number
  readonly versions: number
  readonly changes: number
  readonly blobs: number
  /** Bytes as stored, and what they stand for. */
  readonly storedBytes: number
  readonly payloadBytes: number
  readonly dueNow: number
  readonly quarantined: number
}
