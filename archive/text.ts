import { createHash } from 'node:crypto'
import type { Digest } from '../model/ids.ts'

/** SHA-256 of bytes, or of a text's UTF-8, as stored. */
export function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest()
}

/** A stored digest as the model writes it. */
export function digestText(bytes: Uint8Array): Digest {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- where stored digests get their brand
  return text as Digest
}

export function digestBytes(digest: Digest): Buffer {
  return Buffer.from(digest, 'hex')
}

/** PostgreSQL's text cannot hold NUL; U+FFFD stands for it, as it does for what is no Unicode. */
export function storable(text: string): string
export function storable(text: string | null): string | null
export function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/**
 * The key under which a capture is stored at most once. A slot never contains a line feed, nor does a number, so
 * different pairs never meet.
 */
export function captureKey(articleId: number, slot: string): string {
  return sha256(`${articleId}\n${slot}`).toString('hex')
}
