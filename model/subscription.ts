import type { Failure } from './errors.ts'
import type { SubscriptionId } from './ids.ts'

/**
 * What tells somebody of changes as they are recorded: a webhook gets a message for each, by HTTP POST; an e-mail
 * subscription gets a digest of several, on a schedule.
 */
export type SubscriptionKind = 'webhook' | 'email'

/**
 * What a webhook is sent: `standard` is the JSON of Standard Webhooks (standardwebhooks.com); the others are one text
 * in the shape that the service takes, `text` as text/plain.
 */
export const messageFormats = ['standard', 'slack', 'discord', 'mastodon', 'text'] as const

export type MessageFormat = (typeof messageFormats)[number]

export interface SubscriptionDraft {
  /** Whose it is or what it is for; one of its kind in the archive. */
  readonly name: string
  readonly kind: SubscriptionKind
  /** A URL, or an e-mail address. URLs of chat services are secrets. */
  readonly target: string
  /** Which changes: the parameters of a feed's address, such as `kind=number&source=3` or `q=mayor&in=added`. */
  readonly filter: string
  readonly format: MessageFormat
  /** The text of a message with `{headline}` and the like; null: the text that we think best. */
  readonly template: string | null
  /** The Authorization header of each message; null: none. */
  readonly authorization: string | null
  /** When a digest is sent, as sources have it; null for webhooks. */
  readonly schedule: { readonly cron: string; readonly timezone: string } | null
}

export type SubscriptionStatus = 'active' | 'paused' | 'removed'

/** As it is shown: without its secrets. */
export interface Subscription extends Omit<SubscriptionDraft, 'authorization'> {
  readonly id: SubscriptionId
  readonly status: SubscriptionStatus
  /** Why it was paused by itself; null when somebody paused it, or nobody has. */
  readonly pausedBecause: string | null
  readonly createdAt: Date
  /** The number of the last change that it is done with. */
  readonly position: number
  /** When it is looked at next. */
  readonly dueAt: Date
  /** Of the message that is on its way, those that failed. */
  readonly attempts: number
  /** Changes that it was told of, and when it last was. */
  readonly delivered: number
  readonly deliveredAt: Date | null
  readonly lastFailure: (Failure & { readonly at: Date }) | null
  /** Messages that were given up, and are kept to be sent again. */
  readonly deadLetters: number
}
