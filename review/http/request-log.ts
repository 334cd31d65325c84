import type { MiddlewareHandler } from 'hono'
import type { ReviewDeps } from '../deps.ts'

/** Logs each request when it is answered. Addresses that a monitor asks for again and again only when they fail. */
export function requestLog(log: ReviewDeps['log']): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const { path, method } = c.req
    if (monitored.has(path) && c.res.ok) return
    const tookMs = Math.round(performance.now() - started)
    log({ method, path: path.slice(0, 500), status: c.res.status, tookMs })
  }
}

const monitored = new Set(['/healthz', '/readyz', '/metrics'])
