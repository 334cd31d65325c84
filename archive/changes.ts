import type { ArticleId } from '../model/ids.ts'
import type { Database } from './database.ts'
import { cursorId, pageSize, toPage } from './paging.ts'
import type { ChangeQuery, Page, ReadingArchive, RecordedChange } from './reading-archive.ts'

/** The part of `ReadingArchive` about changes. */
export function changes(
  db: Database,
): Pick<ReadingArchive, 'changes' | 'recordedChange' | 'changesAfter' | 'recentChanges'> {
  return {
    changes: (articleId) =>
      db.guard(async () => {
        const rows = await selectChanges(db)
          .where('c.article_id', '=', articleId)
          .orderBy('c.ordinal')
          .execute()
        return rows.map(toChange)
      }),
    recordedChange: (articleId, ordinal) =>
      db.guard(async () => {
        const row = await selectChanges(db)
          .where('c.article_id', '=', articleId)
          .where('c.ordinal', '=', ordinal)
          .executeTakeFirst()
        return row === undefined ? null : toChange(row)
      }),
    changesAfter: (after, limit) =>
      db.guard(async () => {
        const rows = await selectChanges(db)
          .where('c.id', '>', after)
          .orderBy('c.id')
          .limit(pageSize(limit))
          .execute()
        return rows.map(toChange)
      }),
    recentChanges: (query) => db.guard(() => recentChanges(db, query)),
  }
}

async function recentChanges(db: Database, query: ChangeQuery): Promise<Page<RecordedChange>> {
  const size = pageSize(query.limit)
  const { sourceId, articleId, withoutNoise } = query
  const before = cursorId(query.cursor)
  let select = selectChanges(db)
    .orderBy('c.id', 'desc')
    .limit(size + 1)
  if (sourceId !== undefined) select = select.where('c.source_id', '=', sourceId)
  if (articleId !== undefined) select = select.where('c.article_id', '=', articleId)
  if (withoutNoise === true) select = select.where('c.significance', '>', 0)
  if (before !== null) select = select.where('c.id', '<', before)
  return toPage(await select.execute(), size, toChange)
}

function selectChanges(db: Database) {
  return db.kysely
    .selectFrom('changes as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select([
      'c.id',
      'c.article_id',
      'c.source_id',
      'c.ordinal',
      'c.from_version',
      'c.to_version',
      'c.returned',
      'c.cause',
      'c.changed_after',
      'c.changed_by',
      'c.headline',
      'c.change',
      'a.url as article_url',
    ])
}

type ChangeRow = Awaited<ReturnType<ReturnType<typeof selectChanges>['execute']>>[number]

function toChange(row: ChangeRow): RecordedChange {
  const articleId: ArticleId = row.article_id
  return {
    id: row.id,
    articleId,
    articleUrl: row.article_url,
    headline: row.headline,
    sourceId: row.source_id,
    ordinal: row.ordinal,
    from: row.from_version,
    to: row.to_version,
    returned: row.returned,
    cause: row.cause,
    changedBetween: [row.changed_after, row.changed_by],
    change: row.change,
  }
}
