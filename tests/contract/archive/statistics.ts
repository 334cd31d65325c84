import { describe, expect, test } from 'vitest'
import { play, story } from '../../support/played.ts'
import { minutes } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

export function statisticsContract(open: OpenArchive): void {
  describe('statistics', () => {
    test('count what publishers changed, and how long what was put right had stood', async () => {
      await using opened = await open()
      const { archive } = opened
      const toll = (count: number, more: readonly string[] = []) =>
        story({
          headline: 'Fire',
          blocks: [
            `The fire was on ${count} November. “We saw ${count} boats and nobody told us where to go,” said one passenger.`,
            'The ship was towed away.',
            ...more,
          ],
        })
      const { ids, sourceId } = await play(archive, { url: 'https://a.example/feed' }, [
        {
          url: 'https://a.example/1',
          looks: [
            { at: 0, content: toll(12) },
            { at: 60, content: toll(14) },
            { at: 90, content: toll(12) },
            { at: 120, content: toll(12, ['Correction: an earlier version gave a wrong toll.']) },
          ],
        },
        { url: 'https://a.example/2', looks: [{ at: 0, content: toll(1) }] },
      ])
      const query = { tellingAbove: 0.05, limit: 5 }
      const all = await archive.changeStatistics(query)
      expect(all.totals).toMatchObject({ changes: 3, articles: 1, declared: 1, returned: 1, reprocessing: 0 })
      expect(all.totals.silent).toBeGreaterThan(0)
      expect(all.kinds).toContainEqual({ kind: 'correction-notice', changes: 1 })
      expect(all.hours.map(({ changes }) => changes).reduce((a, b) => a + b)).toBe(3)
      expect(all.hours[1]).toMatchObject({ hour: 1, changes: 2 })
      expect(all.sources).toMatchObject([{ sourceId, changes: 3 }])
      expect(all.articles).toMatchObject([{ articleId: ids[0], url: 'https://a.example/1', changes: 3 }])
      expect(all.firstChange.count).toBe(1)
      expect(all.firstChange.medianMs).toBe(60 * 60_000 + 1_000)
      // The version before the notice was first seen, for the second time, half an hour earlier.
      expect(all.corrections.declared).toMatchObject({
        version: { count: 1, medianMs: 30 * 60_000 + 1_000 },
        article: { count: 1, medianMs: 120 * 60_000 + 1_000 },
      })
    })

    test('are of a span and of a source, and of nothing where there is nothing', async () => {
      await using opened = await open()
      const { archive } = opened
      const { sourceId } = await play(archive, { url: 'https://b.example/feed' }, [
        {
          url: 'https://b.example/1',
          looks: [1, 2, 3].map((at) => ({
            at,
            content: story({ headline: 'H', blocks: [`It was ${at} of them.`] }),
          })),
        },
      ])
      const query = { tellingAbove: 0.05, limit: 5 }
      const changes = async (more: object) =>
        (await archive.changeStatistics({ ...query, ...more })).totals.changes
      expect(await changes({})).toBe(2)
      expect(await changes({ since: minutes(3) })).toBe(1)
      expect(await changes({ until: minutes(3) })).toBe(1)
      expect(await changes({ sourceId })).toBe(2)
      const firstOf = async (more: object) =>
        (await archive.changeStatistics({ ...query, ...more })).firstChange.count
      expect([await firstOf({}), await firstOf({ since: minutes(2) }), await firstOf({ sourceId })]).toEqual([
        1, 1, 1,
      ])
      // The article had changed before.
      expect(await firstOf({ since: minutes(3) })).toBe(0)
      const none = await archive.changeStatistics({ ...query, since: minutes(1_000) })
      expect(none.totals.changes).toBe(0)
      expect(none.firstChange).toEqual({ count: 0, medianMs: null, p90Ms: null })
      expect(none.kinds).toEqual([])
    })
  })
}
