import { describe, expect, test } from 'vitest'
import type { Archive, ChangeQuery } from '../../../archive/archive.ts'
import type { ArticleId } from '../../../model/ids.ts'
import { parseSearch } from '../../../model/search-text.ts'
import { play, story } from '../../support/played.ts'
import { minutes, present } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

/** The toll: 12, then 14, then 12 again; a headline test beside it; a bridge in Tokyo. */
async function playToll(archive: Archive): Promise<readonly ArticleId[]> {
  const toll = (count: number, more: Partial<Parameters<typeof story>[0]> = {}) =>
    story({
      headline: 'Ferry halted after fire',
      section: 'Islands',
      byline: ['Mairi Lindqvist'],
      blocks: [`The toll rose to ${count} on Sunday.`, 'The well-known ship was towed to Nordhamn.'],
      ...more,
    })
  const { ids } = await play(archive, { url: 'https://a.example/feed' }, [
    {
      url: 'https://a.example/ferry',
      looks: [
        { at: 1, content: toll(12) },
        { at: 2, content: toll(14) },
        { at: 3, content: toll(12) },
        {
          at: 4,
          content: toll(12, { headline: 'Ferry burnt out', section: 'Home', byline: ['Tom Okafor'] }),
        },
      ],
    },
    {
      url: 'https://a.example/bridge',
      looks: [
        {
          at: 5,
          content: story({ headline: '橋の工事', language: 'ja', blocks: ['東京の橋が来年開通する。'] }),
        },
        {
          at: 6,
          content: story({ headline: '橋の工事', language: 'ja', blocks: ['東京の橋が再来年開通する。'] }),
        },
      ],
    },
  ])
  return ids
}

export function searchContract(open: OpenArchive): void {
  describe('searching', () => {
    test('finds words and phrases in current versions and in all', async () => {
      await using opened = await open()
      const { archive } = opened
      const [ferry, bridge] = await playToll(archive)
      const found = async (text: string, where: 'current' | 'versions') =>
        (await archive.searchArticles({ phrases: parseSearch(text), in: where, limit: 9 })).items.map(
          ({ article, version, matching }) => [article.id, version, matching],
        )
      expect(await found('toll', 'current')).toEqual([[ferry, 3, 1]])
      expect(await found('TOLL nordhamn', 'versions')).toEqual([[ferry, 3, 3]])
      expect(await found('"rose to 14"', 'current')).toEqual([])
      expect(await found('“rose to 14”', 'versions')).toEqual([[ferry, 2, 1]])
      expect(await found('"to rose"', 'versions')).toEqual([])
      expect(await found('"on sunday the well"', 'versions')).toEqual([])
      expect(await found('well-known', 'versions')).toEqual([[ferry, 3, 3]])
      expect(await found('1', 'versions')).toEqual([])
      expect(await found('橋が再来', 'current')).toEqual([[bridge, 2, 1]])
      expect(await found('', 'versions')).toEqual([])
    })

    test('pages by key', async () => {
      await using opened = await open()
      const { archive } = opened
      const { ids } = await play(
        archive,
        { url: 'https://c.example/feed' },
        [1, 2, 3].map((at) => ({
          url: `https://c.example/${at}`,
          looks: [{ at, content: story({ blocks: ['One text of three.'] }) }],
        })),
      )
      const found: ArticleId[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Awaited<ReturnType<typeof archive.searchArticles>> = await archive.searchArticles({
          phrases: parseSearch('three'),
          in: 'versions',
          limit: 2,
          ...(cursor === '' ? {} : { cursor }),
        })
        found.push(...page.items.map(({ article }) => article.id))
        cursor = page.cursor
      }
      expect(found).toEqual(ids.toReversed())
    })

    test('says of each sighting whether a phrase stood in it', async () => {
      await using opened = await open()
      const { archive } = opened
      const [ferry] = await playToll(archive)
      const seen = await archive.phrasePresence(present(ferry), parseSearch('"rose to 12"'))
      expect(seen.map(({ version, present: stood }) => [version, stood])).toEqual([
        [1, true],
        [2, false],
        [1, true],
        [3, true],
      ])
    })

    test('finds the changes that brought a phrase, and those that took it away', async () => {
      await using opened = await open()
      const { archive } = opened
      await playToll(archive)
      const found = (where: 'added' | 'removed', text: string) =>
        numbers(archive, { words: { in: where, phrases: parseSearch(text) } })
      expect(await found('added', '14')).toEqual([1])
      expect(await found('removed', '14')).toEqual([2])
      expect(await found('added', '"rose to 12 on"')).toEqual([2])
      expect(await found('removed', '"rose to 12 on"')).toEqual([1])
      expect(await found('added', '"burnt out"')).toEqual([3])
      expect(await found('removed', '"halted after"')).toEqual([3])
      expect(await found('added', 'ferry')).toEqual([])
      expect(await found('added', 'toll')).toEqual([])
      expect(await found('added', '再来年')).toEqual([4])
      expect(await found('added', '来年')).toEqual([])
      expect(await found('added', '')).toEqual([])
    })
  })

  describe('lists of changes', () => {
    test('are filtered by everything that a change has', async () => {
      await using opened = await open()
      const { archive } = opened
      const [, bridge] = await playToll(archive)
      expect(await numbers(archive, {})).toEqual([4, 3, 2, 1])
      expect(await numbers(archive, { articleId: present(bridge) })).toEqual([4])
      expect(await numbers(archive, { kinds: ['headline', 'takedown-notice'] })).toEqual([3])
      expect(await numbers(archive, { kinds: ['revert'] })).toEqual([2])
      expect(await numbers(archive, { language: 'ja' })).toEqual([4])
      expect(await numbers(archive, { section: 'Home' })).toEqual([3])
      expect(await numbers(archive, { author: 'Mairi Lindqvist' })).toEqual([2, 1])
      expect(await numbers(archive, { cause: 'reprocessing' })).toEqual([])
      expect(await numbers(archive, { significanceMin: 1.1 })).toEqual([])
      expect(await numbers(archive, { since: minutes(3) })).toEqual([4, 3, 2])
      expect(await numbers(archive, { until: minutes(3) })).toEqual([1])
      expect(await numbers(archive, { after: 2 })).toEqual([4, 3])
      expect(await numbers(archive, { section: "'; drop table changes; --\0" })).toEqual([])
    })

    test('come by significance and time, page by page, each change once', async () => {
      await using opened = await open()
      const { archive } = opened
      await playToll(archive)
      const all = (await archive.recentChanges({ order: 'telling', limit: 9 })).items
      const rank = ({ change, changedBetween: [, by] }: (typeof all)[number]) =>
        by.getTime() / 86_400_000 + 3 * Math.fround(change.significance)
      const ranks = all.map(rank)
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
      const paged: number[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Awaited<ReturnType<typeof archive.recentChanges>> = await archive.recentChanges({
          order: 'telling',
          limit: 1,
          ...(cursor === '' ? {} : { cursor }),
        })
        paged.push(...page.items.map(({ id }) => id))
        cursor = page.cursor
      }
      expect(paged).toEqual(all.map(({ id }) => id))
    })

    test('tell the occasions of a change, and its neighbours', async () => {
      await using opened = await open()
      const { archive } = opened
      const [id] = await playToll(archive)
      const ferry = present(id)
      const told = (list: readonly ({ ordinal: number; from: number; to: number } | null)[]) =>
        list.map((each) => each && [each.ordinal, each.from, each.to])
      expect(told(await archive.occasions(ferry, 1, 2))).toEqual([[2, 1, 2]])
      expect(told(await archive.occasions(ferry, 1, 3))).toEqual([[4, 1, 3]])
      expect(await archive.occasions(ferry, 3, 1)).toEqual([])
      const beside = async (ordinal: number) => {
        const { before, after } = await archive.neighbours(ferry, ordinal)
        return told([before, after])
      }
      expect(await beside(2)).toEqual([null, [3, 2, 1]])
      expect(await beside(4)).toEqual([[3, 2, 1], null])
    })

    test('number changes without a gap, whoever commits at the same time', async () => {
      await using opened = await open()
      const { archive } = opened
      const articles = Array.from({ length: 6 }, (_, index) => ({
        url: `https://b.example/${index}`,
        looks: [1, 2, 3].map((at) => ({ at, content: story({ headline: 'H', blocks: [`Text ${at}`] }) })),
      }))
      await Promise.all(articles.map((article) => play(archive, { url: `${article.url}/feed` }, [article])))
      const after = await archive.changesAfter(0, 100)
      expect(after.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
      expect(await archive.lastChange()).toBe(12)
      expect([await archive.countTelling(0), await archive.countTelling(11)]).toEqual([12, 1])
      expect((await archive.changesAfter(10, 1)).map(({ id }) => id)).toEqual([11])
      const [some] = after
      const same = await archive.recordedChange(present(some).articleId, present(some).ordinal)
      expect(same).toEqual(some)
    })
  })
}

async function numbers(archive: Archive, query: Omit<ChangeQuery, 'limit'>): Promise<readonly number[]> {
  return (await archive.recentChanges({ ...query, limit: 50 })).items.map(({ id }) => id)
}
