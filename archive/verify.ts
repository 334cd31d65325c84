import { canonicalContent } from '../model/content.ts'
import type { Content } from '../model/content.ts'
import type { ArticleId } from '../model/ids.ts'
import type { VerifyFinding, VerifyOptions, VerifyProgress } from './archive.ts'
import type { Database, Row } from './database.ts'
import { isDamage } from './pg-errors.ts'
import { sha256 } from './text.ts'
import { verifyBlob } from './verify-blobs.ts'
import type { BaseCache, Fault } from './verify-blobs.ts'
import { checks } from './verify-checks.ts'

type Event = VerifyFinding | VerifyProgress

/** Blobs and versions are listed in portions of this many ids and read one by one. */
const portionSize = 1_000
/** The SQL checks run over this many articles at a time. */
const articlesAtOnce = 500
/** Progress is told about this often. */
const progressEvery = 200

const selectTotals = {
  name: 'verify-totals',
  text: `select
      case when $1::bigint is null then (select count(*) from blobs)
        else (select count(distinct blob_id) from captures where article_id = $1) end as blobs,
      (select count(*) from versions where $1::bigint is null or article_id = $1) as versions,
      (select coalesce(max(id), 0) from articles) as last_article`,
}

const selectBlobIds = {
  name: 'verify-blob-ids',
  text: 'select id from blobs where id > $1 order by id limit $2',
}

const selectArticleBlobIds = {
  name: 'verify-article-blob-ids',
  text: `select distinct blob_id as id from captures where blob_id > $1 and article_id = $3 order by id limit $2`,
}

/** One pass over all, instead of one look for each: captures have no index by blob. */
const selectUnusedBlobs = {
  name: 'verify-unused-blobs',
  text: `select 106 as number, 'blob ' || b.id as place, 'no capture refers to it' as message
    from blobs b where not exists (select from captures c where c.blob_id = b.id) order by b.id`,
}

const selectVersionIds = {
  name: 'verify-version-ids',
  text: 'select id from versions where id > $1 order by id limit $2',
}

const selectArticleVersionIds = {
  name: 'verify-article-version-ids',
  text: 'select id from versions where id > $1 and article_id = $3 order by id limit $2',
}

const selectVersion = {
  name: 'verify-version',
  text: 'select article_id, number, content::text as content, content_digest from versions where id = $1',
}

/**
 * `Archive.verify`: reads every blob and every version back, then checks how the tables hang together. Memory is
 * bounded by a few bodies; every statement sees one consistent state, so the archive may be in use.
 */
export async function* verify(db: Database, { articleId }: VerifyOptions): AsyncGenerator<Event> {
  const scope = articleId ?? null
  const [totals] = await db.run<{ blobs: number; versions: number; last_article: number }>(selectTotals, [
    scope,
  ])
  if (totals === undefined) throw new Error('Counting gave nothing.')
  const ranges = articleRanges(scope, totals.last_article)
  const total = totals.blobs + totals.versions + ranges.length
  let checked = 0
  const progress = (): VerifyProgress => ({ type: 'progress', checked, total: Math.max(total, checked) })
  yield progress()
  for await (const faults of allFaults(db, scope, ranges)) {
    for (const { number, place, message } of faults) yield { type: 'finding', number, place, message }
    checked += 1
    if (checked % progressEvery === 0) yield progress()
  }
  yield progress()
}

async function* allFaults(
  db: Database,
  scope: ArticleId | null,
  ranges: readonly (readonly [number, number])[],
): AsyncGenerator<readonly Fault[]> {
  const cache: BaseCache = { bodies: new Map(), sizeBytes: 0 }
  for await (const id of ids(db, scope === null ? selectBlobIds : selectArticleBlobIds, scope))
    yield verifyBlob(db, id, cache)
  if (scope === null) yield db.run<{ number: number; place: string; message: string }>(selectUnusedBlobs, [])
  for await (const id of ids(db, scope === null ? selectVersionIds : selectArticleVersionIds, scope))
    yield verifyVersion(db, id)
  for (const range of ranges) yield verifyArticles(db, range)
}

function articleRanges(scope: ArticleId | null, last: number): readonly (readonly [number, number])[] {
  if (scope !== null) return [[scope, scope]]
  return Array.from({ length: Math.ceil(last / articlesAtOnce) }, (_, index) => [
    index * articlesAtOnce + 1,
    (index + 1) * articlesAtOnce,
  ])
}

async function* ids(
  db: Database,
  statement: typeof selectBlobIds,
  scope: ArticleId | null,
): AsyncGenerator<number> {
  let after = 0
  for (;;) {
    const rows = await db.run<{ id: number }>(statement, [
      after,
      portionSize,
      ...(scope === null ? [] : [scope]),
    ])
    for (const { id } of rows) yield id
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

type VersionRow = { article_id: number; number: number; content: string; content_digest: Buffer }

async function verifyVersion(db: Database, id: number): Promise<readonly Fault[]> {
  const [row, fault] = await readable<VersionRow>(db, selectVersion, id, `version with id ${id}`, 307)
  if (fault !== null) return [fault]
  if (row === undefined) return []
  const place = `article ${row.article_id}, version ${row.number}`
  let canonical: string
  try {
    const content: Content = JSON.parse(row.content)
    canonical = canonicalContent(content)
  } catch (error) {
    return [{ number: 302, place, message: `its content cannot be read: ${String(error)}` }]
  }
  if (sha256(canonical).equals(row.content_digest)) return []
  return [{ number: 301, place, message: 'its content does not hash to its digest' }]
}

async function verifyArticles(db: Database, range: readonly [number, number]): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const { number, text } of checks) {
    try {
      const rows = await db.run<{ place: string; message: string }>({ name: `verify-${number}`, text }, range)
      faults.push(...rows.map(({ place, message }) => ({ number, place, message })))
    } catch (error) {
      if (!isDamage(error)) throw error
      const place = `articles ${range[0]} to ${range[1]}`
      faults.push({ number: 701, place, message: `check ${number} failed: ${String(error)}` })
    }
  }
  return faults
}

async function readable<T extends Row>(
  db: Database,
  statement: typeof selectVersion,
  id: number,
  place: string,
  number: number,
): Promise<readonly [T | undefined, Fault | null]> {
  try {
    return [(await db.run<T>(statement, [id]))[0], null]
  } catch (error) {
    if (!isDamage(error)) throw error
    return [undefined, { number, place, message: 'the database cannot read it' }]
  }
}
