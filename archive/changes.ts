import { recentChanges, selectChanges, toChange } from './change-query.ts'
import type { Database } from './database.ts'
import { pageSize } from './paging.ts'
import type { ReadingArchive } from './reading-archive.ts'

/** The part of `ReadingArchive` about changes. */
export function changes(
  db: Database,
): Pick<ReadingArchive, 'changes' | 'recordedChange' | 'changesAfter' | 'recentChanges'> {
  return {
    changes: (articleId) =>
      db.guard(async () => {
        const rows = await selectChanges(db.kysely)
          .where('c.article_id', '=', articleId)
          .orderBy('c.ordinal')
          .execute()
        return rows.map(toChange)
      }),
    recordedChange: (articleId, ordinal) =>
      db.guard(async () => {
        const row = await selectChanges(db.kysely)
          .where('c.article_id', '=', articleId)
          .where('c.ordinal', '=', ordinal)
          .executeTakeFirst()
        return row === undefined ? null : toChange(row)
      }),
    changesAfter: (after, limit) =>
      db.guard(async () => {
        const rows = await selectChanges(db.kysely)
          .where('c.id', '>', after)
          .orderBy('c.id')
          .limit(pageSize(limit))
          .execute()
        return rows.map(toChange)
      }),
    recentChanges: (query) => db.guard(() => recentChanges(db, query)),
  }
}
