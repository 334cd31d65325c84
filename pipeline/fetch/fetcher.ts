import type { FetchRecord } from '../../model/capture.ts'
import type { Failure } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { Validators } from '../../model/source.ts'
import { addressGuard } from './address-guard.ts'
import type { AddressRule } from './address-rules.ts'
import { connections } from './connections.ts'
import { startDeadline } from './deadline.ts'
import { journey } from './journey.ts'
import { post } from './post.ts'
import type { PostAnswer, PostRequest } from './post.ts'
import { systemResolve } from './resolve.ts'
import type { Resolve } from './resolve.ts'

export interface FetchRequest {
  readonly url: string
  /** Of the last good answer; makes the request conditional. */
  readonly validators?: Validators
  /** Default `limits.fetchRedirectsMax`. */
  readonly maxRedirects?: number
  /** Of the decoded body, and of the body as sent. Default `limits.fetchBodySizeBytesMax`. */
  readonly bodySizeBytesMax?: number
  /** The Accept header. */
  readonly accept?: string
  /** On a connection of its own, past caches that obey (Cache-Control: no-cache): to confirm what another fetch found. */
  readonly fresh?: boolean
  /** Lower-case essences; a good answer of another type is refused before its body is read. */
  readonly mediaTypes?: readonly string[]
  /** Asked before a redirect is followed; a refusal ends the fetch with it. */
  readonly mayFollow?: (url: string) => Promise<Failure | null>
}

/**
 * Fetches URLs that nobody vouches for.
 * Laws (tests/integration/fetch):
 * - it never connects to an address the guard refuses, on no hop and after no second look at the DNS;
 * - what the network and the server do ends in the record, never in an exception;
 * - every fetch ends by the deadline, and its memory is bounded by the body limit, whatever is sent;
 * - the bytes of a body are as sent but for their content codings; nothing is kept between fetches but connections.
 */
export interface Fetcher extends AsyncDisposable {
  /** An abort ends the fetch like the deadline: with a record whose failure is `timeout`. */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchRecord>
  /** Sends a message, through the same guard and within `limits.notifyDeadlineMs`. What goes wrong is in the answer. */
  post(request: PostRequest, signal?: AbortSignal): Promise<PostAnswer>
}

export interface FetcherOptions {
  /** An honest name with a way to reach us. */
  readonly userAgent: string
  /** Exceptions of the address guard; none by default (FETCH_ALLOW_ADDRESSES). */
  readonly allow: readonly AddressRule[]
  /** Where names are looked up; the operating system by default. */
  readonly resolve?: Resolve
  /** Default `limits.fetchDeadlineMs`. */
  readonly deadlineMs?: number
  /** Ports of public addresses; 80, 443, 8080 and 8443 by default. */
  readonly ports?: readonly number[]
  readonly now?: () => Date
}

/** Disposing it ends what is in flight and closes all connections. */
export function fetcher(options: FetcherOptions): Fetcher {
  const guard = addressGuard(options.allow, options.ports)
  const pool = connections(guard)
  const closing = new AbortController()
  const now = options.now ?? (() => new Date())
  const deadlineMs = options.deadlineMs ?? limits.fetchDeadlineMs
  const parts = {
    guard,
    connections: pool,
    resolve: options.resolve ?? systemResolve,
    userAgent: options.userAgent,
    now,
  }
  return {
    async fetch(request, signal) {
      const startedAt = now()
      using deadline = startDeadline(deadlineMs, signal ? [closing.signal, signal] : [closing.signal])
      const { hops, ...outcome } = await journey(request, parts, deadline)
      return { requestedUrl: request.url, hops, startedAt, finishedAt: now(), ...outcome }
    },
    async post(request, signal) {
      using deadline = startDeadline(
        Math.min(limits.notifyDeadlineMs, deadlineMs),
        signal ? [closing.signal, signal] : [closing.signal],
      )
      return await post(request, parts, deadline)
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await pool[Symbol.asyncDispose]()
    },
  }
}
