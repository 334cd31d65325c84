import { describe, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { play, story } from '../../support/played.ts'
import { minutes } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

export function marksContract(open: OpenArchive): void {
  describe('marks', () => {
    test('say who has seen a change first, and can be taken back', async () => {
      await using archive = await withChanges(open)
      await archive.markSeen([1, 2, 99], true, 'desk', minutes(10))
      await archive.markSeen([2], true, 'night', minutes(20))
      expect([...(await archive.changeMarks([1, 2, 3]))]).toEqual([
        [1, { seenAt: minutes(10), seenBy: 'desk', labels: [], annotations: 0 }],
        [2, { seenAt: minutes(10), seenBy: 'desk', labels: [], annotations: 0 }],
      ])
      const unseen = async () =>
        (await archive.recentChanges({ seen: false, limit: 9 })).items.map(({ id }) => id)
      expect(await unseen()).toEqual([3])
      await archive.markSeen([1], false, 'desk', minutes(30))
      expect(await unseen()).toEqual([3, 1])
      expect((await archive.recentChanges({ seen: true, limit: 9 })).items.map(({ id }) => id)).toEqual([2])
    })

    test('carry labels, each once, and refuse what is none', async () => {
      await using archive = await withChanges(open)
      await archive.setLabels(1, ['to check', ' to check ', '', 'legal'])
      await archive.setLabels(2, ['legal'])
      expect((await archive.changeMarks([1])).get(1)?.labels).toEqual(['to check', 'legal'])
      expect(await archive.labels()).toEqual([
        { label: 'legal', changes: 2 },
        { label: 'to check', changes: 1 },
      ])
      expect((await archive.recentChanges({ label: 'legal', limit: 9 })).items.map(({ id }) => id)).toEqual([
        2, 1,
      ])
      await expect(archive.setLabels(99, ['x'])).rejects.toMatchObject({ code: 'change-unknown' })
      const long = 'x'.repeat(limits.labelLengthMax + 1)
      await expect(archive.setLabels(1, [long])).rejects.toMatchObject({ code: 'usage' })
      const many = Array.from({ length: limits.labelsMax + 1 }, (_, index) => `label ${index}`)
      await expect(archive.setLabels(1, many)).rejects.toMatchObject({ code: 'usage' })
      await archive.setLabels(1, [])
      expect((await archive.changeMarks([1])).get(1)?.labels).toEqual([])
    })

    test('keep annotations as they were said, in order', async () => {
      await using archive = await withChanges(open)
      const draft = {
        changeId: 1,
        author: 'desk',
        text: ' asked the press office\0 ',
        createdAt: minutes(10),
      }
      const said = await archive.annotate(draft)
      expect(said).toMatchObject({
        author: 'desk',
        text: 'asked the press office\uFFFD',
        createdAt: minutes(10),
      })
      await archive.annotate({ ...draft, text: 'they confirmed it' })
      expect((await archive.annotations(1)).map(({ text }) => text)).toEqual([
        'asked the press office\uFFFD',
        'they confirmed it',
      ])
      expect((await archive.changeMarks([1, 2])).get(1)?.annotations).toBe(2)
      await expect(archive.annotate({ ...draft, changeId: 99 })).rejects.toMatchObject({
        code: 'change-unknown',
      })
      await expect(archive.annotate({ ...draft, text: ' ' })).rejects.toMatchObject({ code: 'usage' })
      const long = 'x'.repeat(limits.annotationLengthMax + 1)
      await expect(archive.annotate({ ...draft, text: long })).rejects.toMatchObject({ code: 'usage' })
    })
  })
}

/** An archive with three changes of one article. */
async function withChanges(open: OpenArchive) {
  const opened = await open()
  const { archive } = opened
  await play(archive, { url: 'https://a.example/feed' }, [
    {
      url: 'https://a.example/1',
      looks: [1, 2, 3, 4].map((at) => ({ at, content: story({ headline: 'H', blocks: [`Text ${at}`] }) })),
    },
  ])
  return { ...archive, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() }
}
