import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { decodeBody } from '../../../pipeline/fetch/coding.ts'

const page = Buffer.from('<p>A paragraph of an article.</p>'.repeat(100))
const limit = 1024 * 1024

async function decode(coding: string, sent: Uint8Array, sizeBytesMax = limit, partial = false) {
  const { bytes, ...rest } = await decodeBody(sent, [coding], sizeBytesMax, partial)
  return { ...rest, bytes: Buffer.from(bytes) }
}

const encoders: Record<string, (input: Buffer) => Buffer> = {
  gzip: (input) => gzipSync(input),
  'x-gzip': (input) => gzipSync(input),
  deflate: (input) => deflateSync(input),
  br: (input) => brotliCompressSync(input, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: (input) => zstdCompressSync(input),
}

const whole = { bytes: page, cut: false, bomb: false, problem: null }
const asSent = (sent: Buffer, problem: string) => ({ bytes: sent, cut: false, bomb: false, problem })

describe('what unpacks to far more than any page does', () => {
  const cap = 20 * limit

  test.each(Object.entries(encoders))(
    'is cut early, below the limit of sizes: %s',
    async (coding, encode) => {
      const sent = encode(Buffer.alloc(8 * limit))
      const { bytes, ...rest } = await decode(coding, sent, cap)
      expect(rest).toEqual({ cut: true, bomb: true, problem: null })
      expect(bytes.length).toBe(
        Math.max(limits.fetchCodingFreeSizeBytes, sent.length * limits.fetchCodingRatioMax),
      )
    },
  )

  test.each(Object.entries(encoders))('a long page of little variety is none: %s', async (coding, encode) => {
    const rows = Array.from(
      { length: 60_000 },
      (_, row) => `<tr><td class="name">Row ${row}</td><td>${row % 97}</td></tr>`,
    )
    const table = Buffer.from(rows.join(''))
    expect(await decode(coding, encode(table), cap)).toEqual({ ...whole, bytes: table })
  })

  test.each(Object.entries(encoders))(
    'a small body may be as even as it likes: %s',
    async (coding, encode) => {
      const even = Buffer.alloc(limits.fetchCodingFreeSizeBytes, ' ')
      expect(await decode(coding, encode(even), cap)).toEqual({ ...whole, bytes: even })
    },
  )
})

describe('each coding', () => {
  test.each(Object.entries(encoders))('%s is undone', async (coding, encode) => {
    expect(await decode(coding, encode(page))).toEqual(whole)
    expect(await decode(coding.toUpperCase(), encode(page))).toEqual(whole)
  })

  test.each(Object.entries(encoders))(
    '%s is cut at the limit, not one byte later',
    async (coding, encode) => {
      expect(await decode(coding, encode(page), page.length)).toEqual(whole)
      const cut = await decode(coding, encode(page), page.length - 1)
      expect(cut).toEqual({ bytes: page.subarray(0, -1), cut: true, bomb: false, problem: null })
    },
  )

  test.each(Object.entries(encoders))(
    '%s that was cut off is invalid, unless known to be partial',
    async (coding, encode) => {
      const noise = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * n * 7919) % 251))
      const sent = encode(noise)
      const part = sent.subarray(0, Math.floor(sent.length / 2))
      expect(await decode(coding, part)).toEqual(asSent(part, 'coding-invalid'))
      const had = await decode(coding, part, limit, true)
      expect(had.problem).toBeNull()
      expect(had.bytes.equals(noise.subarray(0, had.bytes.length))).toBe(true)
    },
  )

  test.each(Object.keys(encoders))('%s of something else is invalid and kept as sent', async (coding) => {
    expect(await decode(coding, page)).toEqual(asSent(page, 'coding-invalid'))
  })
})

test('deflate may be raw, as some servers send it', async () => {
  expect(await decode('deflate', deflateRawSync(page))).toEqual(whole)
})

test('several gzip members are one body, a flipped checksum or trailing garbage is none', async () => {
  const members = Buffer.concat([gzipSync(page.subarray(0, 1000)), gzipSync(page.subarray(1000))])
  expect(await decode('gzip', members)).toEqual(whole)
  const flipped = Buffer.from(gzipSync(page))
  flipped[flipped.length - 8] = (flipped.at(-8) ?? 0) ^ 1
  expect(await decode('gzip', flipped)).toEqual(asSent(flipped, 'coding-invalid'))
  const garbage = Buffer.concat([gzipSync(page), Buffer.from('garbage')])
  expect(await decode('gzip', garbage)).toEqual(asSent(garbage, 'coding-invalid'))
})

test.each([24, 27, 31])('a zstd frame that wants a window of 2^%i bytes is refused', async (windowLog) => {
  // RFC 8878 section 3.1.1: magic number, a descriptor without single segment, the window, one empty last block.
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (windowLog - 10) << 3, 0x01, 0x00, 0x00])
  expect(await decode('zstd', frame)).toEqual(asSent(frame, 'coding-invalid'))
})

test('a zstd frame with the largest window of RFC 9659 is read', async () => {
  const sent = zstdCompressSync(page, { params: { [constants.ZSTD_c_windowLog]: 23 } })
  expect(await decode('zstd', sent)).toEqual(whole)
})

describe('several codings', () => {
  const twice = gzipSync(brotliCompressSync(page))

  test('two are undone, from the last to the first, in one header or two', async () => {
    expect(await decode('br, gzip', twice)).toEqual(whole)
    const { bytes } = await decodeBody(twice, ['br', 'gzip'], limit, false)
    expect(Buffer.from(bytes).equals(page)).toBe(true)
  })

  test('names for no coding do not count', async () => {
    expect(await decode('identity, gzip', gzipSync(page))).toEqual(whole)
    expect(await decode('br, identity, gzip,', twice)).toEqual(whole)
    expect(await decode('utf-8', page)).toEqual(whole)
  })

  test.each(['gzip, br, gzip', Array(10).fill('gzip').join(), 'rot13', 'gzip, rot13', 'dcb', 'constructor'])(
    '%s is not undone',
    async (coding) => {
      expect(await decode(coding, twice)).toEqual(asSent(twice, 'coding-unsupported'))
    },
  )
})

test('an empty body has no coding', async () => {
  expect(await decode('gzip', Buffer.alloc(0))).toEqual({ ...whole, bytes: Buffer.alloc(0) })
})

test('any bytes under any coding end in bytes or a problem, within the limit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(encoders)),
      fc.uint8Array({ maxLength: 200 }),
      fc.boolean(),
      async (coding, sent, partial) => {
        const decoded = await decode(coding, sent, 1_000, partial)
        expect(decoded.problem === null ? decoded.bytes.length <= 1_000 : decoded.bytes.equals(sent)).toBe(
          true,
        )
      },
    ),
    { numRuns: 300 },
  )
})
