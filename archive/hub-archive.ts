import type { HubSubscription } from '../model/hub-subscription.ts'
import type { SourceId } from '../model/ids.ts'

/** Subscriptions with the hubs of sources. */
export interface HubArchive {
  findHub(sourceId: SourceId): Promise<HubSubscription | null>
  findHubByToken(token: string): Promise<HubSubscription | null>
  /** Keeps that a hub is asked; what another hub or topic had confirmed is forgotten. */
  askHub(
    asked: Pick<HubSubscription, 'sourceId' | 'hub' | 'topic' | 'token' | 'secret'>,
    now: Date,
  ): Promise<void>
  /** The hub will tell of news until then. */
  confirmHub(token: string, until: Date): Promise<void>
  /** The hub will not, or could not be asked. */
  failHub(token: string, failure: string): Promise<void>
  /** The hub told of news: an active source is due at once, unless it was read since `readSince`. */
  hubTold(token: string, now: Date, readSince: Date): Promise<void>
  /** A source that announces no hub any more: what the hub still sends is refused. */
  forgetHub(sourceId: SourceId): Promise<void>
}
