import { Hono } from 'hono'
import type { ReviewDeps } from './deps.ts'
import { answerProblem, problemJson } from './http/answers.ts'
import { failureHandler } from './http/failures.ts'
import { readOnly, securityHeaders, WritingRoutes } from './http/headers.ts'
import { methodProblem, notFoundProblem } from './http/problems.ts'
import { requestLog } from './http/request-log.ts'

type HealthDeps = Pick<ReviewDeps, 'metrics' | 'ready' | 'log'>

/** Only `/healthz`, `/readyz` and `/metrics`: for processes that show no pages. */
export function healthApp(deps: HealthDeps): Hono {
  const app = new Hono()
  app.use(requestLog(deps.log), securityHeaders())
  app.use(readOnly(new WritingRoutes(), (c) => answerProblem(c, methodProblem, null)))
  app.notFound((c) => answerProblem(c, notFoundProblem, null))
  app.onError(failureHandler(deps.log, null))
  addHealthRoutes(app, deps)
  return app
}

/**
 * `/healthz`: the process is alive, whatever else is not. `/readyz`: 200 when everything it needs answers, else 503
 * with the reasons. `/metrics`: Prometheus text exposition format.
 */
export function addHealthRoutes(app: Hono, deps: HealthDeps): void {
  const fresh = { 'Cache-Control': 'no-store' }
  app.get('/healthz', (c) => c.text('ok\n', 200, fresh))
  app.get('/readyz', async (c) => {
    const reasons = await deps.ready()
    if (reasons.length === 0) return c.text('ready\n', 200, fresh)
    c.header('Cache-Control', 'no-store')
    const problem = { status: 503, title: 'Not ready', detail: reasons.join('; ') } as const
    return problemJson(c, problem, { reasons })
  })
  app.get('/metrics', async (c) =>
    c.body(await deps.metrics(), 200, {
      ...fresh,
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  )
}
