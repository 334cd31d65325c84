import { OperationalError } from '../model/errors.ts'
import type { ArticleId } from '../model/ids.ts'
import { decodeBlob, encodeBlob } from './blob-codec.ts'
import type { EncodedBlob, Keyframe } from './blob-codec.ts'
import type { Queries } from './database.ts'
import { sha256 } from './text.ts'

/** A body made ready for storing, outside any transaction: compressing takes milliseconds. */
export interface PreparedBlob {
  readonly digest: Buffer
  readonly sizeBytes: number
  /** Null when the archive already has these bytes. */
  readonly encoded: EncodedBlob | null
}

export interface StoredBlob {
  readonly id: number
  readonly baseId: number | null
  /** False when it was there before. */
  readonly isNew: boolean
}

type KeyframeRow = {
  known: boolean
  id: number | null
  digest: Buffer | null
  stored: Buffer | null
  stored_bytes: number | null
  size_bytes: number | null
  deltas: number
}

const selectKeyframe = {
  name: 'blob-keyframe',
  text: `select known.known, k.id, k.digest, k.stored, k.stored_bytes, k.size_bytes, a.keyframe_deltas as deltas
    from articles a
    cross join (select exists (select from blobs where digest = $2) as known) known
    left join blobs k on k.id = a.keyframe_id and not known.known
    where a.id = $1`,
}

const insertBlob = {
  name: 'blob-insert',
  text: `insert into blobs (digest, size_bytes, stored_bytes, base_id, stored)
    values ($1, $2, $3, $4, $5) on conflict (digest) do nothing returning id`,
}

const selectBlobId = {
  name: 'blob-id',
  text: 'select id, base_id from blobs where digest = $1',
}

const selectBlob = {
  name: 'blob-read',
  text: `select b.digest, b.size_bytes, b.stored, b.base_id,
      k.stored as base_stored, k.size_bytes as base_size_bytes
    from blobs b left join blobs k on k.id = b.base_id where b.id = $1`,
}

/** Hashes a body and compresses it against the article's keyframe. */
export async function prepareBlob(
  queries: Queries,
  articleId: ArticleId,
  body: Uint8Array,
): Promise<PreparedBlob> {
  const digest = sha256(body)
  const [row] = await queries.run<KeyframeRow>(selectKeyframe, [articleId, digest])
  const encoded = row?.known === true ? null : encodeBlob(body, row === undefined ? null : keyframe(row))
  return { digest, sizeBytes: body.byteLength, encoded }
}

/** Stores a prepared body, once for all articles that showed it. */
export async function storeBlob(queries: Queries, blob: PreparedBlob): Promise<StoredBlob> {
  if (blob.encoded !== null) {
    const { stored, baseId } = blob.encoded
    const values = [blob.digest, blob.sizeBytes, stored.byteLength, baseId, stored]
    const [inserted] = await queries.run<{ id: number }>(insertBlob, values)
    if (inserted !== undefined) return { id: inserted.id, baseId, isNew: true }
  }
  const [known] = await queries.run<{ id: number; base_id: number | null }>(selectBlobId, [blob.digest])
  if (known === undefined) throw new Error('A blob that was there has gone.')
  return { id: known.id, baseId: known.base_id, isNew: false }
}

/** The bytes of a blob, verified. Throws `archive-damaged` when they do not hash to their digest. */
export async function readBlob(queries: Queries, id: number): Promise<Buffer> {
  const [row] = await queries.run<{
    digest: Buffer
    size_bytes: number
    stored: Buffer
    base_id: number | null
    base_stored: Buffer | null
    base_size_bytes: number | null
  }>(selectBlob, [id])
  if (row === undefined) throw damaged(id, 'it is missing')
  if (row.base_id !== null && row.base_stored === null)
    throw damaged(id, `its base ${row.base_id} is missing`)
  let body: Buffer
  try {
    const base = row.base_stored === null ? null : decodeBlob(row.base_stored, null, row.base_size_bytes ?? 0)
    body = decodeBlob(row.stored, base, row.size_bytes)
  } catch (error) {
    throw damaged(id, 'it does not decompress', error)
  }
  if (!sha256(body).equals(row.digest)) throw damaged(id, 'its bytes do not hash to its digest')
  return body
}

function keyframe(row: KeyframeRow): Keyframe | null {
  if (row.id === null || row.stored === null || row.size_bytes === null || row.digest === null) return null
  try {
    const body = decodeBlob(row.stored, null, row.size_bytes)
    // A delta against a damaged dictionary could never be read again.
    if (!sha256(body).equals(row.digest)) return null
    return { id: row.id, body, storedBytes: row.stored_bytes ?? 0, deltas: row.deltas }
  } catch {
    return null
  }
}

function damaged(id: number, what: string, cause?: unknown): OperationalError {
  return new OperationalError('archive-damaged', `Blob ${id} cannot be read: ${what}.`, {
    cause,
    hint: 'Run `stet verify` to see what else is damaged, and restore from a backup.',
  })
}
