import type { Archive } from '../archive/archive.ts'
import type { Source, SourceKind } from '../model/source.ts'
import type { DrawPicture } from './picture/pool.ts'

/** What the review needs of the house. It reads; it writes what people say of changes, and who they are. */
export interface ReviewDeps {
  readonly archive: ReviewArchive
  /** Address under which readers reach the pages, for links in feeds; null: the one that the request names. */
  readonly publicUrl: string | null
  /** Host names that the pages answer to, in lower case; literal addresses and `localhost` they always do. */
  readonly hosts: readonly string[]
  /** `closed`: reading needs a token too. */
  readonly access: 'open' | 'closed'
  readonly now: () => Date
  /**
   * Follows a source, fetching it to find out what it is; throws an OperationalError that says what is wrong. Without
   * it the pages add none.
   */
  readonly followSource?: (wish: SourceWish) => Promise<FollowedSource>
  /** Draws a change as a picture; without it there are none. */
  readonly drawPicture?: DrawPicture
  /** Jobs by queue and state; shown with the sources when given. */
  readonly queueCounts?: () => Promise<QueueTable>
  /** Prometheus text exposition format. */
  readonly metrics: () => Promise<string>
  /** What is not ready, in words; empty when everything is. */
  readonly ready: () => Promise<readonly string[]>
  readonly log: (line: object) => void
}

/** What a reader says of a source to follow; null is for the program to tell. */
export interface SourceWish {
  readonly url: string
  readonly kind: SourceKind | null
  readonly cron: string | null
  readonly include: string | null
  readonly exclude: string | null
}

interface FollowedSource {
  readonly outcome: 'created' | 'exists'
  readonly source: Source
}

export type ReviewArchive = Pick<
  Archive,
  | 'findArticle'
  | 'listArticles'
  | 'sightings'
  | 'version'
  | 'versions'
  | 'captures'
  | 'capture'
  | 'misses'
  | 'readBody'
  | 'recordedChange'
  | 'occasions'
  | 'neighbours'
  | 'changesAfter'
  | 'recentChanges'
  | 'changeHeads'
  | 'blindStretches'
  | 'lastChange'
  | 'countTelling'
  | 'changeMarks'
  | 'markSeen'
  | 'setLabels'
  | 'annotate'
  | 'annotations'
  | 'findToken'
  | 'findSession'
  | 'openSession'
  | 'closeSession'
  | 'searchArticles'
  | 'phrasePresence'
  | 'changeStatistics'
  | 'counts'
  | 'findSource'
  | 'listSources'
  | 'setSourceStatus'
  | 'touchSource'
  | 'touchArticles'
>

export type QueueTable = Readonly<Record<string, QueueRow>>

interface QueueRow {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
}
