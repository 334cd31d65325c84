import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCadence, nextLook } from '../../model/cadence.ts'
import type { ArticleStatus } from '../../model/article.ts'

const now = new Date('2026-11-22T12:00:00Z')
const hour = 3_600_000
const article = {
  status: 'active' as ArticleStatus,
  intervalMs: hour,
  versions: 1,
  lastChangedAt: new Date(now.getTime() - hour),
  createdAt: new Date(now.getTime() - 2 * hour),
}
const waitMs = (next: { dueAt: Date | null }) => (next.dueAt?.getTime() ?? Number.NaN) - now.getTime()

describe('nextLook', () => {
  test('looks again soon after a change, and later and later while it is quiet', () => {
    const changed = nextLook({ ...article, versions: 3 }, 'changed', now)
    expect(changed).toMatchObject({ status: 'active', intervalMs: defaultCadence.intervalMsMin })
    const quiet = [1, 6, 24, 72, 240].map((age) => {
      const createdAt = new Date(now.getTime() - age * hour)
      return nextLook({ ...article, createdAt, lastChangedAt: createdAt }, 'quiet', now).intervalMs
    })
    expect(quiet).toEqual(quiet.toSorted((a, b) => a - b))
    expect(new Set(quiet).size).toBe(quiet.length)
    expect(quiet.at(-1)).toBe(defaultCadence.intervalMsMax)
  })

  test('looks more often at what has been edited more often', () => {
    const waits = [1, 2, 4, 10].map((versions) => {
      const old = { ...article, versions, createdAt: new Date(now.getTime() - 48 * hour) }
      return nextLook({ ...old, lastChangedAt: new Date(now.getTime() - 20 * hour) }, 'quiet', now).intervalMs
    })
    expect(waits).toEqual(waits.toSorted((a, b) => b - a))
    expect(waits[0]).toBeGreaterThan(4 * (waits[3] ?? 0))
  })

  test('takes the first version for no change', () => {
    const fresh = { ...article, versions: 0, createdAt: now, lastChangedAt: null }
    expect(nextLook(fresh, 'changed', now).intervalMs).toBeGreaterThan(defaultCadence.intervalMsMin)
  })

  test('stands a clock that was set back', () => {
    const ahead = new Date(now.getTime() + 30 * 24 * hour)
    const { intervalMs } = nextLook(
      { ...article, versions: 2, createdAt: ahead, lastChangedAt: ahead },
      'quiet',
      now,
    )
    expect(intervalMs).toBeGreaterThanOrEqual(defaultCadence.intervalMsMin)
  })

  test('retires an article that has been quiet for the retirement age', () => {
    const old = { ...article, lastChangedAt: new Date(now.getTime() - defaultCadence.retireAfterMs) }
    expect(nextLook(old, 'quiet', now)).toMatchObject({ status: 'retired', dueAt: null })
  })

  test('brings a retired or gone article back when it changes', () => {
    expect(nextLook({ ...article, status: 'gone' }, 'changed', now).status).toBe('active')
    expect(nextLook({ ...article, status: 'gone' }, 'quiet', now).status).toBe('active')
  })

  test('takes a disappearance for real only at the second look', () => {
    const first = nextLook(article, 'gone', now)
    expect(first).toMatchObject({ status: 'active' })
    expect(waitMs(first)).toBe(hour)
    const second = nextLook(article, 'gone', now, { goneBefore: true })
    expect(second).toMatchObject({ status: 'gone' })
    expect(waitMs(second)).toBe(defaultCadence.intervalMsMax)
  })

  test('keeps the status of an article whose capture failed', () => {
    expect(nextLook({ ...article, status: 'gone' }, 'failed', now).status).toBe('gone')
  })

  test('never comes back sooner than the host asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_400_000 }),
        fc.constantFrom('changed', 'quiet', 'failed', 'gone'),
        (retryAfterMs, look) => {
          const next = nextLook(article, look, now, { retryAfterMs })
          expect(waitMs(next)).toBeGreaterThanOrEqual(retryAfterMs)
        },
      ),
    )
  })

  test('keeps every interval within its bounds', () => {
    fc.assert(
      fc.property(
        fc.record({
          versions: fc.integer({ min: 0, max: 5_000 }),
          createdAt: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
          lastChangedAt: fc.option(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })),
        }),
        fc.constantFrom('changed', 'quiet', 'failed'),
        (given, look) => {
          const next = nextLook({ ...article, ...given }, look, now)
          expect(next.intervalMs).toBeGreaterThanOrEqual(defaultCadence.intervalMsMin)
          expect(next.intervalMs).toBeLessThanOrEqual(defaultCadence.intervalMsMax)
        },
      ),
    )
  })
})
