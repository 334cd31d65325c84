import { describe, expect, test } from 'vitest'
import type { CaptureQuery } from '../../../archive/archive.ts'
import type { ArticleId, CaptureId } from '../../../model/ids.ts'
import {
  addArticle,
  asId,
  change,
  content,
  derived,
  draft,
  look,
  minutes,
  present,
  record,
  start,
} from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

export function readingContract(open: OpenArchive): void {
  describe('reading', () => {
    test('an article is found by id, by exact URL and by key', async () => {
      await using opened = await open({ keyOf: (url) => url.replace(/\?.*/, '') })
      const { archive } = opened
      const id = await addArticle(archive, 'https://a/1')
      const article = await archive.findArticle(id)
      expect(article).toMatchObject({ id, url: 'https://a/1', headline: 'Claimed', headVersion: null })
      expect(await archive.findArticle('https://a/1')).toEqual(article)
      expect(await archive.findArticle('https://a/1?utm=1')).toEqual(article)
      expect(await archive.findArticle('https://a/2')).toBeNull()
      expect(await archive.findArticle(asId<ArticleId>(99))).toBeNull()
    })

    test('articles are listed newest first, page by page', async () => {
      await using opened = await open()
      const { archive } = opened
      const ids: ArticleId[] = []
      for (let count = 0; count < 5; count += 1) ids.unshift(await addArticle(archive, `https://a/${count}`))
      const seen: ArticleId[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof archive.listArticles>> = await archive.listArticles({
          limit: 2,
          ...(cursor === '' ? {} : { cursor }),
        })
        expect(page.items.length).toBeLessThanOrEqual(2)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.cursor
      }
      expect(seen).toEqual(ids)
      await look(archive, present(ids[2]), record(minutes(20), { text: 'A' }))
      const changed = await archive.listArticles({ limit: 9, changedSince: minutes(10) })
      expect(changed.items.map(({ id }) => id)).toEqual([ids[2]])
      const sourceId = present(await archive.findArticle(present(ids[1]))).sourceId
      expect((await archive.listArticles({ limit: 9, sourceId })).items.map(({ id }) => id)).toEqual([ids[1]])
    })

    test('a version is read by number and by time', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      for (const [minute, text] of [
        [20, 'A'],
        [40, 'B words'],
        [60, 'A'],
      ] as const) {
        await look(archive, id, record(minutes(minute), { text }))
      }
      expect((await archive.version(id, 2))?.content).toEqual(content('B words'))
      expect(await archive.version(id, 3)).toBeNull()
      const at = async (minute: number) => (await archive.versionAt(id, minutes(minute)))?.number
      expect([await at(19), await at(20), await at(39), await at(50), await at(99)]).toEqual([
        undefined,
        1,
        1,
        2,
        1,
      ])
      expect(
        (await archive.versions(id)).map(({ number, headline, words, parent }) => [
          number,
          headline,
          words,
          parent,
        ]),
      ).toEqual([
        [1, 'A headline', 1, null],
        [2, 'A headline', 2, 1],
      ])
    })

    test('captures are read in order, page by page, and one without a body has none', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      for (const minute of [20, 40, 60]) {
        await look(archive, id, record(minutes(minute), { text: String(minute) }))
      }
      const first = await archive.captures(id, { limit: 2 })
      expect(first.items.map(({ startedAt }) => startedAt)).toEqual([minutes(20), minutes(40)])
      const after = asId<CaptureId>(Number(first.cursor))
      const second = await archive.captures(id, { limit: 2, after })
      expect(second.items.map(({ startedAt }) => startedAt)).toEqual([minutes(60)])
      expect(second.cursor).toBeNull()
      const failure = { code: 'timeout', message: '', retryAfterMs: null } as const
      const { stored } = await look(archive, id, record(minutes(80), { failure }))
      expect(await archive.readBody(stored.captureId)).toBeNull()
      expect(await archive.capture(asId<CaptureId>(999))).toBeNull()
    })

    test('captures are read newest first, and of one kind, page by page', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const other = await addArticle(archive, 'https://a/other')
      await look(archive, other, record(minutes(19), { text: 'other' }))
      for (const minute of [20, 40, 60, 80, 100]) {
        const failure = { code: 'timeout', message: '', retryAfterMs: null } as const
        await look(archive, id, record(minutes(minute), minute % 40 === 0 ? { failure } : { text: 'A' }))
      }
      const read = async (query: Pick<CaptureQuery, 'only' | 'order'>): Promise<number[]> => {
        const seen: number[] = []
        let after: CaptureId | undefined
        do {
          const page: Awaited<ReturnType<typeof archive.captures>> = await archive.captures(id, {
            ...query,
            ...(after !== undefined && { after }),
            limit: 2,
          })
          seen.push(...page.items.map(({ startedAt }) => (startedAt.getTime() - start.getTime()) / 60_000))
          after = page.cursor === null ? undefined : asId<CaptureId>(Number(page.cursor))
        } while (after !== undefined && seen.length < 20)
        return seen
      }
      expect(await read({})).toEqual([20, 40, 60, 80, 100])
      expect(await read({ order: 'newest' })).toEqual([100, 80, 60, 40, 20])
      expect(await read({ only: 'failed' })).toEqual([40, 80])
      expect(await read({ only: 'seen', order: 'newest' })).toEqual([100, 60, 20])
    })

    test('recent changes come newest first, by key, of all or of one', async () => {
      await using opened = await open()
      const { archive } = opened
      const one = await addArticle(archive, 'https://a/1')
      const two = await addArticle(archive, 'https://a/2')
      for (const [id, minute, text] of [
        [one, 20, 'A'],
        [two, 21, 'A'],
        [one, 40, 'B'],
        [two, 41, 'B'],
        [one, 60, 'C'],
      ] as const) {
        await look(archive, id, record(minutes(minute), { text }))
      }
      const page = await archive.recentChanges({ limit: 2 })
      expect(page.items.map(({ articleId, to }) => [articleId, to])).toEqual([
        [one, 3],
        [two, 2],
      ])
      const rest = await archive.recentChanges({ limit: 2, cursor: page.cursor ?? '' })
      expect(rest.items.map(({ articleId, to }) => [articleId, to])).toEqual([[one, 2]])
      expect(rest.cursor).toBeNull()
      const ofTwo = await archive.recentChanges({ limit: 9, articleId: two })
      expect(ofTwo.items).toMatchObject([
        { articleUrl: 'https://a/2', headline: 'A headline', from: 1, to: 2 },
      ])
      const sourceId = present(ofTwo.items[0]?.sourceId)
      expect(await archive.recentChanges({ limit: 9, sourceId })).toEqual(ofTwo)
    })

    test('changes that are noise can be left out of the recent ones', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      const noise = { ...derived('B'), change: { ...change('counters'), significance: 0 } }
      await look(archive, id, record(minutes(40), { text: 'B' }), noise)
      await look(archive, id, record(minutes(60), { text: 'C' }))
      const versions = async (query: { withoutNoise?: boolean }): Promise<number[]> =>
        (await archive.recentChanges({ ...query, limit: 9 })).items.map(({ to }) => to)
      expect(await versions({})).toEqual([3, 2])
      expect(await versions({ withoutNoise: true })).toEqual([3])
    })

    test('everything is counted, and the database answers', async () => {
      await using opened = await open()
      const { archive } = opened
      await archive.ping()
      await archive.addSource(draft('https://b/feed'), start)
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      expect(await archive.counts()).toEqual({
        sources: 2,
        articles: 1,
        captures: 1,
        versions: 1,
        changes: 0,
        blobs: 1,
        storedBytes: expect.any(Number),
        payloadBytes: 1,
        dueNow: expect.any(Number),
        quarantined: 0,
      })
    })
  })
}
