import type { Selectable } from 'kysely'
import type { Capture } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { ArticleId, CaptureId } from '../model/ids.ts'
import { readBlob } from './blobs.ts'
import type { PendingCapture } from './capture-archive.ts'
import type { Database } from './database.ts'
import { pageSize, toPage } from './paging.ts'
import type { CaptureQuery, Misses, Page, ReadingArchive } from './reading-archive.ts'
import type { CapturesTable } from './schema.ts'
import { digestText, sha256 } from './text.ts'

/** The part of `ReadingArchive` about captures and their bytes. */
export function captures(db: Database): Pick<ReadingArchive, 'captures' | 'capture' | 'misses' | 'readBody'> {
  return {
    captures: (articleId, query) => db.guard(() => list(db, articleId, query)),
    capture: (id) =>
      db.guard(async () => {
        const row = await db.kysely.selectFrom('captures').selectAll().where('id', '=', id).executeTakeFirst()
        return row === undefined ? null : toCapture(row)
      }),
    misses: (articleId) => misses(db, articleId),
    readBody: (id) => readBody(db, id),
  }
}

async function list(
  { kysely }: Database,
  articleId: ArticleId,
  { only, order, after, limit }: CaptureQuery,
): Promise<Page<Capture>> {
  const size = pageSize(limit)
  const newest = order === 'newest'
  const rows = await kysely
    .selectFrom('captures')
    .selectAll()
    .where('article_id', '=', articleId)
    .$if(only === 'failed', (s) => s.where('failure_code', 'is not', null))
    .$if(only === 'seen', (s) => s.where('version', 'is not', null))
    .$if(after !== undefined, (s) => s.where('id', newest ? '<' : '>', after ?? null))
    .orderBy('id', newest ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  return toPage(rows, size, toCapture)
}

/** `CaptureArchive.pendingCapture`. */
export async function pendingCapture(db: Database, articleId: ArticleId): Promise<PendingCapture | null> {
  const row = await db.guard(() =>
    db.kysely
      .selectFrom('captures')
      .select(['id', 'slot', 'requested_url', 'media_type', 'charset', 'hops', 'started_at'])
      .where('article_id', '=', articleId)
      .where('state', '=', 'pending')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  )
  if (row === undefined) return null
  return {
    captureId: row.id,
    slot: row.slot,
    requestedUrl: row.requested_url,
    hops: row.hops,
    startedAt: row.started_at,
    mediaType: row.media_type,
    charset: row.charset,
  }
}

/** The last good capture is found from the newest one backwards: it is seldom far. */
const selectMisses = {
  name: 'captures-misses',
  text: `select count(*)::integer as count, min(started_at) as first, max(started_at) as last,
      (array_agg(failure_code order by id desc))[1] as code, (array_agg(failure_message order by id desc))[1] as message
    from captures
    where article_id = $1 and state = 'done' and failure_code is not null and id > coalesce((
      select id from captures where article_id = $1 and version is not null order by id desc limit 1), 0)`,
}

async function misses(db: Database, articleId: ArticleId): Promise<Misses | null> {
  const [row] = await db.run<{
    count: number
    first: Date | null
    last: Date | null
    code: ErrorCode | null
    message: string | null
  }>(selectMisses, [articleId])
  if (row === undefined || row.first === null || row.last === null || row.code === null) return null
  const failure = { code: row.code, message: row.message ?? '' }
  return { count: row.count, firstAt: row.first, lastAt: row.last, failure }
}

async function readBody(db: Database, id: CaptureId): Promise<Uint8Array | null> {
  const row = await db.guard(() =>
    db.kysely
      .selectFrom('captures')
      .select(['blob_id', 'payload_digest'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (row === undefined || row.blob_id === null) return null
  const body = await readBlob(db, row.blob_id)
  if (row.payload_digest === null || !sha256(body).equals(row.payload_digest)) {
    throw new OperationalError(
      'archive-damaged',
      `The body of capture ${id} is not the one it was stored with.`,
    )
  }
  return body
}

function toCapture(row: Selectable<CapturesTable>): Capture {
  return {
    id: row.id,
    articleId: row.article_id,
    requestedUrl: row.requested_url,
    hops: row.hops,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    status: row.status,
    outcome: row.outcome,
    payloadDigest: row.payload_digest === null ? null : digestText(row.payload_digest),
    payloadSizeBytes: row.payload_size_bytes,
    mediaType: row.media_type,
    charset: row.charset,
    truncated: row.truncated,
    failure:
      row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? '' },
    quality: row.quality === null ? null : { score: row.quality, signals: row.signals ?? [] },
    version: row.version,
  }
}
