import type { ArticleId, SourceId } from '../model/ids.ts'
import type { CaptureArchive } from './capture-archive.ts'
import type { Database } from './database.ts'

const selectDue = {
  name: 'due-articles',
  text: `select a.id, a.url, a.next_due_at as "dueAt"
    from articles a join sources s on s.id = a.source_id
    where a.next_due_at <= $1 and a.status in ('active', 'gone')
      and (a.lease_until is null or a.lease_until <= $1) and s.status = 'active'
    order by a.next_due_at, a.id limit $2`,
}

const selectNext = {
  name: 'due-next',
  text: `select least(
      (select a.next_due_at from articles a join sources s on s.id = a.source_id
       where a.next_due_at is not null and a.status in ('active', 'gone') and s.status = 'active'
       order by a.next_due_at limit 1),
      (select min(next_due_at) from sources where status = 'active')) as at`,
}

const touchAll = {
  name: 'due-touch',
  text: `update articles a set next_due_at = $1
    from sources s
    where s.id = a.source_id and s.status = 'active' and a.status in ('active', 'gone')
      and ($2::bigint is null or a.source_id = $2)
    returning a.id`,
}

/** One article, asked for by name: whatever put it to rest is forgotten. */
const touchOne = {
  name: 'due-touch-one',
  text: `update articles a set next_due_at = $1,
      status = case when a.status in ('retired', 'quarantined') then 'active' else a.status end,
      claims_without_commit = 0
    from sources s
    where s.id = a.source_id and s.status = 'active' and a.id = $2
      and ($3::bigint is null or a.source_id = $3)
    returning a.id`,
}

/** The part of `CaptureArchive` that says what is due. */
export function due(db: Database): Pick<CaptureArchive, 'dueArticles' | 'nextDueAt' | 'touchArticles'> {
  return {
    dueArticles: (now, limit) =>
      db.run<{ id: ArticleId; url: string; dueAt: Date | null }>(selectDue, [now, limit]),
    nextDueAt: async () => {
      const [row] = await db.run<{ at: Date | null }>(selectNext, [])
      return row?.at ?? null
    },
    touchArticles: (scope, now) => touch(db, scope, now),
  }
}

async function touch(
  db: Database,
  scope: { sourceId?: SourceId; articleId?: ArticleId },
  now: Date,
): Promise<number> {
  const { sourceId = null, articleId } = scope
  const rows =
    articleId === undefined
      ? await db.run(touchAll, [now, sourceId])
      : await db.run(touchOne, [now, articleId, sourceId])
  return rows.length
}
