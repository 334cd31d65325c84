import type { Selectable } from 'kysely'
import type { Capture } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { ArticleId, CaptureId } from '../model/ids.ts'
import { readBlob } from './blobs.ts'
import type { PendingCapture } from './capture-archive.ts'
import type { Database } from './database.ts'
import { pageSize, toPage } from './paging.ts'
import type { ReadingArchive } from './reading-archive.ts'
import type { CapturesTable } from './schema.ts'
import { digestText, sha256 } from './text.ts'

/** The part of `ReadingArchive` about captures and their bytes. */
export function captures(db: Database): Pick<ReadingArchive, 'captures' | 'capture' | 'readBody'> {
  return {
    captures: (articleId, query) =>
      db.guard(async () => {
        const size = pageSize(query.limit)
        let select = db.kysely
          .selectFrom('captures')
          .selectAll()
          .where('article_id', '=', articleId)
          .orderBy('id')
          .limit(size + 1)
        if (query.after !== undefined) select = select.where('id', '>', query.after)
        return toPage(await select.execute(), size, toCapture)
      }),
    capture: (id) =>
      db.guard(async () => {
        const row = await db.kysely.selectFrom('captures').selectAll().where('id', '=', id).executeTakeFirst()
        return row === undefined ? null : toCapture(row)
      }),
    readBody: (id) => readBody(db, id),
  }
}

/** `CaptureArchive.pendingCapture`. */
export async function pendingCapture(db: Database, articleId: ArticleId): Promise<PendingCapture | null> {
  const row = await db.guard(() =>
    db.kysely
      .selectFrom('captures')
      .select(['id', 'slot', 'requested_url', 'media_type', 'charset', 'hops'])
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
    url: row.hops.at(-1)?.url ?? row.requested_url,
    mediaType: row.media_type,
    charset: row.charset,
  }
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
    version: row.version,
  }
}
