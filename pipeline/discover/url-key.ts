import { OperationalError } from '../../model/errors.ts'
import { isTrackingParameter, sessionInPath } from './tracking-parameters.ts'

/**
 * The key under which two spellings of one article's URL meet. It is compared and stored, never requested
 * (it has no scheme, so that it cannot be): what is requested is the URL as found.
 *
 * Merged is only what RFC 3986 section 6.2.2 calls equivalent and what cannot name another article: scheme,
 * host case, default port, fragment, tracking parameters, session ids. Kept apart is what a server may answer
 * differently (`/a` and `/a/`, `www.`, path case, parameter order): a history split in two can be seen, an
 * article lost in another's history cannot. Throws `url-invalid`.
 */
export function urlKey(url: string | URL): string {
  const parsed = typeof url === 'string' ? URL.parse(url) : url
  if (parsed === null)
    throw new OperationalError('url-invalid', `"${String(url).slice(0, 200)}" is not a URL`)
  const host = parsed.hostname.replace(/\.$/, '')
  const port = parsed.port === '' ? '' : `:${parsed.port}`
  const path = normalizeEscapes(parsed.pathname).replaceAll(sessionInPath, '')
  return `//${host}${port}${path}${keptQuery(parsed.search)}${keptFragment(parsed.hash)}`
}

function keptQuery(search: string): string {
  if (search === '') return ''
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTrackingPair(pair))
    .map(normalizeEscapes)
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

function isTrackingPair(pair: string): boolean {
  const equals = pair.indexOf('=')
  if (equals === -1) return isTrackingParameter(pair, '')
  return isTrackingParameter(pair.slice(0, equals), pair.slice(equals + 1))
}

/** A fragment names a place in a document, except in the `#!` URLs of pages that were written by scripts. */
function keptFragment(hash: string): string {
  return hash.startsWith('#!') ? normalizeEscapes(hash) : ''
}

/** RFC 3986 section 6.2.2: hexadecimal digits in upper case, unreserved characters plain. */
function normalizeEscapes(text: string): string {
  if (!text.includes('%')) return text
  return text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase()
  })
}
