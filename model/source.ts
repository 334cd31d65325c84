import type { Failure } from './errors.ts'
import type { SourceId } from './ids.ts'
import type { CleaningRules } from './rules.ts'
import type { SourceAlert } from './source-health.ts'

/** Where articles are found. `page` is a source whose only article is the page itself. */

export const sourceKinds = ['feed', 'sitemap', 'listing', 'page'] as const

export type SourceKind = (typeof sourceKinds)[number]

/** What a user says of a source when adding it. Patterns are RE2-style regular expressions on article URLs. */
export interface SourceDraft {
  readonly url: string
  readonly kind: SourceKind
  readonly title: string | null
  /** A cron expression of five or six fields: when to look for new articles. */
  readonly cron: string
  /** IANA time zone in which `cron` is read. */
  readonly timezone: string
  /** When given, only URLs that match are articles. */
  readonly include: string | null
  /** URLs that match are never articles. */
  readonly exclude: string | null
}

export const sourceStatuses = ['active', 'paused', 'removed'] as const

export type SourceStatus = (typeof sourceStatuses)[number]

export interface Source extends SourceDraft {
  readonly id: SourceId
  readonly status: SourceStatus
  /** Of cleaning its articles; null: none. */
  readonly rules: CleaningRules | null
  /** Captures an hour that its articles may take together; null: as many as the host's manners allow. */
  readonly budgetPerHour: number | null
  readonly createdAt: Date
  /** When the source was last read with success; null before the first time. */
  readonly lastReadAt: Date | null
  readonly nextDueAt: Date
  /** Validators of the last good answer, for the next conditional request. */
  readonly validators: Validators
  /** Why Stet paused it; null when it did not. */
  readonly pausedBecause: string | null
  /** Where it departs from its own norm, as of its last good reading. */
  readonly alerts: readonly SourceAlert[]
  /** Failed reads since the last good one. */
  readonly failures: number
  readonly lastFailure: (Failure & { readonly at: Date }) | null
  /** Articles found through this source. */
  readonly articles: number
}

/** HTTP validators (RFC 9110 section 8.8) as the server sent them. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A URL found in a source, not yet an article. Everything but `url` is the source's claim. */
export interface Candidate {
  readonly url: string
  readonly headline: string | null
  /** ISO 8601 with offset, or null. */
  readonly publishedAt: string | null
  /** ISO 8601 with offset, or null. */
  readonly modifiedAt: string | null
}

/** A candidate with the key under which its article is deduplicated (pipeline/discover/url-key.ts). */
export interface KeyedCandidate extends Candidate {
  readonly key: string
}
