import { OperationalError } from '../../model/errors.ts'
import type { FetchFailure } from '../../model/capture.ts'
import { limits } from '../../model/limits.ts'
import { ask } from './ask.ts'
import type { AskParts } from './ask.ts'
import { checkUrl } from './check-url.ts'
import type { Deadline } from './deadline.ts'
import { headerValue } from './headers.ts'
import { networkFailure } from './network-failure.ts'
import { retryAfterMs } from './retry-after.ts'

/** A message to somebody who asked for it. */
export interface PostRequest {
  readonly url: string
  /** Names in lower case; User-Agent and Host are the fetcher's. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface PostAnswer {
  /** Null when there was no answer. */
  readonly status: number | null
  /** Null: it was accepted, with a status from 200 to 299. */
  readonly failure: FetchFailure | null
}

/**
 * Sends a message once and reads as much of the answer as it takes to keep the connection. Redirects are not followed:
 * a message that was meant for one host must not be taken to another. Never rejects but for defects.
 */
export async function post(
  { url: text, headers, body }: PostRequest,
  parts: AskParts & { readonly userAgent: string; readonly now: () => Date },
  deadline: Deadline,
): Promise<PostAnswer> {
  try {
    const url = checkUrl(text)
    const lines = Object.entries({ 'user-agent': parts.userAgent, ...headers }).flat()
    const message = { method: 'POST', path: url.pathname + url.search, headers: lines, body } as const
    const { exchange } = await ask(url, message, () => limits.notifyAnswerSizeBytesMax, parts, deadline)
    const { head } = exchange
    if (head === null) throw deadline.failure ?? networkFailure(exchange.error ?? new Error('no answer'))
    if (head.status >= 200 && head.status < 300) return { status: head.status, failure: null }
    const wait = retryAfterMs(headerValue(head, 'retry-after'), headerValue(head, 'date'), parts.now())
    return {
      status: head.status,
      failure: { code: 'http-error', message: said(head.status), retryAfterMs: wait },
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { status: null, failure: { code: error.code, message: error.message, retryAfterMs: null } }
  }
}

function said(status: number): string {
  if (status >= 300 && status < 400) return `the receiver said ${status}: messages follow no redirects`
  return `the receiver said ${status}`
}
