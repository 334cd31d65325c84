import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { OperationalError } from '../../model/errors.ts'
import type { ErrorCode } from '../../model/errors.ts'
import type { ReviewDeps } from '../deps.ts'

export type Api = OpenAPIHono
export type ApiDeps = Pick<ReviewDeps, 'archive'>

/** What there is, or the problem that says there is none. */
export function found<T>(value: T | null, code: ErrorCode): T {
  if (value !== null) return value
  throw new OperationalError(code, 'There is none.')
}

/** RFC 8288: where the list goes on. */
export function linkNext(c: Context, name: string, value: string | number | null): void {
  if (value === null) return
  const url = new URL(c.req.url)
  url.searchParams.set(name, String(value))
  c.header('Link', `<${url.pathname}${url.search}>; rel="next"`)
}
