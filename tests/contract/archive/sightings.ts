import { describe, expect, test } from 'vitest'
import type { Archive, DecideNext, Derived } from '../../../archive/archive.ts'
import type { ArticleId } from '../../../model/ids.ts'
import {
  addArticle,
  change,
  claimed,
  derived,
  failed,
  look,
  minutes,
  notDerived,
  record,
} from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

const next: DecideNext = () => ({ dueAt: minutes(90), intervalMs: 60_000, status: 'active' })

const wall: Derived = notDerived('http-blocked', 'blocked')

async function shown(archive: Archive, id: ArticleId) {
  const runs = await archive.sightings(id)
  return runs.map(({ version, captures, firstSeenAt, lastSeenAt }) => [
    version,
    captures,
    firstSeenAt,
    lastSeenAt,
  ])
}

export function sightingContract(open: OpenArchive): void {
  describe('sightings', () => {
    test('a state seen before is a new sighting of the old version', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const results: unknown[] = []
      for (const [minute, text] of [
        [20, 'A'],
        [40, 'B'],
        [60, 'A'],
      ] as const) {
        results.push((await look(archive, id, record(minutes(minute), { text }))).committed)
      }
      expect(results).toEqual([
        { outcome: 'first', version: 1, previous: null },
        { outcome: 'changed', version: 2, previous: 1 },
        { outcome: 'returned', version: 1, previous: 2 },
      ])
      expect(await shown(archive, id)).toEqual([
        [1, 1, minutes(20), minutes(20)],
        [2, 1, minutes(40), minutes(40)],
        [1, 1, minutes(60), minutes(60)],
      ])
      const changes = await archive.changes(id)
      expect(changes.map(({ from, to, returned, cause }) => [from, to, returned, cause])).toEqual([
        [1, 2, false, 'publisher'],
        [2, 1, true, 'publisher'],
      ])
      expect(changes[1]?.change).toEqual({
        ...change('now A'),
        kinds: [...change('now A').kinds, { kind: 'revert', confidence: 1, evidence: ['version 1'] }],
      })
      expect(await archive.version(id, 2)).toMatchObject({ number: 2, parent: 1, cleanerId: 'cleaner-1' })
    })

    test('a change happened after the old was last seen and before the look that found the new ended', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      await look(archive, id, record(minutes(40), { text: 'A with noise' }), derived('A'))
      await look(archive, id, failed(minutes(60)))
      const found = record(minutes(80), { text: 'B' })
      await look(archive, id, found)
      const between = [minutes(40), found.finishedAt]
      expect((await archive.sightings(id)).map(({ changedBetween }) => changedBetween)).toEqual([
        null,
        between,
      ])
      expect((await archive.changes(id))[0]?.changedBetween).toEqual(between)
      expect((await archive.findArticle(id))?.lastChangedAt).toEqual(minutes(80))
    })

    test('identical bytes, a 304 and another page of the same state extend the sighting; failures do not end it', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const validators = { etag: '"a"', lastModified: null }
      await look(archive, id, record(minutes(20), { text: 'A', validators }))
      expect((await look(archive, id, record(minutes(40), { text: 'A', validators }))).stored.outcome).toBe(
        'identical',
      )
      expect((await look(archive, id, failed(minutes(60)))).stored.outcome).toBe('failed')
      expect((await look(archive, id, record(minutes(80), { notModified: true }))).stored.outcome).toBe(
        'not-modified',
      )
      const wallSeen = await look(archive, id, record(minutes(100), { text: 'wall' }), wall)
      expect(wallSeen.committed).toEqual({ outcome: 'failed', version: null, previous: null })
      const again = await look(
        archive,
        id,
        record(minutes(120), { text: 'A and an advertisement' }),
        derived('A'),
      )
      expect(again.committed).toEqual({ outcome: 'unchanged', version: 1, previous: null })
      expect(await shown(archive, id)).toEqual([[1, 4, minutes(20), minutes(120)]])
      const { items } = await archive.captures(id, { limit: 9 })
      expect(items.map(({ outcome, version }) => [outcome, version])).toEqual([
        ['new', 1],
        ['identical', 1],
        ['failed', null],
        ['not-modified', 1],
        ['blocked', null],
        ['new', 1],
      ])
    })

    test('a 304 that nobody asked for shows nothing', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      const { stored } = await look(archive, id, record(minutes(40), { notModified: true }))
      expect(stored.outcome).toBe('not-modified')
      expect(await shown(archive, id)).toEqual([[1, 1, minutes(20), minutes(20)]])
    })

    test('a clock set back does not put the history out of order', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(60), { text: 'A' }))
      const claim = await claimed(archive, id, 'after the step', minutes(20))
      const { captureId } = await archive.storeCapture(claim, record(minutes(20), { text: 'B' }), next)
      const committed = await archive.commitCapture(claim, captureId, derived('B'), next)
      expect(committed.outcome).toBe('changed')
      expect(await shown(archive, id)).toEqual([
        [1, 1, minutes(60), minutes(60)],
        [2, 1, minutes(60), minutes(60)],
      ])
      expect((await archive.findArticle(id))?.nextDueAt).toEqual(minutes(90))
    })

    test('another cleaner changes the head by reprocessing, and the publisher changed nothing', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      const claim = await claimed(archive, id, 'slot', minutes(40))
      const better = derived('A, better', 'cleaner-2')
      expect(await archive.rederiveHead(claim, better)).toEqual({
        outcome: 'changed',
        version: 2,
        previous: 1,
      })
      expect(await archive.rederiveHead(claim, better)).toEqual({
        outcome: 'unchanged',
        version: 2,
        previous: null,
      })
      expect(await archive.storeCapture(claim, record(minutes(40), { text: 'A' }), next)).toMatchObject({
        outcome: 'identical',
      })
      expect(await shown(archive, id)).toEqual([
        [1, 1, minutes(20), minutes(20)],
        [2, 2, minutes(20), minutes(40)],
      ])
      expect((await archive.changes(id)).map(({ cause }) => cause)).toEqual(['reprocessing'])
      const after = await claimed(archive, id, 'after', minutes(60))
      expect(after.head).toMatchObject({ version: 2, cleanerId: 'cleaner-2' })
    })

    test('a cleaner that finds the same is remembered', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(20), { text: 'A' }))
      const claim = await claimed(archive, id, 'slot', minutes(40))
      expect((await archive.rederiveHead(claim, derived('A', 'cleaner-2'))).outcome).toBe('unchanged')
      await archive.release(claim, null)
      expect((await claimed(archive, id, 'slot', minutes(40))).head?.cleanerId).toBe('cleaner-2')
      expect(await archive.rederiveHead(claim, derived('A', 'cleaner-3'))).toMatchObject({ outcome: 'late' })
    })
  })
}
