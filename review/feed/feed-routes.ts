import type { Context, Hono } from 'hono'
import { headlineText } from '../components/headline.ts'
import type { ReviewDeps } from '../deps.ts'
import { articleId, idPattern, sourceId } from '../http/params.ts'
import { sourceName } from '../pages/source-names.ts'
import { paths } from '../paths.ts'
import { atomMediaType } from './atom.ts'
import { changeFeed, feedEntriesMax } from './change-feed.ts'
import type { ChangeFeed } from './change-feed.ts'

/** `/feed.atom` of all changes or of one source's, and one feed an article. */
export function addFeedRoutes(app: Hono, deps: Pick<ReviewDeps, 'archive' | 'publicUrl'>): void {
  const { archive, publicUrl } = deps
  const answer = async (c: Context, feed: ChangeFeed): Promise<Response> =>
    c.body(await changeFeed(feed, publicUrl ?? new URL(c.req.url).origin), 200, {
      'Content-Type': atomMediaType,
      'Cache-Control': 'private, max-age=60',
      // What one reader's Host header makes of the links is for no other reader.
      ...(publicUrl === null ? { Vary: 'Host' } : {}),
    })

  app.get('/feed.atom', async (c) => {
    const id = sourceId(c.req.query('source'))
    if (id === undefined) {
      const { items } = await archive.recentChanges({ withoutNoise: true, limit: feedEntriesMax })
      const [path, alternatePath] = [paths.feed, paths.changes]
      return answer(c, {
        name: path,
        title: 'Stet: recent changes',
        path,
        alternatePath,
        changes: items,
        emptyAt: epoch,
      })
    }
    const source = await archive.findSource(id)
    if (source === null) return c.notFound()
    const { items } = await archive.recentChanges({ sourceId: id, withoutNoise: true, limit: feedEntriesMax })
    return answer(c, {
      name: `source ${source.url}`,
      title: `Stet: changes found through ${sourceName(source)}`,
      path: paths.sourceFeed(id),
      alternatePath: paths.sourceChanges(id),
      changes: items,
      emptyAt: source.createdAt,
    })
  })

  app.get(`/articles/:article{${idPattern}}/feed.atom`, async (c) => {
    const id = articleId(c.req.param('article'))
    const article = await archive.findArticle(id)
    if (article === null) return c.notFound()
    const { items } = await archive.recentChanges({
      articleId: id,
      withoutNoise: true,
      limit: feedEntriesMax,
    })
    return answer(c, {
      name: `article ${article.url}`,
      title: `Stet: changes of ${headlineText(article)}`,
      path: paths.articleFeed(id),
      alternatePath: paths.article(id),
      changes: items,
      emptyAt: article.createdAt,
    })
  })
}

/** An empty archive has no time of its own, and the same feed must have the same bytes. */
const epoch = new Date(0)
