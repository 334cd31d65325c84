import { expect, test } from 'vitest'
import { simulate } from '../../bench/cadence/simulate.ts'

const hour = 3_600_000

test('the simulation counts looks, delays and what nobody saw as they are', () => {
  const articles = [
    // Edited at 90 minutes, and twice before the look at 3 hours.
    { publishedAt: 0, edits: [1.5 * hour, 2.2 * hour, 2.8 * hour] },
    { publishedAt: 0, edits: [] },
  ]
  const every = (_: object, scale: number) => hour * scale
  // Looks at 0, 1, 2 … 10 hours of each: eleven.
  const { looks, edits, missed, medianDelayMs, p95DelayMs } = simulate(articles, every, 1, 10 * hour)
  expect([looks, edits, missed]).toEqual([22, 3, 1])
  expect(medianDelayMs / hour).toBeCloseTo(0.5, 1)
  expect(p95DelayMs / hour).toBeCloseTo(0.8, 1)
})
