import { limits } from '../../model/limits.ts'
import type { Validators } from '../../model/source.ts'
import { acceptEncoding } from './coding.ts'
import type { FetchRequest } from './fetcher.ts'

const defaultAccept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5'

/** The headers of a request, as names and values by turns; Host and Connection are the client's. No cookies, ever. */
export function requestHeaders(request: FetchRequest, userAgent: string): string[] {
  const headers = ['user-agent', userAgent, 'accept', request.accept ?? defaultAccept]
  headers.push('accept-encoding', acceptEncoding)
  if (request.fresh === true) headers.push('cache-control', 'no-cache')
  const { etag, lastModified } = sentValidators(request)
  // RFC 9110 section 13.1.3: a server ignores the date when there is a tag, and some get it wrong.
  if (etag !== null) headers.push('if-none-match', etag)
  else if (lastModified !== null) headers.push('if-modified-since', lastModified)
  return headers
}

/** The validators that make the request conditional; unusable ones count as none. */
export function sentValidators(request: FetchRequest): Validators {
  return {
    etag: sendable(request.validators?.etag ?? null),
    lastModified: sendable(request.validators?.lastModified ?? null),
  }
}

function sendable(value: string | null): string | null {
  if (value === null || value.length > limits.fetchValidatorLengthMax) return null
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(value) ? value : null
}
