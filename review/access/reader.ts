import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { AccessArchive, Token } from '../../archive/archive.ts'
import { allows } from '../../model/access.ts'
import type { Scope } from '../../model/access.ts'
import type { Digest } from '../../model/ids.ts'

/** Who asks, as far as is known. */
export type Reader = Pick<Token, 'id' | 'name' | 'scope'>

declare module 'hono' {
  interface ContextVariableMap {
    reader: Reader | null
  }
}

export const sessionCookie = 'stet-session'

/** SHA-256 of a secret, as it is kept. */
export function secretDigest(secret: string): Digest {
  return createHash('sha256').update(secret).digest('hex') as Digest
}

/** What programs that follow feeds ask for. */
const feedPath = /\/feed\.(?:atom|json)$/

/**
 * Finds out who asks: by `Authorization: Bearer` (RFC 6750, section 2.1), for a feed also by `Basic` with the token as
 * password, which is what feed readers can send (RFC 7617), else by the session of a browser that signed in. A token
 * in an address is none: addresses end up in logs and histories.
 */
export function findReader(
  archive: Pick<AccessArchive, 'findToken' | 'findSession'>,
  now: () => Date,
): MiddlewareHandler {
  return async (c, next) => {
    const secret = tokenOf(c)
    const session = getCookie(c, sessionCookie)
    if (secret !== null) c.set('reader', await archive.findToken(secretDigest(secret), now()))
    else if (session === undefined) c.set('reader', null)
    else c.set('reader', await archive.findSession(secretDigest(session), now()))
    await next()
  }
}

function tokenOf(c: Context): string | null {
  const header = c.req.header('Authorization') ?? ''
  const [, bearer] = /^Bearer +([\w.~+/=-]{1,200}) *$/i.exec(header) ?? []
  if (bearer !== undefined) return bearer
  const [, basic] = /^Basic +([\w+/=]{1,500}) *$/i.exec(header) ?? []
  if (basic === undefined || !isFeed(c)) return null
  const [, ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return password.join(':')
}

/** A browser sends `Basic` again by itself, from whatever page asks: it is good for reading feeds and nothing else. */
function isFeed({ req: { method, path } }: Context): boolean {
  return (method === 'GET' || method === 'HEAD') && feedPath.test(path)
}

/** How who asks in vain may say who it is. */
export function challenge(c: Context): string {
  return isFeed(c)
    ? 'Basic realm="Stet: any name, and a token as password", charset="UTF-8"'
    : 'Bearer realm="Stet"'
}

/** Whether who asks may do what asks for a scope. */
export function may(c: Context, scope: Scope): boolean {
  const reader = c.get('reader')
  return reader !== null && allows(reader.scope, scope)
}

/** Lets through who may; the others are told to sign in, or that it is not for them. */
export function allow(
  scope: Scope,
  refuse: (c: Context, known: boolean) => Response | Promise<Response>,
): MiddlewareHandler {
  return (c, next) => (may(c, scope) ? next() : Promise.resolve(refuse(c, c.get('reader') !== null)))
}
