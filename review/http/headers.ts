import type { MiddlewareHandler } from 'hono'

/**
 * No script but our own, which no page writes into itself, no frame, no request to anywhere else: what a publisher
 * sent can at worst be read. Nothing that he sent is ever served from here as a script, a style or an image.
 */
const pagePolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** For the page that shows a capture: its frame may hold that origin, and nothing can lead it anywhere else. */
export function framePolicy(origin: string): string {
  return `${pagePolicy}; frame-src ${origin}`
}

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

/** Which methods write where: exact paths of forms, and patterns of the API. */
export class WritingRoutes {
  readonly #routes: { readonly method: string; readonly path: string | RegExp }[] = []

  add(method: 'POST' | 'PUT', path: string | RegExp): void {
    this.#routes.push({ method, path })
  }

  has(method: string, path: string): boolean {
    return this.#routes.some(
      (each) =>
        each.method === method && (typeof each.path === 'string' ? each.path === path : each.path.test(path)),
    )
  }
}

/** Other methods than reading are for the routes that write; elsewhere they are refused before any route is looked for. */
export function readOnly(
  writing: WritingRoutes,
  refuse: (c: Parameters<MiddlewareHandler>[0]) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req
    if (method === 'GET' || method === 'HEAD' || writing.has(method, path)) return next()
    return refuse(c)
  }
}
