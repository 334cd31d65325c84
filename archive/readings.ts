import { defaultCadence } from '../model/cadence.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { KeyedCandidate } from '../model/source.ts'
import type { Database, Queries } from './database.ts'
import type { ArticleRef, SourceArchive, SourceReading, SourceReadingFailure } from './source-archive.ts'
import { reviewHealth } from './source-health.ts'
import { storable } from './text.ts'

/**
 * A reading that began before one already recorded is a straggler: its finds count, its validators do not. One that
 * was recorded by a clock that ran ahead makes no stragglers.
 */
const recordRead = {
  name: 'reading-record',
  text: `update sources set last_read_at = $2, next_due_at = $3, etag = $4, last_modified = $5,
      title = coalesce(title, $6), failures = 0, failing_since = null, failure_code = null, failure_message = null, failed_at = null
    where id = $1 and (last_read_at is null or last_read_at < $2
      or last_read_at > $2::timestamptz + interval '${limits.clockSkewMsMax} ms')`,
}

const sourceOpen = {
  name: 'reading-source',
  text: `select id from sources where id = $1 and status <> 'removed' for update`,
}

const insertArticles = {
  name: 'reading-insert',
  text: `insert into articles (source_id, url, key, headline, created_at, next_due_at, interval_ms, hint_headline, hint_modified)
    select $1, f.url, f.key, f.headline, $5, $5, $6, f.headline, f.modified
    from unnest($2::text[], $3::text[], $4::text[], $7::timestamptz[]) with ordinality f (url, key, headline, modified, ordinal)
    order by f.ordinal
    on conflict do nothing
    returning id, url, next_due_at`,
}

/** An article whose source was removed or paused goes on under the source that has found it too. */
const adoptArticles = {
  name: 'reading-adopt',
  text: `update articles a set source_id = $1
    from sources s, unnest($2::text[]) f (key)
    where a.key = f.key and s.id = a.source_id and s.status <> 'active' and a.source_id <> $1`,
}

/**
 * What a source says anew of its articles: $2 keys, $3 headlines, $4 times of the last update, $5 now. A time that the
 * last capture already lies after is no news, nor is one that is still to come. An article that was looked at for the
 * sake of the last hint, and had no new sighting, was looked at in vain.
 */
const takeHints = {
  name: 'reading-hints',
  text: `update articles a set
      hint_headline = coalesce(f.headline, a.hint_headline),
      hint_modified = coalesce(f.modified, a.hint_modified),
      hints_in_vain = case when not f.is_news then a.hints_in_vain else f.in_vain end,
      hinted_at = case when f.is_believed then $5 else a.hinted_at end,
      hint_sightings = case when f.is_believed then a.sightings else a.hint_sightings end,
      next_due_at = case when f.is_believed then least(a.next_due_at, $5) else a.next_due_at end,
      status = case when f.is_believed and a.status = 'retired' then 'active' else a.status end
    from (
      select e.id, e.headline, e.modified, e.is_news, e.in_vain,
        e.is_news and e.in_vain < ${limits.hintsInVainMax} as is_believed
      from (
        select b.id, g.headline, g.modified,
          coalesce(g.headline <> b.hint_headline, false)
            or coalesce(g.modified > b.hint_modified and g.modified > b.last_captured_at
              and g.modified <= $5::timestamptz + interval '${limits.clockSkewMsMax} ms', false) as is_news,
          case when b.hint_sightings is null or b.last_captured_at is null or b.last_captured_at < b.hinted_at
              then b.hints_in_vain
            when b.hint_sightings = b.sightings then b.hints_in_vain + 1
            else 0 end as in_vain
        from unnest($2::text[], $3::text[], $4::timestamptz[]) g (key, headline, modified)
        join articles b on b.key = g.key
        where b.source_id = $1 and b.versions > 0 and b.status in ('active', 'retired', 'gone')
          and (g.headline is distinct from b.hint_headline or g.modified is distinct from b.hint_modified)
      ) e
    ) f
    where a.id = f.id`,
}

const countArticles = {
  name: 'reading-count',
  text: 'update sources set articles = (select count(*) from articles where source_id = $1) where id = $1',
}

/** $5 is now. */
const hasFailedForLong = `failures + 1 >= ${limits.sourceFailuresMax}
  and failing_since <= $5::timestamptz - interval '${limits.sourceFailingMsMax} ms'`

const forgetValidators = {
  name: 'reading-forget-validators',
  text: 'update sources set etag = null, last_modified = null',
}

const recordFailure = {
  name: 'reading-failure',
  text: `update sources set failures = failures + 1, next_due_at = $2, failure_code = $3, failure_message = $4,
      failed_at = $5, failing_since = coalesce(failing_since, $5),
      status = case when status = 'active' and ${hasFailedForLong} then 'paused' else status end,
      paused_because = case when status = 'active' and ${hasFailedForLong}
        then 'it could not be read ' || (failures + 1) || ' times in a row since ' || to_char(failing_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'
        else paused_because end
    where id = $1
    returning paused_because as "pausedBecause"`,
}

/** The part of `SourceArchive` that records what reading a source gave. */
export function readings(
  db: Database,
): Pick<SourceArchive, 'recordCandidates' | 'recordReading' | 'recordReadingFailure' | 'reviewHealth'> {
  return {
    recordReading: (reading) => db.transaction((queries) => recordReading(queries, reading)),
    recordCandidates: (sourceId, candidates, readAt) =>
      db.transaction(async (queries) => {
        const open = await queries.run(sourceOpen, [sourceId])
        const known = distinct(candidates)
        if (open.length === 0) return { found: known.length, created: 0 }
        return { found: known.length, created: (await record(queries, sourceId, known, readAt)).length }
      }),
    reviewHealth: (id, now) => reviewHealth(db, id, now),
    recordReadingFailure: async ({ sourceId, at, nextDueAt, failure }: SourceReadingFailure) => {
      const values = [sourceId, nextDueAt, failure.code, storable(failure.message), at]
      const [row] = await db.run<{ pausedBecause: string | null }>(recordFailure, values)
      if (row?.pausedBecause == null) return null
      // The other sources are read in full once, and take over what they list too.
      await db.run(forgetValidators, [])
      return row.pausedBecause
    },
  }
}

async function recordReading(
  queries: Queries,
  reading: SourceReading,
): Promise<{ found: number; created: readonly ArticleRef[] }> {
  const { sourceId, readAt } = reading
  const candidates = distinct(reading.candidates)
  const [source] = await queries.run(sourceOpen, [sourceId])
  if (source === undefined) return { found: candidates.length, created: [] }
  await queries.run(recordRead, [
    sourceId,
    readAt,
    reading.nextDueAt,
    storable(reading.validators.etag),
    storable(reading.validators.lastModified),
    storable(reading.title),
  ])
  const created = await record(queries, sourceId, candidates, readAt)
  await queries.run(countArticles, [sourceId])
  return { found: candidates.length, created }
}

/** Takes what a source lists, each article once. */
async function record(
  queries: Queries,
  sourceId: SourceId,
  candidates: readonly KeyedCandidate[],
  readAt: Date,
): Promise<readonly ArticleRef[]> {
  if (candidates.length === 0) return []
  const keys = candidates.map(({ key }) => storable(key))
  await queries.run(adoptArticles, [sourceId, keys])
  const headlines = candidates.map(({ headline }) => storable(headline))
  const modified = candidates.map(({ modifiedAt }) => modifiedAt)
  await queries.run(takeHints, [sourceId, keys, headlines, modified, readAt])
  const rows = await queries.run<{ id: ArticleId; url: string; next_due_at: Date }>(insertArticles, [
    sourceId,
    candidates.map(({ url }) => storable(url)),
    keys,
    headlines,
    readAt,
    defaultCadence.intervalMsMin,
    modified,
  ])
  return rows.map((row) => ({ id: row.id, url: row.url, dueAt: row.next_due_at }))
}

/** The first candidate of each key: feeds list one article under several URLs. */
function distinct(candidates: readonly KeyedCandidate[]): readonly KeyedCandidate[] {
  const byKey = new Map<string, KeyedCandidate>()
  for (const candidate of candidates) {
    if (!byKey.has(candidate.key)) byKey.set(candidate.key, candidate)
  }
  return [...byKey.values()]
}
