import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import type { Transform } from 'node:stream'
import { limits } from '../../model/limits.ts'
import { byteSink } from './byte-sink.ts'

/** What servers may send (RFC 9110 section 12.5.3). */
export const acceptEncoding = 'gzip, br, zstd'

export interface Decoded {
  readonly bytes: Uint8Array
  /** The bytes were more than allowed; these are the first. */
  readonly cut: boolean
  /** The bytes were more than so few can honestly unpack to; these are the first. */
  readonly bomb: boolean
  /** Set when `bytes` are what was sent, because its codings could not be undone. */
  readonly problem: 'coding-invalid' | 'coding-unsupported' | null
}

/**
 * Undoes the content codings of a body (RFC 9110 section 8.4) to at most `sizeBytesMax` bytes at each step, and to no
 * more than `limits.fetchCodingRatioMax` times what was sent, so a bomb costs no more memory than an honest body. Of a `partial` body it gives what can be had.
 */
export async function decodeBody(
  sent: Uint8Array,
  contentEncoding: readonly string[],
  sizeBytesMax: number,
  partial: boolean,
): Promise<Decoded> {
  const codings = listCodings(contentEncoding)
  const asSent = { bytes: sent, cut: false, bomb: false }
  if (codings.length === 0 || sent.length === 0) return { ...asSent, problem: null }
  const supported = codings.every((coding) => decoders.has(coding))
  if (!supported || codings.length > limits.fetchCodingsMax) {
    return { ...asSent, problem: 'coding-unsupported' }
  }
  const honestBytesMax = Math.max(limits.fetchCodingFreeSizeBytes, sent.length * limits.fetchCodingRatioMax)
  const stepBytesMax = Math.min(sizeBytesMax, honestBytesMax)
  let decoded = { bytes: sent, cut: partial }
  let isBomb = false
  for (const coding of codings.toReversed()) {
    const step = await decode(coding, decoded.bytes, stepBytesMax, decoded.cut)
    if (step === null) return { ...asSent, problem: 'coding-invalid' }
    decoded = { bytes: step.bytes, cut: step.cut || decoded.cut }
    isBomb ||= stepBytesMax < sizeBytesMax && step.bytes.length === stepBytesMax && step.cut
  }
  return { bytes: decoded.bytes, cut: decoded.cut && !partial, bomb: isBomb, problem: null }
}

type MakeDecoder = (input: Uint8Array, partial: boolean) => Transform

const chunkSize = 64 * 1024

const decoders: ReadonlyMap<string, MakeDecoder> = new Map<string, MakeDecoder>([
  ['gzip', (_input, partial) => createGunzip(zlibOptions(partial))],
  [
    'deflate',
    (input, partial) => (hasZlibHeader(input) ? createInflate : createInflateRaw)(zlibOptions(partial)),
  ],
  [
    'br',
    (_input, partial) =>
      createBrotliDecompress(
        partial ? { chunkSize, finishFlush: constants.BROTLI_OPERATION_FLUSH } : { chunkSize },
      ),
  ],
  [
    'zstd',
    (_input, partial) =>
      createZstdDecompress({
        chunkSize,
        params: { [constants.ZSTD_d_windowLogMax]: limits.fetchZstdWindowLogMax },
        ...(partial ? { finishFlush: constants.ZSTD_e_flush } : {}),
      }),
  ],
])

/** Names that mean nothing was done to the body, in standards or in the field. */
const noCodings: readonly string[] = ['', 'identity', 'none', 'binary', 'utf-8', 'utf8']

function listCodings(contentEncoding: readonly string[]): string[] {
  return contentEncoding
    .flatMap((value) => value.split(','))
    .map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/^x-gzip$/, 'gzip'),
    )
    .filter((name) => !noCodings.includes(name))
}

/** Null when the input is not of the coding. */
function decode(
  coding: string,
  input: Uint8Array,
  sizeBytesMax: number,
  partial: boolean,
): Promise<{ bytes: Uint8Array; cut: boolean } | null> {
  const decoder = decoders.get(coding)?.(input, partial)
  if (decoder === undefined) return Promise.resolve(null)
  const sink = byteSink(sizeBytesMax, input.length * 4)
  return new Promise((resolve) => {
    decoder.on('data', (chunk: Uint8Array) => {
      if (sink.add(chunk)) return
      decoder.destroy()
      resolve({ bytes: sink.finish(), cut: true })
    })
    decoder.once('end', () => resolve({ bytes: sink.finish(), cut: false }))
    decoder.once('error', () =>
      resolve(partial && sink.size > 0 ? { bytes: sink.finish(), cut: true } : null),
    )
    decoder.end(input)
  })
}

function zlibOptions(partial: boolean): { chunkSize: number; finishFlush?: number } {
  return partial ? { chunkSize, finishFlush: constants.Z_SYNC_FLUSH } : { chunkSize }
}

/** Some servers call raw deflate data `deflate`, which is the zlib format (RFC 1950 section 2.2). */
function hasZlibHeader(input: Uint8Array): boolean {
  const [method = 0, flags = 0] = input
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0
}
