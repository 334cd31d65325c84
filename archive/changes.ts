import { limits } from '../model/limits.ts'
import { recentChanges, selectChanges, toChange } from './change-query.ts'
import type { Database } from './database.ts'
import { pageSize } from './paging.ts'
import type { ReadingArchive } from './reading-archive.ts'

/** The part of `ReadingArchive` about changes. */
export function changes(
  db: Database,
): Pick<
  ReadingArchive,
  'changes' | 'recordedChange' | 'changesAfter' | 'lastChange' | 'countTelling' | 'recentChanges'
> {
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
    lastChange: async () => {
      const [row] = await db.run<{ last: number }>(selectLast, [])
      return row?.last ?? 0
    },
    countTelling: async (after) => {
      const [row] = await db.run<{ count: number }>(countTelling, [after, limits.pageSizeMax])
      return row?.count ?? 0
    },
    recentChanges: (query) => db.guard(() => recentChanges(db, query)),
  }
}

const selectLast = { name: 'changes-last', text: 'select coalesce(max(id), 0) as last from changes' }

const countTelling = {
  name: 'changes-telling',
  text: `select count(*)::integer as count from (
    select from changes where id > $1 and significance > 0 limit $2) telling`,
}
