import type { Failure } from './errors.ts'
import type { ArticleId, CaptureId, Digest } from './ids.ts'
import type { Quality } from './quality.ts'
import type { Validators } from './source.ts'

/** One request and the answer's head. A capture has one hop, and one more for each redirect followed. */
export interface Hop {
  readonly url: string
  /** Null when no answer came. */
  readonly status: number | null
  /** In the order received, names as sent. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The address that was dialled, without the port; null when none was. */
  readonly peerAddress: string | null
  /** SHA-256 of the certificate (DER) that the server showed, in hex; absent where none was asked for. */
  readonly certificate?: string
}

/** Why a body is shorter than what the server meant to send (WARC-Truncated, ISO 28500 section 5.13). */
export type Truncation = 'length' | 'time' | 'disconnect'

/** What happened to a fetch, as it happened; made by pipeline/fetch, interpreted by nobody yet. */
export interface FetchRecord {
  readonly requestedUrl: string
  readonly hops: readonly Hop[]
  readonly startedAt: Date
  readonly finishedAt: Date
  /** Decoded from its content codings; null when there is none (304, failure before the body). */
  readonly body: Uint8Array | null
  readonly truncated: Truncation | null
  /** Lower-case essence of Content-Type (`text/html`), and its charset label if any. */
  readonly mediaType: string | null
  readonly charset: string | null
  readonly validators: Validators
  readonly notModified: boolean
  /** Null when a complete body (or a 304) came. */
  readonly failure: FetchFailure | null
}

export interface FetchFailure extends Failure {
  /** The host asked not to be asked again before this many milliseconds (Retry-After). */
  readonly retryAfterMs: number | null
}

/**
 * - `new`: a body whose bytes the article did not show in its last capture;
 * - `identical`: byte for byte the body of the last capture;
 * - `not-modified`: the server said 304;
 * - `blocked`: refused by our own rules (address guard, robots.txt) or by a bot wall;
 * - `gone`: 404, 410 or 451;
 * - `failed`: anything else that gave no complete article;
 * - `late`: finished after a newer capture had been committed; the bytes are kept, no version is made.
 */
export const captureOutcomes = [
  'new',
  'identical',
  'not-modified',
  'blocked',
  'gone',
  'failed',
  'late',
] as const

export type CaptureOutcome = (typeof captureOutcomes)[number]

/** One fetch as the archive keeps it; immutable. */
export interface Capture {
  readonly id: CaptureId
  readonly articleId: ArticleId
  readonly requestedUrl: string
  readonly hops: readonly Hop[]
  readonly startedAt: Date
  readonly finishedAt: Date
  /** Status of the last hop; null when no answer came. */
  readonly status: number | null
  readonly outcome: CaptureOutcome
  readonly payloadDigest: Digest | null
  readonly payloadSizeBytes: number | null
  readonly mediaType: string | null
  readonly charset: string | null
  readonly truncated: Truncation | null
  readonly failure: Failure | null
  /** How far the page was believed to be its article; null where nothing was judged. */
  readonly quality: Quality | null
  /** The version this capture showed; null when it showed none. */
  readonly version: number | null
}
