import type { SourceId } from './ids.ts'

/** The WebSub hub that a feed announces, and the address under which the hub knows the feed. */
export interface FeedHub {
  readonly url: string
  readonly topic: string
}

/** A source's subscription with a hub (https://www.w3.org/TR/websub/). */
export interface HubSubscription {
  readonly sourceId: SourceId
  readonly hub: string
  readonly topic: string
  /** What nobody but the hub knows of the address that it calls. */
  readonly token: string
  /** Signs what the hub sends. */
  readonly secret: string
  readonly askedAt: Date
  /** Until when the hub tells of news; null until it has confirmed that. */
  readonly confirmedUntil: Date | null
  /** When it last told of news. */
  readonly toldAt: Date | null
  /** Why the last asking came to nothing. */
  readonly failure: string | null
}
