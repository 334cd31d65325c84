import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBlob, encodeBlob } from '../../../archive/blob-codec.ts'
import type { Keyframe } from '../../../archive/blob-codec.ts'
import { limits } from '../../../model/limits.ts'

function keyframe(body: Uint8Array, deltas = 0): Keyframe {
  return { id: 7, body, storedBytes: encodeBlob(body, null).stored.byteLength, deltas }
}

/** A page of that many bytes that compresses about as HTML does. */
function page(sizeBytes: number): Buffer {
  const words = Array.from({ length: 2_000 }, () => randomBytes(3).toString('hex'))
  let text = ''
  for (let index = 0; text.length < sizeBytes; index += 1) {
    text += `<p class="text">${words[(index * 7_919) % words.length]}${randomBytes(2).toString('hex')}</p>\n`
  }
  return Buffer.from(text.slice(0, sizeBytes))
}

function edited(body: Buffer): Buffer {
  const middle = body.byteLength / 2
  return Buffer.concat([body.subarray(0, middle), Buffer.from('something else'), body.subarray(middle)])
}

test('every body comes back, with and without a base', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.uint8Array({ maxLength: 5_000 }), (body, base) => {
      const alone = encodeBlob(body, null)
      expect(alone.baseId).toBeNull()
      expect(decodeBlob(alone.stored, null, body.byteLength)).toEqual(Buffer.from(body))
      const against = encodeBlob(body, keyframe(base))
      const dictionary = against.baseId === null ? null : base
      expect(decodeBlob(against.stored, dictionary, body.byteLength)).toEqual(Buffer.from(body))
    }),
  )
})

test.for([100_000, 900_000, 3_000_000])(
  'an edited page of %d bytes takes a small part of a full one',
  (sizeBytes) => {
    const old = page(sizeBytes)
    const now = edited(old)
    const { stored, baseId } = encodeBlob(now, keyframe(old))
    expect(baseId).toBe(7)
    expect(stored.byteLength).toBeLessThan(encodeBlob(now, null).stored.byteLength / 2)
    expect(decodeBlob(stored, old, now.byteLength)).toEqual(now)
  },
)

test('a page that has little of the keyframe becomes a keyframe', () => {
  expect(encodeBlob(page(50_000), keyframe(randomBytes(50_000))).baseId).toBeNull()
})

test('a keyframe has so many deltas and no more', () => {
  const old = page(50_000)
  expect(encodeBlob(edited(old), keyframe(old, limits.blobDeltasPerKeyframeMax - 1)).baseId).toBe(7)
  expect(encodeBlob(edited(old), keyframe(old, limits.blobDeltasPerKeyframeMax)).baseId).toBeNull()
})

test('the largest body comes back, and nothing is unpacked beyond the size that was recorded', () => {
  const zeros = Buffer.alloc(limits.fetchBodySizeBytesMax)
  const { stored } = encodeBlob(zeros, null)
  expect(decodeBlob(stored, null, zeros.byteLength).equals(zeros)).toBe(true)
  expect(() => decodeBlob(stored, null, 1_000)).toThrow(RangeError)
})
