import type { Context, MiddlewareHandler } from 'hono'

/**
 * Refuses requests made under a name that is not ours. Nobody logs in here: a page elsewhere whose name was made to
 * resolve to this machine (DNS rebinding) could read the whole archive with its reader's browser. Literal addresses
 * and `localhost` are nobody's to point anywhere; `names` are ours by the settings, in lower case.
 */
export function ownHost(
  names: readonly string[],
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return (c, next) => (isOurs(new URL(c.req.url).hostname, names) ? next() : Promise.resolve(refuse(c)))
}

/** As the URL standard writes hosts: IPv4 as four numbers, IPv6 in brackets, names in lower case. */
const literal = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/

function isOurs(hostname: string, names: readonly string[]): boolean {
  const name = hostname.replace(/\.$/, '')
  return literal.test(name) || name === 'localhost' || name.endsWith('.localhost') || names.includes(name)
}
