import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { addAssets } from './assets.ts'
import type { ReviewDeps } from './deps.ts'
import { addFeedRoutes } from './feed/feed-routes.ts'
import { addHealthRoutes } from './health.ts'
import { answerPage, answerProblem } from './http/answers.ts'
import { failureHandler } from './http/failures.ts'
import { readOnly, securityHeaders } from './http/headers.ts'
import { ownHost } from './http/own-host.ts'
import {
  articleId,
  captureCursor,
  captureId,
  cursor,
  idPattern,
  numberPattern,
  smallNumber,
  sourceId,
} from './http/params.ts'
import { hostProblem, methodProblem, notFoundProblem } from './http/problems.ts'
import { answerRawBody } from './http/raw-body.ts'
import { requestLog } from './http/request-log.ts'
import { articlesPage } from './pages/articles.ts'
import { capturePage } from './pages/capture.ts'
import { capturesPage } from './pages/captures.ts'
import { changePage } from './pages/change.ts'
import { changesPage } from './pages/changes.ts'
import { historyPage } from './pages/history.ts'
import { lookUp } from './pages/look-up.ts'
import { sourcesPage } from './pages/sources.ts'
import { versionPage } from './pages/version.ts'
import { paths } from './paths.ts'

export { healthApp } from './health.ts'
export type { ReviewDeps } from './deps.ts'

const article = `/articles/:article{${idPattern}}`

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
  addFeedRoutes(app, deps)

  const { archive } = deps
  app.get('/', async (c) =>
    answerPage(
      c,
      assets,
      await changesPage(archive, { ...listQuery(c.req.query()), noise: c.req.query('noise') === '1' }),
    ),
  )
  app.get('/articles', async (c) => {
    const url = c.req.query('url')
    if (url === undefined) return answerPage(c, assets, await articlesPage(archive, listQuery(c.req.query())))
    const found = await lookUp(archive, url)
    if (found.outcome === 'found') return c.redirect(paths.article(found.id), 303)
    return answerPage(c, assets, await articlesPage(archive, { missed: found.missed }))
  })
  app.get(article, async (c) =>
    answerPage(
      c,
      assets,
      await historyPage(archive, articleId(c.req.param('article')), cursor(c.req.query('cursor'))),
    ),
  )
  app.get(`${article}/compare`, (c) => {
    const [from, to] = [smallNumber(c.req.query('from')), smallNumber(c.req.query('to'))]
    const id = articleId(c.req.param('article'))
    if (from === null || to === null) return c.notFound()
    return c.redirect(from === to ? paths.version(id, from) : paths.change(id, from, to), 303)
  })
  app.get(`${article}/captures`, async (c) =>
    answerPage(
      c,
      assets,
      await capturesPage(archive, articleId(c.req.param('article')), captureCursor(c.req.query('after'))),
    ),
  )
  app.get(`${article}/versions/:number{${numberPattern}}`, async (c) =>
    answerPage(
      c,
      assets,
      await versionPage(archive, articleId(c.req.param('article')), Number(c.req.param('number'))),
    ),
  )
  app.get(`${article}/changes/:pair{${numberPattern}-${numberPattern}}`, async (c) => {
    const [from = 0, to = 0] = c.req.param('pair').split('-').map(Number)
    const view = c.req.query('view') === 'side' ? 'side' : 'inline'
    const query = { from, to, at: smallNumber(c.req.query('at')), view } as const
    return answerPage(c, assets, await changePage(archive, articleId(c.req.param('article')), query))
  })
  app.get(`/captures/:capture{${idPattern}}`, async (c) =>
    answerPage(c, assets, await capturePage(archive, captureId(c.req.param('capture')))),
  )
  app.get(`/captures/:capture{${idPattern}}/raw`, (c) =>
    answerRawBody(c, archive, captureId(c.req.param('capture'))),
  )
  app.get('/sources', async (c) => answerPage(c, assets, await sourcesPage(deps)))
  return app
}

/** A filter that is no source's id is dropped, as is a cursor that cannot be one. */
function listQuery(
  query: Record<string, string>,
): ReturnType<typeof cursor> & { sourceId?: NonNullable<ReturnType<typeof sourceId>> } {
  const source = sourceId(query['source'])
  return { ...cursor(query['cursor']), ...(source === undefined ? {} : { sourceId: source }) }
}
