import { describe, expect, test } from 'vitest'
import type { SourceId } from '../../../model/ids.ts'
import { limits } from '../../../model/limits.ts'
import { addArticle, claimed, asId, draft, minutes, present, start } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

const none = { etag: null, lastModified: null }

function candidate(url: string, key = url) {
  return { url, key, headline: `About ${url}`, publishedAt: null, modifiedAt: null }
}

export function sourceContract(open: OpenArchive): void {
  describe('sources', () => {
    test('a URL is added once, and a removed source is revived by the new draft', async () => {
      await using opened = await open()
      const { archive } = opened
      const first = await archive.addSource(draft(), start)
      expect(first.outcome).toBe('created')
      expect(await archive.addSource({ ...draft(), title: 'Other' }, minutes(1))).toEqual({
        outcome: 'exists',
        source: first.source,
      })
      await archive.setSourceStatus(first.source.id, 'removed', minutes(2))
      const revived = await archive.addSource({ ...draft(), title: 'Other' }, minutes(3))
      expect(revived).toMatchObject({
        outcome: 'created',
        source: { id: first.source.id, title: 'Other', status: 'active', nextDueAt: minutes(3) },
      })
      expect(await archive.findSourceByUrl(draft().url)).toEqual(revived.source)
      expect(await archive.findSource(first.source.id)).toEqual(revived.source)
      expect(await archive.findSource(asId<SourceId>(99))).toBeNull()
      expect(await archive.listSources()).toEqual([revived.source])
    })

    test('a source of the longest URL is kept and found', async () => {
      await using opened = await open()
      const url = `https://news.example/${'x'.repeat(4_000)}`
      const { source } = await opened.archive.addSource(draft(url), start)
      expect(await opened.archive.findSourceByUrl(url)).toEqual(source)
    })

    test('the rules of a source are kept, and go with each claim of its articles', async () => {
      await using opened = await open()
      const { archive } = opened
      const article = await addArticle(archive)
      const { sourceId } = present(await archive.findArticle(article))
      const rules = {
        select: ['article'],
        remove: ['/^Read more/'],
        rename: [{ rule: '.x', to: 'h2' as const }],
      }
      expect((await archive.findSource(sourceId))?.rules).toBeNull()
      expect(await archive.setSourceRules(sourceId, rules)).toMatchObject({ id: sourceId, rules })
      expect((await claimed(archive, article, 'manual-1', minutes(1))).rules).toEqual(rules)
      expect(await archive.setSourceRules(sourceId, null)).toMatchObject({ rules: null })
      expect((await claimed(archive, article, 'manual-2', minutes(2))).rules).toBeNull()
      expect(await archive.setSourceRules(asId<SourceId>(99), null)).toBeNull()
    })

    test('sources are due in order, and paused ones are not', async () => {
      await using opened = await open()
      const { archive } = opened
      const ids: SourceId[] = []
      for (const minute of [2, 0, 1]) {
        const { source } = await archive.addSource(draft(`https://news.example/${minute}`), minutes(minute))
        ids.push(source.id)
      }
      const due = async (minute: number) => (await archive.dueSources(minutes(minute), 9)).map(({ id }) => id)
      expect(await due(1)).toEqual([ids[1], ids[2]])
      await archive.setSourceStatus(present(ids[1]), 'paused', start)
      expect(await due(5)).toEqual([ids[2], ids[0]])
      await archive.touchSource(present(ids[0]), start)
      expect(await due(0)).toEqual([ids[0]])
    })

    test('a reading creates what is new by key, due at once, and leaves the known alone', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const reading = (minute: number, ...candidates: ReturnType<typeof candidate>[]) =>
        archive.recordReading({
          sourceId: source.id,
          readAt: minutes(minute),
          nextDueAt: minutes(minute + 5),
          validators: { etag: `"${minute}"`, lastModified: null },
          title: `Title ${minute}`,
          candidates,
        })
      const first = await reading(1, candidate('https://a/1?x', 'a/1'), candidate('https://a/1?y', 'a/1'))
      expect(first).toEqual({
        found: 1,
        created: [{ id: expect.any(Number), url: 'https://a/1?x', dueAt: minutes(1) }],
      })
      const second = await reading(6, candidate('https://a/1?z', 'a/1'), candidate('https://a/2', 'a/2'))
      expect(second.created.map(({ url }) => url)).toEqual(['https://a/2'])
      expect(await archive.findSource(source.id)).toMatchObject({
        title: 'Title 1',
        articles: 2,
        lastReadAt: minutes(6),
        nextDueAt: minutes(11),
        validators: { etag: '"6"' },
      })
      const straggler = await reading(5.5, candidate('https://a/3', 'a/3'))
      expect(straggler.created).toHaveLength(1)
      expect(await archive.findSource(source.id)).toMatchObject({ lastReadAt: minutes(6), articles: 3 })
    })

    test('failures are counted and explained until a reading succeeds', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const failure = { code: 'timeout', message: 'no\0answer' } as const
      for (const minute of [1, 2]) {
        const at = minutes(minute)
        await archive.recordReadingFailure({
          sourceId: source.id,
          at,
          nextDueAt: minutes(minute + 1),
          failure,
        })
      }
      expect(await archive.findSource(source.id)).toMatchObject({
        failures: 2,
        nextDueAt: minutes(3),
        lastFailure: { code: 'timeout', message: 'no\uFFFDanswer', at: minutes(2) },
      })
      const reading = { sourceId: source.id, readAt: minutes(3), nextDueAt: minutes(8), validators: none }
      await archive.recordReading({ ...reading, title: null, candidates: [] })
      expect(await archive.findSource(source.id)).toMatchObject({ failures: 0, lastFailure: null })
    })

    test('pausing a source stops its articles, resuming makes them due again', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const article = await archive.findArticle(id)
      const sourceId = present(article?.sourceId)
      expect(await archive.dueArticles(minutes(1), minutes(1), 9)).toHaveLength(1)
      const until = { sources: minutes(1), articles: minutes(1) }
      expect(await archive.remaining(until, minutes(1))).toMatchObject({ sources: 0, articles: 1, quiet: 0 })
      await archive.setSourceStatus(sourceId, 'paused', start)
      expect(await archive.dueArticles(minutes(1), minutes(1), 9)).toEqual([])
      expect(await archive.touchArticles({}, minutes(1))).toBe(0)
      expect(await archive.remaining(until, minutes(1))).toMatchObject({ articles: 0 })
      expect(await archive.findArticle(id)).toMatchObject({ nextDueAt: null })
      await archive.setSourceStatus(sourceId, 'active', start)
      expect(await archive.dueArticles(minutes(1), minutes(1), 9)).toHaveLength(1)
      expect(await archive.touchArticles({ sourceId }, minutes(2))).toBe(1)
      expect(await archive.findArticle(id)).toMatchObject({ nextDueAt: minutes(2) })
    })

    test('an article of a removed source goes on under the source that finds it again', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive, 'https://a/1')
      const before = await archive.findArticle(id)
      await archive.setSourceStatus(present(before?.sourceId), 'removed', start)
      const { source } = await archive.addSource(draft('https://a/other'), start)
      const { created } = await archive.recordReading({
        sourceId: source.id,
        readAt: minutes(1),
        nextDueAt: minutes(6),
        validators: none,
        title: null,
        candidates: [candidate('https://a/1')],
      })
      expect(created).toEqual([])
      expect(await archive.findArticle(id)).toMatchObject({ sourceId: source.id, nextDueAt: start })
    })

    test('an article of a paused source goes on under another that lists it, which is read in full for that', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive, 'https://a/1')
      const { source } = await archive.addSource(draft('https://a/other'), start)
      const reading = { sourceId: source.id, nextDueAt: minutes(6), title: null }
      const validators = { etag: 'e', lastModified: null }
      const candidates = [candidate('https://a/1')]
      await archive.recordReading({ ...reading, readAt: minutes(1), validators, candidates })
      const first = present(await archive.findArticle(id)).sourceId
      expect(first).not.toBe(source.id)
      await archive.setSourceStatus(first, 'paused', minutes(2))
      expect((await archive.findSource(source.id))?.validators).toEqual(none)
      await archive.recordReading({ ...reading, readAt: minutes(3), validators, candidates })
      expect(await archive.findArticle(id)).toMatchObject({ sourceId: source.id, nextDueAt: start })
    })
  })

  describe('what is due', () => {
    test('a host of many articles leaves room for the others, however long it has waited', async () => {
      await using opened = await open()
      const { archive } = opened
      const { source } = await archive.addSource(draft(), start)
      const many = limits.queuePerHostMax + 50
      const reading = { sourceId: source.id, nextDueAt: minutes(6), validators: none, title: null }
      const urls = Array.from({ length: many }, (_, index) => `https://big.example/${index}`)
      await archive.recordReading({
        ...reading,
        readAt: start,
        candidates: urls.map((url) => candidate(url)),
      })
      const small = ['https://one.example/a', 'https://two.example:8443/a']
      await archive.recordReading({
        ...reading,
        readAt: minutes(1),
        candidates: small.map((url) => candidate(url)),
      })
      const now = minutes(2)
      const hostsOf = async (limit: number) =>
        (await archive.dueArticles(now, now, limit)).map(({ url }) => new URL(url).host)
      const all = await hostsOf(5_000)
      expect(all.filter((host) => host === 'big.example')).toHaveLength(limits.queuePerHostMax)
      expect(all).toHaveLength(limits.queuePerHostMax + 2)
      expect(await hostsOf(4)).toEqual(['big.example', 'one.example', 'two.example:8443', 'big.example'])
    })

    test('a host that asked for peace is not due, and is counted apart', async () => {
      await using opened = await open()
      const { archive } = opened
      await addArticle(archive, 'https://loud.example/a')
      await addArticle(archive, 'https://quiet.example/a')
      await archive.quietHost('quiet.example', minutes(10))
      const due = async (now: Date) => (await archive.dueArticles(now, now, 9)).map(({ url }) => url)
      expect(await due(minutes(1))).toEqual(['https://loud.example/a'])
      const until = { sources: start, articles: minutes(1) }
      expect(await archive.remaining(until, minutes(1))).toEqual({
        sources: 0,
        articles: 1,
        quiet: 1,
        quietUntil: minutes(10),
        held: 0,
        heldUntil: null,
      })
      expect(await due(minutes(10))).toHaveLength(2)
    })

    test('a source of a host that asked for peace is counted with it, but for one that asks its host nothing', async () => {
      await using opened = await open()
      const { archive } = opened
      await archive.addSource(draft('https://quiet.example:8443/feed'), start)
      await archive.addSource({ ...draft('https://quiet.example:8443/page'), kind: 'page' }, start)
      await archive.quietHost('quiet.example:8443', minutes(10))
      const until = { sources: minutes(1), articles: minutes(1) }
      expect(await archive.remaining(until, minutes(1))).toMatchObject({
        sources: 1,
        quiet: 1,
        quietUntil: minutes(10),
      })
    })

    test('an article that somebody has claimed is counted, with when it is free again', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await claimed(archive, id, start.toISOString(), start)
      const until = { sources: start, articles: minutes(1) }
      const heldUntil = new Date(start.getTime() + limits.claimLeaseMs)
      expect(await archive.remaining(until, start)).toMatchObject({ articles: 1, held: 1, heldUntil })
      expect(await archive.remaining(until, heldUntil)).toMatchObject({ articles: 1, held: 0 })
    })

    test('peace that was asked for by a clock that ran ahead is void', async () => {
      await using opened = await open()
      const { archive } = opened
      await addArticle(archive, 'https://quiet.example/a')
      await archive.quietHost('quiet.example', minutes(3 * 24 * 60))
      expect(await archive.dueArticles(start, start, 9)).toHaveLength(1)
      await archive.quietHost('quiet.example', minutes(10))
      expect(await archive.dueArticles(start, start, 9)).toEqual([])
      expect(await archive.dueArticles(minutes(10), minutes(10), 9)).toHaveLength(1)
    })
  })
}
