import { day } from '../change-filter.ts'
import { answerPage } from '../http/answers.ts'
import { articleId, captureCursor, listQuery, smallNumber } from '../http/params.ts'
import { articlesPage } from '../pages/articles.ts'
import { capturesPage, capturesQuery } from '../pages/captures.ts'
import { historyPage } from '../pages/history.ts'
import type { HistoryQuery } from '../pages/history.ts'
import { lookUp } from '../pages/look-up.ts'
import { paths } from '../paths.ts'
import { answerHistory, articlePath } from './house.ts'
import type { House } from './house.ts'

/** The list of articles, and the history of each. */
export function addArticleRoutes(house: House): void {
  const { app, assets } = house
  const { archive } = house.deps
  app.get('/articles', async (c) => {
    const url = c.req.query('url')
    if (url === undefined) return answerPage(c, assets, await articlesPage(archive, listQuery(c.req.query())))
    const found = await lookUp(archive, url)
    if (found.outcome === 'found') return c.redirect(paths.article(found.id), 303)
    return answerPage(c, assets, await articlesPage(archive, { missed: found.missed }))
  })
  app.get(articlePath, (c) => {
    const query = historyQuery(c.req.query())
    return answerHistory(c, house, { history: query }, (article) => historyPage(archive, article, query))
  })
  app.get(`${articlePath}/compare`, (c) => {
    // A number that was typed is meant more than what was chosen before.
    const chosen = (name: string) =>
      smallNumber(c.req.query(`${name}-number`)) ?? smallNumber(c.req.query(name))
    const [from, to] = [chosen('from'), chosen('to')]
    const id = articleId(c.req.param('article'))
    if (from === null || to === null) return c.notFound()
    return c.redirect(from === to ? paths.version(id, from) : paths.change(id, from, to), 303)
  })
  app.get(`${articlePath}/captures`, async (c) =>
    answerPage(
      c,
      assets,
      await capturesPage(
        archive,
        articleId(c.req.param('article')),
        capturesQuery(c.req.query(), captureCursor(c.req.query('after'))),
      ),
    ),
  )
}

function historyQuery(query: Readonly<Record<string, string>>): HistoryQuery {
  const before = smallNumber(query['cursor'])
  const span = query['span']
  const [from, to] = [day(query['from'] ?? null), day(query['to'] ?? null)]
  return {
    span: span === 'day' || span === 'week' ? span : 'all',
    ...(before !== null && { before }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  }
}
