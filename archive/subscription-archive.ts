import type { Failure } from '../model/errors.ts'
import type { SubscriptionId } from '../model/ids.ts'
import type { Subscription, SubscriptionDraft, SubscriptionStatus } from '../model/subscription.ts'

/** Who is told of changes, how far each has been told, and what did not arrive. */
export interface SubscriptionArchive {
  /** `after`: the change that it begins after; by default the last there is. Throws `usage` when the name is taken. */
  addSubscription(draft: NewSubscription): Promise<Subscription>
  /** All but removed ones, newest first. */
  listSubscriptions(): Promise<readonly Subscription[]>
  /** Null when there is none of that name, or it was removed. */
  findSubscription(name: string): Promise<Subscription | null>
  /** Going on makes it due at once; null when there is none. A removed one stays removed. */
  setSubscriptionStatus(
    id: SubscriptionId,
    status: SubscriptionStatus,
    now: Date,
  ): Promise<Subscription | null>
  /** From now on this secret signs; the one before it signs as well until `oldUntil`. */
  rotateSubscriptionSecret(id: SubscriptionId, secret: Uint8Array, oldUntil: Date): Promise<void>
  /** Goes back (or on) to just after a change. */
  moveSubscription(id: SubscriptionId, after: number, now: Date): Promise<void>
  /** Has all dead letters sent once more; resolves with their number. */
  resendDeadLetters(id: SubscriptionId, now: Date): Promise<number>
  deadLetters(id: SubscriptionId, limit: number): Promise<readonly DeadLetter[]>

  /** Those that may have something to tell and are worked at by nobody, longest due first. */
  dueSubscriptions(now: Date, limit: number): Promise<readonly DueSubscription[]>
  /** Exclusive for `limits.notifyLeaseMs`; null when somebody else has it, or it is not due. */
  claimSubscription(id: SubscriptionId, now: Date): Promise<SubscriptionClaim | null>
  /** Records what came of it and holds the claim on; false when it was lost, and nothing was recorded. */
  recordDelivery(claim: SubscriptionClaim, delivery: Delivery, now: Date): Promise<boolean>
  /** Dead letters that are to be sent again, in order. */
  lettersAgain(claim: SubscriptionClaim, limit: number): Promise<readonly number[]>
  releaseSubscription(claim: SubscriptionClaim): Promise<void>
}

export interface NewSubscription extends SubscriptionDraft {
  readonly secret: Uint8Array
  readonly createdAt: Date
  readonly dueAt: Date
  readonly after?: number
}

export interface DueSubscription {
  readonly id: SubscriptionId
  /** Names the occasion: the same until something came of it. */
  readonly slot: string
}

/** A subscription in somebody's hands, with what its messages need. */
export interface SubscriptionClaim extends SubscriptionDraft {
  readonly id: SubscriptionId
  readonly fence: number
  readonly uid: string
  /** What signs, newest first: two while a new secret is being brought in. */
  readonly secrets: readonly Uint8Array[]
  readonly position: number
  readonly attempts: number
  readonly deadInARow: number
}

/** What came of telling a subscription. */
export type Delivery =
  /** Nothing for it up to `position`. `dueAt`: when it is looked at next; by default at once when there is more. */
  | { readonly type: 'passed'; readonly position: number; readonly dueAt?: Date }
  /** It has been told of `count` changes, up to `position`. */
  | { readonly type: 'delivered'; readonly position: number; readonly count: number; readonly dueAt?: Date }
  | { readonly type: 'failed'; readonly failure: Failure; readonly dueAt: Date }
  /** The message of a change is given up and kept. `pause`: and with it the subscription, for a reason. */
  | {
      readonly type: 'dead'
      readonly changeId: number
      readonly failure: Failure
      readonly pause: string | null
    }
  | { readonly type: 'paused'; readonly failure: Failure; readonly because: string }
  /** A dead letter that was sent again: it arrived, or it did not. */
  | { readonly type: 'again'; readonly changeId: number; readonly failure: Failure | null }

export interface DeadLetter {
  readonly changeId: number
  readonly diedAt: Date
  readonly failure: Failure
}
