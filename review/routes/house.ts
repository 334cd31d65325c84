import type { Context, Handler, Hono } from 'hono'
import { writing } from '../access/writing.ts'
import type { Scope } from '../../model/access.ts'
import type { Article } from '../../model/article.ts'
import type { Assets } from '../components/layout.ts'
import type { ReviewDeps } from '../deps.ts'
import type { SizedCache } from '../text-cache.ts'
import type { PageView } from '../components/layout.ts'
import { layout } from '../components/layout.ts'
import type { WritingRoutes } from '../http/headers.ts'
import { articleId, idPattern } from '../http/params.ts'

/** What the routes of every room are given. */
export interface House {
  readonly app: Hono
  readonly deps: ReviewDeps
  readonly assets: Assets
  /** Pages of histories as written, for as long as what they show has not changed. */
  readonly pages: SizedCache<string>
  /** What is written where; everywhere else there is nothing but reading. */
  readonly writingRoutes: WritingRoutes
}

/** What the addresses of one article begin with; `articleId` reads the parameter. */
export const articlePath = `/articles/:article{${idPattern}}`

/** A route that takes a form from whoever has the scope; null: from everybody. */
export function addForm(house: House, path: string, scope: Scope | null, handler: Handler): void {
  house.writingRoutes.add('POST', path)
  house.app.on('POST', [path], ...writing(scope, house.deps.publicUrl, house.assets), handler)
}

/** In memory, of a page that there is not: that too was read out of a whole history. */
const nothingThere = ''

/**
 * Answers with a page about an article that reads its whole history, from memory where it was written since the last
 * capture. Whatever such a page shows changes with the article's row, or its source's; `of` tells the pages of one
 * article apart.
 */
export async function answerHistory(
  c: Context,
  { deps: { archive }, assets, pages }: House,
  of: object,
  make: (article: Article) => Promise<PageView | null>,
): Promise<Response> {
  const article = await archive.findArticle(articleId(c.req.param('article') ?? ''))
  if (article === null) return c.notFound()
  const source = await archive.findSource(article.sourceId)
  const key = JSON.stringify([article, source?.title, of])
  const known = pages.get(key)
  if (known === nothingThere) return c.notFound()
  if (known !== undefined) return c.html(known)
  const view = await make(article)
  if (view === null) {
    pages.set(key, nothingThere)
    return c.notFound()
  }
  const page = String(await layout(view, assets))
  pages.set(key, page)
  return c.html(page)
}
