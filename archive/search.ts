import { sql } from 'kysely'
import type { Kysely, SqlBool } from 'kysely'
import type { ArticleId } from '../model/ids.ts'
import { phraseText } from '../model/search-text.ts'
import type { SearchPhrases } from '../model/search-text.ts'
import { toArticle } from './article-row.ts'
import { selectArticles } from './articles.ts'
import type { Database } from './database.ts'
import { toSighting } from './history.ts'
import { cursorId, pageSize, toPage } from './paging.ts'
import type { Page } from './reading-archive.ts'
import type { ArticleHit, ArticleSearch, PhraseSighting, SearchArchive } from './search-archive.ts'
import type { Schema } from './schema.ts'
import { withinSearchTime } from './search-time.ts'

/** The part of the archive that is searched by words. */
export function search(db: Database): SearchArchive {
  return {
    searchArticles: (query) => db.guard(() => searchArticles(db, query)),
    phrasePresence: (articleId, phrases) => db.guard(() => phrasePresence(db, articleId, phrases)),
  }
}

async function searchArticles(db: Database, query: ArticleSearch): Promise<Page<ArticleHit>> {
  const size = pageSize(query.limit)
  if (query.phrases.length === 0) return { items: [], cursor: null }
  const found = await withinSearchTime(db, (kysely) => matching(kysely, query, size + 1))
  const articles = await selectArticles(db)
    .where('a.id', '=', sql<ArticleId>`any(${found.map(({ id }) => id)})`)
    .execute()
  const byId = new Map(articles.map((row) => [row.id, toArticle(row, row.scheduled)]))
  const rows = found.flatMap((row) => {
    const article = byId.get(row.id)
    return article === undefined ? [] : [{ ...row, article }]
  })
  return toPage(rows, size, ({ article, version, matching: versions }) => ({
    article,
    version,
    matching: versions,
  }))
}

/** The ids of articles that have the phrases, newest first, with the newest version that does. */
function matching(
  kysely: Kysely<Schema>,
  { phrases, in: where, sourceId, articleId, cursor }: ArticleSearch,
  limit: number,
) {
  const before = cursorId(cursor)
  return kysely
    .selectFrom('version_words as w')
    .innerJoin('articles as a', 'a.id', 'w.article_id')
    .select((eb) => [
      'a.id',
      eb.fn.max('w.number').as('version'),
      eb.fn.countAll().$castTo<number>().as('matching'),
    ])
    .where(stand(phrases))
    .$if(where === 'current', (s) => s.whereRef('w.number', '=', 'a.head_version'))
    .$if(sourceId !== undefined, (s) => s.where('a.source_id', '=', sourceId ?? null))
    .$if(articleId !== undefined, (s) => s.where('a.id', '=', articleId ?? null))
    .$if(before !== null, (s) => s.where(sql<SqlBool>`a.id < ${before}`))
    .groupBy('a.id')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
}

/** All phrases stand in `w.words`: the index finds their words, their text says that they stand together. */
function stand(phrases: SearchPhrases) {
  return sql<SqlBool>`${sql.join(
    phrases.map(
      (phrase) =>
        sql`(search_words(w.words) @> ${[...phrase]}::text[] and strpos(w.words, ${phraseText(phrase)}) > 0)`,
    ),
    sql` and `,
  )}`
}

async function phrasePresence(
  db: Database,
  articleId: ArticleId,
  phrases: SearchPhrases,
): Promise<readonly PhraseSighting[]> {
  const rows = await withinSearchTime(db, (kysely) =>
    kysely
      .selectFrom('sightings as s')
      .innerJoin('version_words as w', (join) =>
        join.onRef('w.article_id', '=', 's.article_id').onRef('w.number', '=', 's.version'),
      )
      .selectAll('s')
      .select((phrases.length === 0 ? sql<boolean>`false` : stand(phrases)).$castTo<boolean>().as('present'))
      .where('s.article_id', '=', articleId)
      .orderBy('s.ordinal')
      .execute(),
  )
  return rows.map((row) => ({ ...toSighting(row), present: row.present }))
}
