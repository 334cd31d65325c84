import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { addAssets } from './assets.ts'
import type { ReviewDeps } from './deps.ts'
import { addFeedRoutes } from './feed/feed-routes.ts'
import { addHealthRoutes } from './health.ts'
import { answerProblem } from './http/answers.ts'
import { failureHandler } from './http/failures.ts'
import { readOnly, securityHeaders } from './http/headers.ts'
import { ownHost } from './http/own-host.ts'
import { hostProblem, methodProblem, notFoundProblem } from './http/problems.ts'
import { requestLog } from './http/request-log.ts'
import { addArticleRoutes } from './routes/articles.ts'
import { addCaptureRoutes } from './routes/captures.ts'
import { addInboxRoutes } from './routes/inbox.ts'
import { addSearchRoutes } from './routes/search.ts'
import { addSourceRoutes } from './routes/sources.ts'
import { addVersionRoutes } from './routes/versions.ts'

export { healthApp } from './health.ts'
export type { ReviewDeps } from './deps.ts'

/**
 * The pages that people read, the feeds and the operator's addresses. Complete without scripts; every answer has the
 * security headers; errors are pages or RFC 9457 problems, without a word of the inside.
 */
export function reviewApp(deps: ReviewDeps): Hono {
  const app = new Hono()
  app.use(requestLog(deps.log), securityHeaders(), etag())
  const assets = addAssets(app)
  app.use(readOnly((c) => answerProblem(c, methodProblem, assets)))
  app.notFound((c) => answerProblem(c, notFoundProblem, assets))
  app.onError(failureHandler(deps.log, assets))
  addHealthRoutes(app, deps)
  // Not for the routes above: monitors know this process under names of their own, and find no content there.
  app.use(ownHost(deps.hosts, (c) => answerProblem(c, hostProblem, assets)))
  const house = { app, deps, assets }
  addFeedRoutes(house)
  addInboxRoutes(house)
  addArticleRoutes(house)
  addVersionRoutes(house)
  addCaptureRoutes(house)
  addSearchRoutes(house)
  addSourceRoutes(house)
  return app
}
