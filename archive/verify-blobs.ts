import { decodeBlob } from './blob-codec.ts'
import { isDamage } from './pg-errors.ts'
import type { Queries } from './database.ts'
import { sha256 } from './text.ts'

export interface Fault {
  readonly number: number
  readonly place: string
  readonly message: string
}

type BlobRow = {
  id: number
  digest: Buffer
  size_bytes: number
  stored_bytes: number
  base_id: number | null
  stored: Buffer
}

const select = {
  name: 'verify-blob',
  text: 'select id, digest, size_bytes, stored_bytes, base_id, stored from blobs where id = $1',
}

/** Bodies of bases that have been read, the last used last, so that a run of deltas reads its base once. */
export interface BaseCache {
  readonly bodies: Map<number, Buffer | null>
  sizeBytes: number
}

const cacheSizeBytesMax = 64 * 1024 * 1024

/** Reads a blob back and says what is wrong with it. */
export async function verifyBlob(queries: Queries, id: number, cache: BaseCache): Promise<readonly Fault[]> {
  const place = `blob ${id}`
  let row: BlobRow | undefined
  try {
    row = (await queries.run<BlobRow>(select, [id]))[0]
  } catch (error) {
    if (!isDamage(error)) throw error
    return [{ number: 107, place, message: 'the database cannot read it' }]
  }
  if (row === undefined) return [{ number: 104, place, message: 'it is missing' }]
  const faults: Fault[] = []
  if (row.stored.byteLength !== row.stored_bytes) {
    faults.push({
      number: 103,
      place,
      message: `it takes ${row.stored.byteLength} bytes, not ${row.stored_bytes}`,
    })
  }
  const base = row.base_id === null ? null : await readBase(queries, row.base_id, cache)
  if (row.base_id !== null && base === null) {
    return [...faults, { number: 104, place, message: `its base ${row.base_id} is missing or damaged` }]
  }
  return [...faults, ...bodyFaults(row, base)]
}

function bodyFaults(row: BlobRow, base: Buffer | null): readonly Fault[] {
  const place = `blob ${row.id}`
  let body: Buffer
  try {
    body = decodeBlob(row.stored, base, row.size_bytes)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [{ number: 101, place, message: `it does not decompress: ${why}` }]
  }
  if (!sha256(body).equals(row.digest)) {
    return [{ number: 102, place, message: 'its bytes do not hash to its digest' }]
  }
  if (body.byteLength === row.size_bytes) return []
  return [{ number: 103, place, message: `it has ${body.byteLength} bytes, not ${row.size_bytes}` }]
}

/** Null when there is none, or none that gives back its own digest; its own check says which. */
async function readBase(queries: Queries, id: number, cache: BaseCache): Promise<Buffer | null> {
  const known = cache.bodies.get(id)
  if (known !== undefined) {
    cache.bodies.delete(id)
    cache.bodies.set(id, known)
    return known
  }
  const body = await readFull(queries, id)
  cache.bodies.set(id, body)
  cache.sizeBytes += body?.byteLength ?? 0
  for (const [oldest, old] of cache.bodies) {
    if (cache.sizeBytes <= cacheSizeBytesMax || oldest === id) break
    cache.bodies.delete(oldest)
    cache.sizeBytes -= old?.byteLength ?? 0
  }
  return body
}

async function readFull(queries: Queries, id: number): Promise<Buffer | null> {
  try {
    const [row] = await queries.run<BlobRow>(select, [id])
    if (row === undefined || row.base_id !== null) return null
    const body = decodeBlob(row.stored, null, row.size_bytes)
    return sha256(body).equals(row.digest) ? body : null
  } catch (error) {
    if (isDamage(error) || isZlibError(error)) return null
    throw error
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ZSTD|ERR_BUFFER|Z_)/.test(String(error.code))
}
