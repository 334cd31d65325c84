import type { FetchFailure } from '../../model/capture.ts'
import type { ErrorCode } from '../../model/errors.ts'
import { headerValue, headerValues } from './headers.ts'
import type { Head } from './headers.ts'
import { retryAfterMs } from './retry-after.ts'

/** Headers by which bot walls say that the body is theirs, whatever the status. */
const wallHeaders: readonly string[] = ['cf-mitigated', 'x-amzn-waf-action']

/** What a final answer's status and headers say against it; null when its body is the article's. */
export function statusFailure(head: Head, conditional: boolean, now: Date): FetchFailure | null {
  const found = judge(head, conditional)
  if (found === null) return null
  const [code, message] = found
  const wait = retryAfterMs(headerValue(head, 'retry-after'), headerValue(head, 'date'), now)
  return { code, message, retryAfterMs: wait }
}

/** Whether an answer has what was asked for: 2xx with a whole body. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function judge(head: Head, conditional: boolean): [ErrorCode, string] | null {
  const { status } = head
  if (wallHeaders.some((name) => headerValues(head, name).length > 0)) {
    return ['http-blocked', `a bot wall answered (status ${status})`]
  }
  if (status === 304) {
    return conditional ? null : ['http-protocol', 'the server said 304 to an unconditional request']
  }
  if (status === 206) return ['http-protocol', 'the server sent a part that was not asked for (status 206)']
  if (status === 204 || status === 205) return ['http-error', `the server sent no content (status ${status})`]
  if (isSuccess(status)) return null
  if (status === 404 || status === 410 || status === 451) return ['http-gone', `the server said ${status}`]
  if (status === 401 || status === 403 || status === 429) {
    return ['http-blocked', `the server refused us (status ${status})`]
  }
  return ['http-error', `the server said ${status}`]
}
