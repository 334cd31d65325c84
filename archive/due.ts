import type { ArticleId, SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { CaptureArchive, Remaining } from './capture-archive.ts'
import type { Database } from './database.ts'
import type { ArticleRef } from './source-archive.ts'

const isScheduled = `a.next_due_at is not null and a.status in ('active', 'gone')`

/** $1 is now. A lease that ends later than any given now holds nobody off (claims.ts). */
const isHeld = `coalesce(a.lease_until > $1 and a.lease_until <= $1::timestamptz + interval '${limits.claimLeaseMs + limits.clockSkewMsMax} ms', false)`

/** $2 is until when to look. */
const isDue = `a.next_due_at <= $2 and ${isScheduled} and s.status = 'active' and not ${isHeld}`

/** Peace that lasts longer than any host can have now was asked for by a clock that ran ahead (hosts.ts). */
const isQuiet = `(h.quiet_until > $1 and h.quiet_until <= $1::timestamptz + interval '${limits.fetchRetryAfterMsMax + limits.clockSkewMsMax} ms')`

const selectDue = {
  name: 'due-articles',
  text: `select a.id, a.url, a.next_due_at as "dueAt", a.host
    from articles a join sources s on s.id = a.source_id left join hosts h on h.host = a.host
    where ${isDue} and ${isQuiet} is not true
    order by a.next_due_at, a.id limit $3`,
}

/** Walks over the hosts by their index, and takes the first of each, then the second of each, and so on. */
const selectDueInTurn = {
  name: 'due-articles-in-turn',
  text: `with recursive each (host) as (
      (select a.host from articles a where ${isScheduled} order by a.host limit 1)
      union all
      select (select a.host from articles a where a.host > each.host and ${isScheduled} order by a.host limit 1)
      from each where each.host is not null)
    select due.id, due.url, due.next_due_at as "dueAt", each.host
    from each left join hosts h on h.host = each.host
    cross join lateral (
      select a.id, a.url, a.next_due_at, row_number() over (order by a.next_due_at, a.id) as turn
      from articles a join sources s on s.id = a.source_id
      where a.host = each.host and ${isDue}
      order by a.next_due_at, a.id limit $4) due
    where ${isQuiet} is not true
    order by due.turn, due.next_due_at, due.id limit $3`,
}

/**
 * $1 is now, $2 until when to look for articles, $3 for sources. A source's host is found as an article's is
 * (migration 1); one of kind page asks its host nothing.
 */
const countRemaining = {
  name: 'due-remaining',
  text: `select count(*) filter (where of_source and ${isQuiet} is not true)::integer as sources,
      count(*) filter (where not of_source and ${isQuiet} is not true)::integer as articles,
      count(*) filter (where ${isQuiet})::integer as quiet,
      min(h.quiet_until) filter (where ${isQuiet}) as "quietUntil",
      count(held_until)::integer as held, max(held_until) as "heldUntil"
    from (
      select false as of_source, a.host, case when ${isHeld} then a.lease_until end as held_until
        from articles a join sources s on s.id = a.source_id
        where a.next_due_at <= $2 and ${isScheduled} and s.status = 'active'
      union all
      select true, case when kind <> 'page'
          then lower(substring(url from '^[A-Za-z]+://(?:[^/?#@]*@)?([^/?#]*)')) end, null
        from sources where status = 'active' and next_due_at <= $3) d
    left join hosts h on h.host = d.host`,
}

/** Articles put aside by crashes stay there: one of them could be the end of every run. */
const touchAll = {
  name: 'due-touch',
  text: `update articles a set next_due_at = $1,
      status = case when a.status = 'retired' then 'active' else a.status end
    from sources s
    where s.id = a.source_id and s.status = 'active' and a.status not in ('quarantined', 'merged')
      and ($2::bigint is null or a.source_id = $2)
    returning a.id`,
}

/** One article, asked for by name: whatever put it to rest is forgotten. */
const touchOne = {
  name: 'due-touch-one',
  text: `update articles a set next_due_at = $1,
      status = case when a.status in ('retired', 'quarantined') then 'active' else a.status end,
      claims_without_commit = 0
    where a.id = $2 and a.status <> 'merged' and ($3::bigint is null or a.source_id = $3)
    returning a.id`,
}

const isAhead = (last: string) => `${last} > $1::timestamptz + interval '${limits.clockSkewMsMax} ms'`

const recallAll = {
  name: 'due-recall',
  text: `with of_articles as (
      update articles set next_due_at = $1
      where next_due_at > $1 and status in ('active', 'gone') and ${isAhead('coalesce(last_captured_at, created_at)')}
      returning id
    ), of_sources as (
      update sources set next_due_at = $1
      where next_due_at > $1 and status = 'active' and ${isAhead('coalesce(greatest(last_read_at, failed_at), created_at)')}
      returning id)
    select (select count(*) from of_articles)::integer + (select count(*) from of_sources)::integer as count`,
}

/** The part of `CaptureArchive` that says what is due. */
export function due(
  db: Database,
): Pick<CaptureArchive, 'dueArticles' | 'recall' | 'remaining' | 'touchArticles'> {
  return {
    dueArticles: (until, now, limit) => dueArticles(db, until, now, limit),
    recall: async (now) => (await db.run<{ count: number }>(recallAll, [now]))[0]?.count ?? 0,
    remaining: async (until, now) => {
      const [row] = await db.run<{ [K in keyof Remaining]: Remaining[K] }>(countRemaining, [
        now,
        until.articles,
        until.sources,
      ])
      if (row === undefined) throw new Error('A count gave no row.')
      return row
    },
    touchArticles: (scope, now) => touch(db, scope, now),
  }
}

type DueRow = { id: ArticleId; url: string; dueAt: Date; host: string }

async function dueArticles(
  db: Database,
  until: Date,
  now: Date,
  limit: number,
): Promise<readonly ArticleRef[]> {
  const perHost = limits.queuePerHostMax
  const first = await db.run<DueRow>(selectDue, [now, until, limit + 1])
  const rows =
    first.length <= limit
      ? atMostPerHost(first, perHost)
      : await db.run<DueRow>(selectDueInTurn, [now, until, limit, perHost])
  return rows.map(({ id, url, dueAt }) => ({ id, url, dueAt }))
}

function atMostPerHost(rows: readonly DueRow[], perHost: number): readonly DueRow[] {
  const counts = new Map<string, number>()
  return rows.filter(({ host }) => {
    const count = (counts.get(host) ?? 0) + 1
    counts.set(host, count)
    return count <= perHost
  })
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
