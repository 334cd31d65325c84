import type { MiddlewareHandler } from 'hono'

/**
 * No script, no frame, no request to anywhere else: what a publisher sent can at worst be read. `img-src` and
 * `style-src` name only our own two files.
 */
const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** For bytes as received: even a browser that shows them must treat them as a stranger's. */
export const rawPolicy =
  "sandbox; default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Sets the headers that every answer has, errors included. A policy that a route has set stays. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', pagePolicy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    if (!headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-cache')
  }
}

/** Reading is all there is: other methods are refused before any route is looked for. */
export function readOnly(
  refuse: (c: Parameters<MiddlewareHandler>[0]) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return refuse(c)
    return next()
  }
}
