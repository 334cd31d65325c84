import type { Context } from 'hono'
import { layout } from '../components/layout.ts'
import type { Assets, PageView } from '../components/layout.ts'
import { problemPage } from '../pages/problem.ts'
import type { Problem } from './problems.ts'

/** Answers with a page, or 404 where there is none. */
export function answerPage(c: Context, assets: Assets, view: PageView | null): Response | Promise<Response> {
  if (view === null) return c.notFound()
  return c.html(layout(view, assets))
}

/** Answers with a failure in the form its reader expects: a page for people, RFC 9457 JSON for programs. */
export function answerProblem(
  c: Context,
  problem: Problem,
  assets: Assets | null,
): Response | Promise<Response> {
  if (problem.status === 405) c.header('Allow', 'GET, HEAD')
  if (problem.retryAfterSeconds !== undefined) c.header('Retry-After', String(problem.retryAfterSeconds))
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept')
  if (assets !== null && wantsPage(c)) return c.html(layout(problemPage(problem), assets), problem.status)
  return problemJson(c, problem)
}

/** A problem details object; `type` is `about:blank`, so `title` is that of the status. */
export function problemJson(
  c: Context,
  problem: Problem,
  members: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title, detail, code } = problem
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    instance: c.req.path,
    ...(code === undefined ? {} : { code }),
    ...members,
  }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}

/** Feeds, pictures and the operator's addresses are read by programs, whatever they say they accept. */
const programPath =
  /(?:\/feed\.(?:atom|json)|\/picture\.(?:svg|png)|^\/events|^\/api\/.+|^\/metrics|^\/healthz|^\/readyz)$/

function wantsPage(c: Context): boolean {
  if (programPath.test(c.req.path)) return false
  const accept = c.req.header('Accept')
  return (
    accept === undefined || accept.includes('text/html') || accept.includes('*/*') || !accept.includes('json')
  )
}
