import type { Archive } from '../archive/archive.ts'
import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import type { Failure } from '../model/errors.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import type { Source, SourceKind } from '../model/source.ts'
import type { Subscription } from '../model/subscription.ts'
import type { TrustedProxies } from './access/client-address.ts'
import type { RawOrigin } from './raw/start-raw.ts'
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
  /** Requests that one client may send in `limits.rateWindowMs`; null: any number. */
  readonly rateMax: number | null
  /** The proxies whose word for where a request comes from is taken. */
  readonly trustedProxies: TrustedProxies
  readonly now: () => Date
  /** How the workers treat each host; shown with the sources when given. */
  readonly manners?: { readonly delayMs: number; readonly connections: number }
  /** Where captures are shown as received; without it the pages show none. */
  readonly raw?: RawOrigin
  /**
   * Follows a source, fetching it to find out what it is; throws an OperationalError that says what is wrong. Without
   * it the pages add none.
   */
  readonly followSource?: (wish: SourceWish) => Promise<FollowedSource>
  /** Says something of a source anew; throws an OperationalError that says what is wrong. */
  readonly editSource?: (id: SourceId, edit: SourceEditWish) => Promise<Source>
  readonly rules?: RulesDesk
  /** Tells somebody of changes; throws an OperationalError that says what is wrong. Without it the pages add nobody. */
  readonly subscribe?: (wish: SubscriptionWish) => Promise<NewSubscriber>
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

/** What is said anew of a source; null: nothing. */
export type SourceEditWish = Pick<
  Source,
  'title' | 'cron' | 'timezone' | 'include' | 'exclude' | 'budgetPerHour'
>

/** Rules of cleaning as people write them (docs/rules.md). Both throw `rules-invalid`, naming the rule. */
export interface RulesDesk {
  /** What they would do to some articles of the source. */
  try(id: SourceId, text: string): Promise<readonly RulesPreview[]>
  /** An empty text: none. */
  set(id: SourceId, text: string): Promise<Source>
}

/** What rules would do to one article. */
export interface RulesPreview {
  readonly articleId: ArticleId
  readonly matches: readonly RuleMatch[]
  readonly effect: Failure | { readonly change: Change; readonly without: Content; readonly with: Content }
}

interface RuleMatch {
  readonly part: 'select' | 'remove' | 'rename'
  readonly rule: string
  readonly to: string | null
  /** Elements for a selector, blocks for a pattern. */
  readonly count: number
  /** How the texts of the first few begin. */
  readonly samples: readonly string[]
}

interface FollowedSource {
  readonly outcome: 'created' | 'exists'
  readonly source: Source
}

/** What somebody says of whom to tell of changes; null is for the program to choose. */
export interface SubscriptionWish {
  readonly name: string
  /** A URL or an e-mail address. */
  readonly target: string
  /** As `readSubscriptionFilter` reads it. */
  readonly filter: string
  readonly format: string | null
  readonly template: string | null
  readonly authorization: string | null
  readonly cron: string | null
  readonly timezone: string | null
  /** The change that it begins after; the last one by default. */
  readonly after: number | null
}

interface NewSubscriber {
  readonly subscription: Subscription
  /** What signs its messages, to be shown this once. */
  readonly secret: string | null
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
  | 'moves'
  | 'readBody'
  | 'untoldChanges'
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
  | 'sourceYield'
  | 'hostState'
  | 'findHub'
  | 'findHubByToken'
  | 'confirmHub'
  | 'failHub'
  | 'hubTold'
  | 'touchSource'
  | 'touchArticles'
  | 'listSubscriptions'
  | 'findSubscription'
  | 'setSubscriptionStatus'
  | 'deadLetters'
  | 'resendDeadLetters'
>

export type QueueTable = Readonly<Record<string, QueueRow>>

interface QueueRow {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
}
