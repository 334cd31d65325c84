import { OperationalError } from '../../model/errors.ts'
import { headerValues } from './headers.ts'
import type { Head } from './headers.ts'
import { checkUrl, hasAmbiguousCharacter } from './check-url.ts'

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308]

/** True when the answer points elsewhere (RFC 9110 section 15.4) and its body does not count. */
export function isRedirect(head: Head): boolean {
  return redirectStatuses.includes(head.status)
}

/**
 * Where a redirect leads, checked like any other URL and without its fragment. Throws `redirect-invalid` when
 * there is no one Location, or it is none that may be fetched.
 */
export function redirectTarget(head: Head, base: URL): URL {
  const [location, ...others] = new Set(headerValues(head, 'location'))
  if (location === undefined) throw invalid('names no location')
  if (others.length > 0) throw invalid('names more than one location')
  const text = decodeLocation(location)
  if (hasAmbiguousCharacter(text)) throw invalid('leads to a URL with a backslash or a control character')
  const target = URL.parse(text, base)
  if (target === null) throw invalid('leads to something that is not a URL')
  target.hash = ''
  try {
    return checkUrl(target.href)
  } catch (error) {
    throw invalid('leads to a URL that is not fetched', error)
  }
}

/** Header values are latin1 here; servers that do not encode their paths send UTF-8, as browsers expect. */
function decodeLocation(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1')
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? latin1 : text
}

function invalid(problem: string, cause?: unknown): OperationalError {
  return new OperationalError('redirect-invalid', `the redirect ${problem}`, { cause })
}
