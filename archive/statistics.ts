import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Database } from './database.ts'
import { pageSize } from './paging.ts'
import { withinSearchTime } from './search-time.ts'
import type { ChangeStatistics, StatisticsArchive, StatisticsQuery } from './statistics-archive.ts'

/** The part of the archive that counts. */
export function statistics(db: Database): StatisticsArchive {
  return { changeStatistics: (query) => db.guard(() => changeStatistics(db, query)) }
}

/** One statement, so that the changes are read once and all figures are of one moment. */
async function changeStatistics(db: Database, query: StatisticsQuery): Promise<ChangeStatistics> {
  const limit = pageSize(query.limit)
  const { rows } = await withinSearchTime(db, (kysely) =>
    sql<{ result: ChangeStatistics }>`
      with seen as materialized (
        select c.article_id, c.source_id, c.ordinal, c.changed_by, c.kinds, c.returned, c.cause,
          c.significance > ${query.tellingAbove} as telling
        from changes c where ${within(query)}
      ), made as (select * from seen where cause = 'publisher'),
      by_kind as (
        select kind, count(*) as changes from made, unnest(kinds) kind group by kind order by 2 desc, 1
      ), by_hour as (
        select hour, count(article_id) as changes, count(*) filter (where telling) as telling
        from generate_series(0, 23) hour
        left join made on extract(hour from changed_by at time zone 'UTC') = hour
        group by hour order by hour
      ), by_source as (
        select source_id as "sourceId", ${counts} from made group by source_id order by changes desc, source_id limit ${limit}
      ), by_article as (
        select article_id, ${counts} from made group by article_id
        order by count(*) filter (where telling and not returned) desc, changes desc, article_id limit ${limit}
      ), named as (
        select a.id as "articleId", a.url, a.headline, b.changes, b.telling, b.returned, b.silent, b.declared
        from by_article b join articles a on a.id = b.article_id
        order by b.telling - b.returned desc, b.changes desc, a.id
      ), ${firstChanges(query)}, ${corrections}
      select json_build_object(
        'totals', (select json_build_object('changes', changes, 'telling', telling, 'returned', returned,
          'silent', silent, 'declared', declared, 'articles', articles,
          'reprocessing', (select count(*) from seen where cause = 'reprocessing'))
          from (select ${counts}, (select count(*) from (select from made group by article_id) a) as articles from made) t),
        'kinds', ${listed('by_kind')}, 'hours', ${listed('by_hour')}, 'sources', ${listed('by_source')},
        'articles', ${listed('named')},
        'firstChange', (select ${spread('ms', sql`true`)} from first_changes),
        'corrections', (select json_build_object(
          'silent', json_build_object('version', ${spread('of_version', sql`silent`)},
            'article', ${spread('of_article', sql`silent`)}),
          'declared', json_build_object('version', ${spread('of_version', sql`declared`)},
            'article', ${spread('of_article', sql`declared`)})) from corrections)) as result`.execute(kysely),
  )
  const [row] = rows
  if (row === undefined) throw new Error('Counting gave nothing.')
  return row.result
}

/**
 * By the rank, which has an index: it is the day of a change and, for what it signifies, up to three days more. What
 * it lets through is then looked at itself.
 */
function within({ sourceId, since, until }: StatisticsQuery): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...(sourceId === undefined ? [] : [sql`c.source_id = ${sourceId}`]),
    ...(since === undefined ? [] : [sql`c.rank >= ${day(since)} and c.changed_by >= ${since}`]),
    ...(until === undefined ? [] : [sql`c.rank < ${day(until)} + 3 and c.changed_by < ${until}`]),
  ]
  return sql.join(conditions, sql` and `)
}

function day(at: Date): RawBuilder<unknown> {
  return sql`${at.getTime() / 86_400_000}::double precision`
}

const counts = sql`count(*) as changes, count(*) filter (where telling) as telling,
  count(*) filter (where telling and returned) as returned,
  count(*) filter (where kinds @> array['silent-correction']) as silent,
  count(*) filter (where kinds @> array['correction-notice']) as declared`

/** The first telling change of an article, where it lies in what is asked for; in everything it always does. */
function firstChanges({ since, sourceId, tellingAbove }: StatisticsQuery): RawBuilder<unknown> {
  const isFirst =
    since === undefined && sourceId === undefined
      ? sql`true`
      : sql`not exists (select from changes e where e.article_id = f.article_id and e.ordinal < f.ordinal
          and e.cause = 'publisher' and e.significance > ${tellingAbove})`
  return sql`first_changes as (
    select ${ms(sql`f.changed_by - s.first_seen_at`)} as ms
    from (select distinct on (article_id) article_id, ordinal, changed_by from made where telling
      order by article_id, ordinal) f
    join sightings s on s.article_id = f.article_id and s.ordinal = 1
    where ${isFirst})`
}

const corrections = sql`corrections as (
  select m.kinds @> array['silent-correction'] as silent, m.kinds @> array['correction-notice'] as declared,
    ${ms(sql`m.changed_by - b.first_seen_at`)} as of_version, ${ms(sql`m.changed_by - s.first_seen_at`)} as of_article
  from made m
  join sightings b on b.article_id = m.article_id and b.ordinal = m.ordinal - 1
  join sightings s on s.article_id = m.article_id and s.ordinal = 1
  where m.kinds && array['silent-correction', 'correction-notice'])`

function ms(interval: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`round(extract(epoch from ${interval}) * 1000)::double precision`
}

function listed(name: string): RawBuilder<unknown> {
  const table = sql.table(name)
  return sql`(select coalesce(json_agg(${table}), '[]') from ${table})`
}

/** Of lengths that occurred, none in between. */
function spread(column: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const share = (of: number) =>
    sql`percentile_disc(${of}::double precision) within group (order by ${sql.ref(column)}) filter (where ${where})`
  return sql`json_build_object('count', count(*) filter (where ${where}), 'medianMs', ${share(0.5)}, 'p90Ms', ${share(0.9)})`
}
