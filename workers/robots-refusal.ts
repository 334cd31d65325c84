import type { Failure } from '../model/errors.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'

export type Permission = Awaited<ReturnType<RobotsRules['check']>>

/** What a refusal by a host's robots.txt is recorded as; null when it lets us read. */
export function robotsRefusal(permission: Permission): Failure | null {
  if (permission.allowed) return null
  if (permission.code === 'robots-unreachable') {
    const message = 'the robots.txt of this host cannot be read, which means no (RFC 9309 section 2.3.1.4)'
    return { code: 'robots-unreachable', message }
  }
  return {
    code: 'robots-disallowed',
    message: 'the robots.txt of this host asks us not to read this address',
  }
}

/** Asks the robots.txt of wherever a redirect leads, be it on the same host or another. */
export function mayFollow(
  deps: { readonly robots: RobotsRules },
  signal: AbortSignal,
): (url: string) => Promise<Failure | null> {
  return async (url) => robotsRefusal(await deps.robots.check(url, signal))
}
