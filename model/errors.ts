/**
 * Every failure that a correct program must expect has a code. Codes are stable; each has a row in
 * docs/errors.md, which a test compares with this list.
 */
export const errorCodes = [
  // what the user said
  'usage',
  'settings-invalid',
  'url-invalid',
  'url-scheme',
  'cron-invalid',
  'timezone-invalid',
  'pattern-invalid',
  'rules-invalid',
  'source-unknown',
  'article-unknown',
  'version-unknown',
  'capture-unknown',
  'change-unknown',
  'subscription-unknown',
  'search-too-broad',
  'picture-undrawable',
  'picture-busy',
  'file-unreadable',
  // what the address guard and the host's rules said
  'address-refused',
  'port-refused',
  'robots-disallowed',
  'robots-unreachable',
  'host-busy',
  // what the network and the server did
  'dns-failed',
  'connection-failed',
  'tls-failed',
  'timeout',
  'redirect-invalid',
  'redirect-loop',
  'redirect-limit',
  'headers-too-large',
  'body-too-large',
  'body-truncated',
  'coding-invalid',
  'coding-unsupported',
  'http-protocol',
  'http-gone',
  'http-blocked',
  'http-error',
  // what the answer was
  'media-type-unsupported',
  'feed-invalid',
  'sitemap-invalid',
  'listing-empty',
  'source-failed',
  'publisher-reserved',
  'page-bot-wall',
  'page-consent',
  'page-missing',
  'page-elsewhere',
  'page-stale',
  'page-teaser',
  'page-doubtful',
  'not-an-article',
  'rules-matched-nothing',
  'clean-timeout',
  'clean-memory',
  'clean-failed',
  'compare-failed',
  'capture-poisoned',
  // what telling others of changes came to
  'mail-failed',
  // what our own house did
  'archive-unavailable',
  'archive-newer',
  'archive-locked',
  'archive-damaged',
  'database-start-failed',
  'disk-full',
  'queue-unavailable',
  'queue-policy',
  'listen-failed',
  'busy',
  'interrupted',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** A failure as it is recorded and shown. */
export interface Failure {
  readonly code: ErrorCode
  readonly message: string
}

export interface OperationalErrorOptions {
  readonly cause?: unknown
  /** True when the same call may succeed later without anybody changing anything. */
  readonly retryable?: boolean
  /** What the user can do about it, as one sentence. */
  readonly hint?: string
}

/** A failure a correct program must expect. Bugs stay plain `Error`s and are never caught to go on. */
export class OperationalError extends Error {
  override readonly name: string = 'OperationalError'
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly hint: string | null

  constructor(code: ErrorCode, message: string, options: OperationalErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.retryable = options.retryable ?? false
    this.hint = options.hint ?? null
  }
}
