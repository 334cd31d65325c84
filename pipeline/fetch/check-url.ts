import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'

/**
 * The one door for URLs from users, feeds, pages and redirects: http or https, an ordinary host, no user name or
 * password, no raw backslash or control character (two parsers would read those differently), no more than
 * `limits.urlLengthMax` characters. Callers connect to the returned object and never parse the text again.
 * Throws `url-scheme` for other schemes, else `url-invalid`.
 */
export function checkUrl(text: string): URL {
  if (text.length > limits.urlLengthMax) throw invalid(`is longer than ${limits.urlLengthMax} characters`)
  if (hasAmbiguousCharacter(text)) throw invalid('holds a backslash or a control character')
  const url = URL.parse(text)
  if (url === null) throw invalid('is not a URL', `"${text}"`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OperationalError('url-scheme', 'only http and https URLs are fetched', {
      hint: 'Give a URL that begins with https:// or http://.',
    })
  }
  const authority = /^ *https?:\/\/([^/?#]+)/i.exec(text)?.[1]
  if (authority === undefined) throw invalid('has no host')
  if (authority.includes('@')) throw invalid('holds a user name or password')
  if (!isHost(url.hostname)) throw invalid('has a host name that is too long or has an empty part')
  return url
}

/** True for characters that WHATWG parsers drop or turn into something else, and other parsers do not. */
export function hasAmbiguousCharacter(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  return /[\u0000-\u001f\u007f\\]/.test(text)
}

/** RFC 1035 section 2.3.4, with one trailing dot allowed; IPv6 literals pass. */
function isHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return true
  const labels = hostname.replace(/\.$/, '').split('.')
  return hostname.length <= 254 && labels.every((label) => label.length >= 1 && label.length <= 63)
}

function invalid(problem: string, subject = 'the URL'): OperationalError {
  return new OperationalError('url-invalid', `${subject} ${problem}`, {
    hint: 'Give the address as the browser shows it, beginning with https:// or http://.',
  })
}
