import { Hono } from 'hono'
import type { Context } from 'hono'
import { except } from 'hono/combine'
import { etag } from 'hono/etag'
import { clientAddress } from './access/client-address.ts'
import { fairShare } from './access/fair-share.ts'
import { addressRate, limitRate, tokenRate } from './access/rate.ts'
import { allow, findReader } from './access/reader.ts'
import { refusal } from './access/writing.ts'
import { addApi } from './api/api.ts'
import { addAssets } from './assets.ts'
import type { ReviewDeps } from './deps.ts'
import { addFeedRoutes } from './feed/feed-routes.ts'
import { addHealthRoutes } from './health.ts'
import { answerProblem } from './http/answers.ts'
import { failureHandler } from './http/failures.ts'
import { readOnly, securityHeaders, WritingRoutes } from './http/headers.ts'
import { ownHost } from './http/own-host.ts'
import { hostProblem, methodProblem, notFoundProblem } from './http/problems.ts'
import { requestLog } from './http/request-log.ts'
import { addAccessRoutes } from './routes/access.ts'
import { addArticleRoutes } from './routes/articles.ts'
import { addCaptureRoutes } from './routes/captures.ts'
import { addHubRoutes } from './routes/hub.ts'
import { addInboxRoutes } from './routes/inbox.ts'
import { addMarkRoutes } from './routes/marks.ts'
import { addPictureRoutes } from './routes/pictures.ts'
import { addSearchRoutes } from './routes/search.ts'
import { limits } from '../model/limits.ts'
import { paths } from './paths.ts'
import { addSourceRoutes } from './routes/sources.ts'
import { addStatisticsRoutes } from './routes/statistics.ts'
import { addSubscriptionRoutes } from './routes/subscriptions.ts'
import { addVersionRoutes } from './routes/versions.ts'
import { textCache } from './text-cache.ts'

export { healthApp } from './health.ts'
export type { ReviewDeps } from './deps.ts'

/**
 * The pages that people read, the feeds and the operator's addresses. Complete without scripts; every answer has the
 * security headers; errors are pages or RFC 9457 problems, without a word of the inside.
 */
export function reviewApp(deps: ReviewDeps): Hono {
  const app = new Hono()
  // A tag needs the whole body; a stream of events has none.
  app.use(requestLog(deps.log), securityHeaders(), except(paths.events, etag()))
  const assets = addAssets(app)
  const writingRoutes = new WritingRoutes()
  app.use(readOnly(writingRoutes, (c) => answerProblem(c, methodProblem, assets)))
  app.notFound((c) => answerProblem(c, notFoundProblem, assets))
  app.onError(failureHandler(deps.log, assets))
  addHealthRoutes(app, deps)
  // Not for the routes above: monitors know this process under names of their own, and find no content there.
  if (deps.rateMax !== null) {
    const share = {
      togetherMax: limits.clientRequestsTogetherMax,
      waitingMax: limits.clientRequestsWaitingMax,
      keyOf: (c: Context) => clientAddress(c, deps.trustedProxies),
    }
    app.use(limitRate(addressRate(deps.rateMax, deps.trustedProxies), assets), fairShare(share, assets))
  }
  app.use(ownHost(deps.hosts, (c) => answerProblem(c, hostProblem, assets)))
  app.use(findReader(deps.archive, deps.now))
  if (deps.rateMax !== null) app.use(limitRate(tokenRate(deps.rateMax), assets))
  const house = { app, deps, assets, writingRoutes, pages: textCache(limits.historyCacheCharactersMax) }
  addAccessRoutes(house)
  addHubRoutes(house)
  // Below this line everything asks for a token where the pages are closed.
  if (deps.access === 'closed') app.use(allow('read', refusal(assets)))
  addFeedRoutes(house)
  addInboxRoutes(house)
  addArticleRoutes(house)
  addVersionRoutes(house)
  addPictureRoutes(house)
  addCaptureRoutes(house)
  addMarkRoutes(house)
  addSearchRoutes(house)
  addStatisticsRoutes(house)
  addSubscriptionRoutes(house)
  addSourceRoutes(house)
  addApi(house)
  return app
}
