import { sql } from 'kysely'
import type { Article } from '../model/article.ts'
import type { ArticleId } from '../model/ids.ts'
import { toArticle } from './article-row.ts'
import type { Database } from './database.ts'
import { cursorId, pageSize, toPage } from './paging.ts'
import type { ArticleQuery, Page, ReadingArchive } from './reading-archive.ts'
import { storable } from './text.ts'

/** The part of `ReadingArchive` about articles; `keyOf` gives the key under which a URL's article is kept. */
export function articles(
  db: Database,
  keyOf: (url: string) => string,
): Pick<ReadingArchive, 'findArticle' | 'listArticles'> {
  return {
    findArticle: (urlOrId) =>
      db.guard(() => (typeof urlOrId === 'number' ? byId(db, urlOrId) : byUrl(db, urlOrId, keyOf))),
    listArticles: (query) => db.guard(() => listArticles(db, query)),
  }
}

/** Articles with whether their source is active. */
export function selectArticles(db: Database) {
  return db.kysely
    .selectFrom('articles as a')
    .innerJoin('sources as s', 's.id', 'a.source_id')
    .selectAll('a')
    .select((eb) => eb('s.status', '=', 'active').$castTo<boolean>().as('scheduled'))
}

async function byId(db: Database, id: ArticleId): Promise<Article | null> {
  const row = await selectArticles(db).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toArticle(row, row.scheduled)
}

async function byUrl(db: Database, url: string, keyOf: (url: string) => string): Promise<Article | null> {
  const exact = await selectArticles(db)
    .where('a.url', '=', storable(url))
    .where('a.merged_into', 'is', null)
    .orderBy('a.id')
    .limit(1)
    .executeTakeFirst()
  if (exact !== undefined) return toArticle(exact, exact.scheduled)
  const byKey = await selectArticles(db)
    .where('a.key', '=', storable(keyOf(url)))
    .executeTakeFirst()
  if (byKey === undefined) return null
  return byKey.merged_into === null ? toArticle(byKey, byKey.scheduled) : byId(db, byKey.merged_into)
}

/** Newest article first; those that were merged into another are listed with it. */
async function listArticles(db: Database, query: ArticleQuery): Promise<Page<Article>> {
  const size = pageSize(query.limit)
  const { sourceId, changedSince } = query
  const before = cursorId(query.cursor)
  let select = selectArticles(db)
    .where('a.merged_into', 'is', null)
    .orderBy('a.id', 'desc')
    .limit(size + 1)
  if (sourceId !== undefined) select = select.where('a.source_id', '=', sourceId)
  if (changedSince !== undefined) select = select.where('a.last_changed_at', '>=', changedSince)
  if (before !== null) select = select.where(sql<boolean>`a.id < ${before}`)
  return toPage(await select.execute(), size, (row) => toArticle(row, row.scheduled))
}
