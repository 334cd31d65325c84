import { describe, expect, test } from 'vitest'
import { addArticle, draft, failed, look, minutes, present, record, start } from '../../support/records.ts'
import { limits } from '../../../model/limits.ts'
import type { OpenArchive } from '../archive.contract.ts'

const none = { etag: null, lastModified: null }

function candidate(url: string, key = url) {
  return { url, key, headline: `About ${url}`, publishedAt: null, modifiedAt: null }
}

/** What people do with a source that is followed, and what they see of it. */
export function sourceCareContract(open: OpenArchive): void {
  describe('a followed source', () => {
    test('what is said of a source can be said anew, and it is then read in full', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const reading = {
        sourceId: source.id,
        readAt: start,
        nextDueAt: minutes(5),
        title: null,
        candidates: [],
      }
      await archive.recordReading({ ...reading, validators: { etag: '"1"', lastModified: null } })
      const edit = {
        title: 'The News',
        cron: '0 * * * *',
        timezone: 'Europe/Berlin',
        include: '/news/',
        exclude: null,
        budgetPerHour: 60,
      }
      const edited = await archive.editSource(source.id, { ...edit, nextDueAt: minutes(60) })
      expect(edited).toMatchObject({ ...edit, url: source.url, nextDueAt: minutes(60), validators: none })
      await archive.setSourceStatus(source.id, 'removed', minutes(2))
      expect(await archive.editSource(source.id, { ...edit, nextDueAt: minutes(60) })).toBeNull()
    })

    test('what a source says anew of an article makes it due, until it has said so in vain three times', async () => {
      await using opened = await open()
      const { archive } = opened
      const url = 'https://news.example/a'
      const id = await addArticle(archive, url)
      const { sourceId } = present(await archive.findArticle(id))
      const say = async (minute: number, headline: string, modifiedAt: string | null = null) => {
        await archive.recordReading({
          sourceId,
          readAt: minutes(minute),
          nextDueAt: minutes(minute + 5),
          title: null,
          validators: none,
          candidates: [{ url, key: url, headline, publishedAt: null, modifiedAt }],
        })
        const { nextDueAt, hintedAt } = present(await archive.findArticle(id))
        return [
          nextDueAt?.getTime() === minutes(minute).getTime(),
          hintedAt?.getTime() === minutes(minute).getTime(),
        ]
      }
      const looked = (minute: number, text: string) => look(archive, id, record(minutes(minute), { text }))
      await looked(1, 'A')
      expect(await say(2, 'Claimed')).toEqual([false, false])
      expect(await say(3, 'Claimed anew')).toEqual([true, true])
      expect(await say(4, 'Claimed anew')).toEqual([false, false])
      await looked(5, 'B')
      expect(await say(6, 'Claimed anew', minutes(4).toISOString())).toEqual([false, false])
      expect(await say(7, 'Claimed anew', minutes(6).toISOString())).toEqual([true, true])
      expect(await say(8, 'Claimed anew', minutes(600).toISOString())).toEqual([false, false])
      for (const [at, headline] of [
        [10, 'one'],
        [20, 'two'],
        [30, 'three'],
      ] as const) {
        await looked(at, 'B')
        expect([headline, await say(at + 1, headline)]).toEqual([
          headline,
          [headline !== 'three', headline !== 'three'],
        ])
      }
      await looked(40, 'C')
      expect(await say(41, 'four')).toEqual([true, true])
    })

    test('where a source departs from its own norm is kept with it, and told once', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const { created } = await archive.recordReading({
        sourceId: source.id,
        readAt: minutes(1),
        nextDueAt: minutes(5),
        title: null,
        validators: none,
        candidates: Array.from({ length: 30 }, (_, index) => candidate(`https://news.example/${index}`)),
      })
      for (const [index, { id }] of created.entries())
        await look(
          archive,
          id,
          index < 10 ? record(minutes(2), { text: `text ${index}` }) : failed(minutes(2)),
        )
      expect((await archive.reviewHealth(source.id, minutes(3))).map(({ kind }) => kind)).toEqual(['refused'])
      expect(await archive.reviewHealth(source.id, minutes(4))).toEqual([])
      const later = minutes(60 * 24 * 7)
      expect((await archive.reviewHealth(source.id, later)).map(({ kind }) => kind)).toEqual(['silent'])
      const { alerts } = present(await archive.findSource(source.id))
      expect(alerts.map(({ message }) => message)).toEqual([
        'No new article for 7.0 days; before that it brought 1 a day',
        '20 of the newest 20 articles could not be captured; of those before, 0 %',
      ])
    })

    test('a source that fails for a week is paused with the reason, and the others are read in full', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const { source: other } = await archive.addSource(draft('https://other.example/feed'), start)
      const reading = { sourceId: other.id, nextDueAt: minutes(5), title: null, candidates: [] }
      await archive.recordReading({
        ...reading,
        readAt: minutes(1),
        validators: { etag: '"1"', lastModified: null },
      })
      const fail = (minute: number) =>
        archive.recordReadingFailure({
          sourceId: source.id,
          at: minutes(minute),
          nextDueAt: minutes(minute + 15),
          failure: { code: 'http-error', message: 'the server said 500' },
        })
      for (let count = 0; count < limits.sourceFailuresMax + 5; count += 1)
        expect(await fail(count)).toBeNull()
      const because = 'it could not be read 56 times in a row since 2026-11-01 00:00 UTC'
      expect(await fail(60 * 24 * 7)).toBe(because)
      expect(await archive.findSource(source.id)).toMatchObject({ status: 'paused', pausedBecause: because })
      expect(await archive.findSource(other.id)).toMatchObject({ status: 'active', validators: none })
      expect(await archive.setSourceStatus(source.id, 'active', minutes(60 * 24 * 8))).toMatchObject({
        pausedBecause: null,
      })
      expect(await fail(60 * 24 * 8)).toBeNull()
    })

    test('what a source brings is counted over its newest articles', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      expect(await archive.sourceYield(source.id, start)).toEqual({ found: 0, captured: 0, failing: 0 })
      const reading = { sourceId: source.id, nextDueAt: minutes(5), title: null, validators: none }
      const urls = ['https://news.example/1', 'https://news.example/2']
      const { created } = await archive.recordReading({
        ...reading,
        readAt: start,
        candidates: urls.map((url) => candidate(url)),
      })
      await archive.recordReading({
        ...reading,
        readAt: minutes(9),
        nextDueAt: minutes(15),
        candidates: [candidate('https://news.example/3')],
      })
      await look(archive, present(created[0]).id, record(minutes(1), { text: 'text' }))
      await look(archive, present(created[1]).id, failed(minutes(1)))
      expect(await archive.sourceYield(source.id, start)).toEqual({ found: 3, captured: 2, failing: 1 })
      expect(await archive.sourceYield(source.id, minutes(5))).toEqual({ found: 1, captured: 2, failing: 1 })
    })
  })
}
