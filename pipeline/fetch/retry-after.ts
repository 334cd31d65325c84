import { limits } from '../../model/limits.ts'

/**
 * Milliseconds that a Retry-After header asks to wait (RFC 9110 section 10.2.3), at most
 * `limits.fetchRetryAfterMsMax`; null for anything that is neither seconds nor an HTTP date. A date is read against
 * the server's own clock when it sent one, since only the difference is meant.
 */
export function retryAfterMs(value: string | null, serverDate: string | null, now: Date): number | null {
  if (value === null) return null
  const text = value.trim()
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, limits.fetchRetryAfterMsMax)
  const until = parseHttpDate(text)
  if (until === null) return null
  const from = (serverDate === null ? null : parseHttpDate(serverDate)) ?? now.getTime()
  return Math.min(Math.max(until - from, 0), limits.fetchRetryAfterMsMax)
}

/** The three date forms of RFC 9110 section 5.6.7; `Date.parse` alone would take "2" for a year. */
function parseHttpDate(text: string): number | null {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(time) ? null : time
}
