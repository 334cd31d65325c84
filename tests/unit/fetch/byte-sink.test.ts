import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteSink } from '../../../pipeline/fetch/byte-sink.ts'

test('gives back what was put in, up to the bound, in a buffer of its own', () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 })
  fc.assert(
    fc.property(
      chunks,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 400 }),
      (parts, max, expected) => {
        const sink = byteSink(max, expected)
        const all = Buffer.concat(parts)
        let fits = true
        for (const part of parts) fits = sink.add(part) && fits
        expect(fits).toBe(all.length <= max)
        const bytes = sink.finish()
        expect(bytes.equals(all.subarray(0, max))).toBe(true)
        expect(bytes.buffer.byteLength).toBe(bytes.length)
      },
    ),
  )
})
