import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCadence, nextLook } from '../../model/cadence.ts'
import type { ArticleStatus } from '../../model/article.ts'

const now = new Date('2026-11-22T12:00:00Z')
const hour = 3_600_000
const article = {
  status: 'active' as ArticleStatus,
  intervalMs: hour,
  lastChangedAt: new Date(now.getTime() - hour),
  createdAt: new Date(now.getTime() - 2 * hour),
}
const waitMs = (next: { dueAt: Date | null }) => (next.dueAt?.getTime() ?? Number.NaN) - now.getTime()

describe('nextLook', () => {
  test('resets the interval when the article changed', () => {
    const next = nextLook(article, 'changed', now)
    expect(next).toMatchObject({ status: 'active', intervalMs: defaultCadence.intervalMsMin })
    expect(waitMs(next)).toBe(defaultCadence.intervalMsMin)
  })

  test('backs off while the article is quiet, up to the longest interval', () => {
    expect(nextLook(article, 'quiet', now).intervalMs).toBe(hour * 1.2)
    const slow = { ...article, intervalMs: defaultCadence.intervalMsMax }
    expect(nextLook(slow, 'quiet', now).intervalMs).toBe(defaultCadence.intervalMsMax)
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
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.constantFrom('changed', 'quiet', 'failed'),
        (intervalMs, look) => {
          const next = nextLook({ ...article, intervalMs }, look, now)
          expect(next.intervalMs).toBeGreaterThanOrEqual(defaultCadence.intervalMsMin)
          expect(next.intervalMs).toBeLessThanOrEqual(defaultCadence.intervalMsMax)
        },
      ),
    )
  })
})
