import type { SourceId } from '../model/ids.ts'
import { alertsOf, beforeCount, newestCount, normDays } from '../model/source-health.ts'
import type { ArticleSample, SourceAlert } from '../model/source-health.ts'
import type { Database } from './database.ts'

/** Over the newest articles alone, which the index gives in order. $2: how many, $3: how many before them. */
const selectSamples = {
  name: 'health-samples',
  text: `with captured as (
      select a.id, a.last_outcome, row_number() over (order by a.id desc) > $2::integer as is_before
      from (select id, last_outcome from articles where source_id = $1 and last_outcome is not null
        order by id desc limit $2::integer + $3::integer) a
    ), first_versions as (
      select c.is_before, v.words, v.content from captured c
      join versions v on v.article_id = c.id and v.number = 1)
    select b.is_before as "isBefore",
      (select count(*) from captured c where c.is_before = b.is_before)::integer as articles,
      (select count(*) from captured c where c.is_before = b.is_before and c.last_outcome in ('failed', 'blocked'))::integer as failing,
      (select count(*) from first_versions f where f.is_before = b.is_before)::integer as versions,
      (select percentile_cont(0.5) within group (order by f.words) from first_versions f where f.is_before = b.is_before) as "medianWords",
      (select count(*) from first_versions f where f.is_before = b.is_before and json_array_length(f.content->'byline') > 0)::integer as "withByline",
      (select count(*) from first_versions f where f.is_before = b.is_before and f.content->>'publishedAt' is not null)::integer as "withDate"
    from (values (false), (true)) b (is_before) order by b.is_before`,
}

const selectPace = {
  name: 'health-pace',
  text: `select last.at as "lastFoundAt", (select count(*) from articles a
      where a.source_id = $1 and a.id <= last.id and a.created_at > last.at - interval '${normDays} days')::integer as "foundInNorm"
    from (select id, created_at as at from articles where source_id = $1 order by id desc limit 1) last`,
}

const keepAlerts = {
  name: 'health-keep',
  text: `update sources s set alerts = $2::json from (select id, alerts from sources where id = $1 for update) old
    where s.id = old.id and s.alerts::text is distinct from $2 returning old.alerts`,
}

type SampleRow = { [K in keyof ArticleSample]: ArticleSample[K] } & { isBefore: boolean }

/** `SourceArchive.reviewHealth`. */
export async function reviewHealth(db: Database, id: SourceId, now: Date): Promise<readonly SourceAlert[]> {
  const [newest, before] = await db.run<SampleRow>(selectSamples, [id, newestCount, beforeCount])
  const [pace] = await db.run<{ lastFoundAt: Date; foundInNorm: number }>(selectPace, [id])
  if (newest === undefined || before === undefined) throw new Error('Counting gave nothing.')
  const { lastFoundAt = null, foundInNorm = 0 } = pace ?? {}
  const alerts = alertsOf({ newest, before, foundInNorm, lastFoundAt }, now)
  const [changed] = await db.run<{ alerts: readonly SourceAlert[] | null }>(keepAlerts, [
    id,
    JSON.stringify(alerts),
  ])
  if (changed === undefined) return []
  const known = new Set((changed.alerts ?? []).map(({ kind }) => kind))
  return alerts.filter(({ kind }) => !known.has(kind))
}
