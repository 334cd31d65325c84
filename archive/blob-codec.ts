import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { limits } from '../model/limits.ts'

/** A body as it is stored: a zstd frame, whose dictionary is the base's body when there is one. */
export interface EncodedBlob {
  readonly stored: Buffer
  readonly baseId: number | null
}

/** A full blob of the same article, decompressed, with what it took. */
export interface Keyframe {
  readonly id: number
  readonly body: Uint8Array
  readonly storedBytes: number
  /** Blobs already compressed against it. */
  readonly deltas: number
}

const level = 3

/** Up to this size zstd's own tables index the whole dictionary; beyond it only its last megabyte. */
const dictionarySizeBytesIndexed = 1024 * 1024

/** The largest window that a stored frame may ask for: two of the largest bodies. */
const windowLogMax = Math.ceil(Math.log2(limits.fetchBodySizeBytesMax)) + 1

/**
 * Compresses a body, against the keyframe where that pays: a delta of more than half of what a full blob takes,
 * or one too many, becomes a new keyframe (`baseId` null).
 */
export function encodeBlob(body: Uint8Array, keyframe: Keyframe | null): EncodedBlob {
  if (keyframe === null || keyframe.body.byteLength === 0) return full(body)
  if (keyframe.deltas >= limits.blobDeltasPerKeyframeMax) return full(body)
  const stored = zstdCompressSync(body, {
    dictionary: keyframe.body,
    params: parameters(body.byteLength + keyframe.body.byteLength),
  })
  // So small that a full blob would take more than twice as much even if it shrank eight times better than the
  // keyframe did; anything else is tried.
  const estimate = (keyframe.storedBytes * body.byteLength) / keyframe.body.byteLength
  if (stored.byteLength * 16 <= estimate) return { stored, baseId: keyframe.id }
  const alone = full(body)
  return stored.byteLength * 2 > alone.stored.byteLength ? alone : { stored, baseId: keyframe.id }
}

/** Gives the body back. Throws zlib's errors on damage; never gives more than `sizeBytes` bytes. */
export function decodeBlob(stored: Uint8Array, base: Uint8Array | null, sizeBytes: number): Buffer {
  return zstdDecompressSync(stored, {
    ...(base === null ? {} : { dictionary: base }),
    params: { [constants.ZSTD_d_windowLogMax]: windowLogMax },
    maxOutputLength: Math.max(1, sizeBytes),
    // One chunk for all of it spares the copying.
    chunkSize: Math.max(1_024, sizeBytes),
  })
}

function full(body: Uint8Array): EncodedBlob {
  const params = { [constants.ZSTD_c_compressionLevel]: level }
  return { stored: zstdCompressSync(body, { params }), baseId: null }
}

function parameters(sizeBytes: number): Record<number, number> {
  const params: Record<number, number> = { [constants.ZSTD_c_compressionLevel]: level }
  if (sizeBytes <= dictionarySizeBytesIndexed) return params
  const sizeLog = Math.ceil(Math.log2(sizeBytes))
  return {
    ...params,
    [constants.ZSTD_c_windowLog]: Math.min(windowLogMax, sizeLog),
    [constants.ZSTD_c_hashLog]: sizeLog - 3,
    [constants.ZSTD_c_chainLog]: sizeLog - 3,
  }
}
