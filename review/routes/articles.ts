import { layout } from '../components/layout.ts'
import { answerPage } from '../http/answers.ts'
import { articleId, captureCursor, listQuery, smallNumber } from '../http/params.ts'
import { articlesPage } from '../pages/articles.ts'
import { capturesPage, capturesQuery } from '../pages/captures.ts'
import { historyPage } from '../pages/history.ts'
import type { HistoryQuery } from '../pages/history.ts'
import { lookUp } from '../pages/look-up.ts'
import { limits } from '../../model/limits.ts'
import { paths } from '../paths.ts'
import { textCache } from '../text-cache.ts'
import { articlePath } from './house.ts'
import type { House } from './house.ts'

/** The list of articles, and the history of each. */
export function addArticleRoutes({ app, deps: { archive }, assets }: House): void {
  app.get('/articles', async (c) => {
    const url = c.req.query('url')
    if (url === undefined) return answerPage(c, assets, await articlesPage(archive, listQuery(c.req.query())))
    const found = await lookUp(archive, url)
    if (found.outcome === 'found') return c.redirect(paths.article(found.id), 303)
    return answerPage(c, assets, await articlesPage(archive, { missed: found.missed }))
  })
  const pages = textCache(limits.historyCacheCharactersMax)
  app.get(articlePath, async (c) => {
    const article = await archive.findArticle(articleId(c.req.param('article')))
    if (article === null) return c.notFound()
    const query = historyQuery(c.req.query())
    // Whatever the page shows changes with a capture, or with the article's own row.
    const key = JSON.stringify([article, query])
    const known = pages.get(key)
    if (known !== undefined) return c.html(known)
    const page = String(await layout(await historyPage(archive, article, query), assets))
    pages.set(key, page)
    return c.html(page)
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
  return {
    span: span === 'day' || span === 'week' ? span : 'all',
    ...(before !== null && { before }),
  }
}
