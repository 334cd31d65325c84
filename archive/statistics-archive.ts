import type { ChangeKind } from '../model/change.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'

/** Counting over the changes that were recorded. */
export interface StatisticsArchive {
  /**
   * Figures over the changes of a span, by the instants at which they were seen. All are of changes made by
   * publishers, but for `reprocessing`. Throws `search-too-broad` after `limits.searchMsMax`.
   */
  changeStatistics(query: StatisticsQuery): Promise<ChangeStatistics>
}

export interface StatisticsQuery {
  readonly sourceId?: SourceId
  /** Seen at or after the first, and before the second. */
  readonly since?: Date
  readonly until?: Date
  /** A change with a significance above this is a telling one. */
  readonly tellingAbove: number
  /** Of the lists of sources and articles. */
  readonly limit: number
}

interface ChangeCounts {
  readonly changes: number
  readonly telling: number
  /** Telling ones that went back to a text seen before. */
  readonly returned: number
  /** Changes of kind `silent-correction`, and of kind `correction-notice`; one change can be both. */
  readonly silent: number
  readonly declared: number
}

export interface ChangeStatistics {
  readonly totals: ChangeCounts & {
    /** Articles that changed. */
    readonly articles: number
    /** Changes that our own reading anew made. */
    readonly reprocessing: number
  }
  /** The most frequent first. */
  readonly kinds: readonly { readonly kind: ChangeKind; readonly changes: number }[]
  /** Hours of the day in UTC, 0 to 23, by when a change was seen. */
  readonly hours: readonly {
    readonly hour: number
    readonly changes: number
    readonly telling: number
  }[]
  /** Those with the most changes. */
  readonly sources: readonly (ChangeCounts & { readonly sourceId: SourceId })[]
  /** Those with the most telling changes that brought a text not seen before. */
  readonly articles: readonly (ChangeCounts & {
    readonly articleId: ArticleId
    readonly url: string
    readonly headline: string | null
  })[]
  /**
   * From when an article was first seen until its first telling change was seen; of the articles whose first telling
   * change lies in the span.
   */
  readonly firstChange: Spread
  readonly corrections: {
    readonly silent: Stood
    readonly declared: Stood
  }
}

/** How long what a correction put right had stood, until the correction was seen: between these two. */
export interface Stood {
  /** Since the version before it was first seen: the words may be older. */
  readonly version: Spread
  /** Since the article was first seen: the words may be younger. */
  readonly article: Spread
}

/** Of a number of lengths of time; both null when there are none. */
export interface Spread {
  readonly count: number
  readonly medianMs: number | null
  /** Nine of ten were no longer. */
  readonly p90Ms: number | null
}
