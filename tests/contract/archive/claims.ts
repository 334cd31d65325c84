import { describe, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import type { ArticleId } from '../../../model/ids.ts'
import { findings } from '../../support/findings.ts'
import {
  addArticle,
  asId,
  claimed,
  look,
  minutes,
  nextFor,
  present,
  record,
  start,
} from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

export function claimContract(open: OpenArchive): void {
  describe('claims', () => {
    test('an article is held by one at a time, until released or the lease ends', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const first = await claimed(archive, id, 'one', start)
      expect(first).toMatchObject({
        articleId: id,
        fence: 1,
        head: null,
        hasPending: false,
        lastOutcome: null,
      })
      const held = new Date(start.getTime() + limits.claimLeaseMs - 1)
      const until = new Date(start.getTime() + limits.claimLeaseMs)
      expect(await archive.claim(id, 'two', held)).toEqual({ outcome: 'busy', until })
      expect(await archive.dueArticles(held, held, 9)).toEqual([])
      await archive.release(first, null)
      expect(await archive.dueArticles(held, held, 9)).toHaveLength(1)
      expect((await claimed(archive, id, 'two', held)).fence).toBe(2)
      const expired = new Date(held.getTime() + limits.claimLeaseMs)
      expect((await claimed(archive, id, 'two', expired)).fence).toBe(3)
      expect(await archive.claim(asId<ArticleId>(99), 'one', start)).toEqual({ outcome: 'unknown' })
    })

    test('of many claims at once one succeeds', async () => {
      await using opened = await open()
      const id = await addArticle(opened.archive)
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => opened.archive.claim(id, `slot ${index}`, start)),
      )
      expect(results.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1)
      expect(results.filter(({ outcome }) => outcome === 'busy')).toHaveLength(19)
    })

    test('a claim is renewed until it is lost or has ended', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const first = await claimed(archive, id, 'one', start)
      expect(await archive.renew(first, minutes(1))).toBe(true)
      expect(await archive.claim(id, 'two', minutes(1))).toMatchObject({ outcome: 'busy' })
      const second = await claimed(archive, id, 'two', minutes(2))
      expect(await archive.renew(first, minutes(2))).toBe(false)
      await archive.release(second, null)
      expect(await archive.renew(second, minutes(2))).toBe(false)
      await claimed(archive, id, 'three', minutes(2))
    })

    test('storing the bytes never shortens a lease that was renewed', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const claim = await claimed(archive, id, 'one', start)
      await archive.renew(claim, minutes(2))
      await archive.storeCapture(claim, record(start, { text: 'A' }), nextFor(claim, start))
      expect(await archive.claim(id, 'two', minutes(2))).toMatchObject({ outcome: 'busy' })
    })

    test('claims that never commit quarantine the article until it is asked for by name', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      let now = start
      for (let count = 0; count < limits.claimsWithoutCommitMax; count += 1) {
        await claimed(archive, id, 'slot', now)
        now = new Date(now.getTime() + limits.claimLeaseMs)
      }
      const reason =
        '5 attempts in a row to capture it came to no end; the last: the process died or was killed'
      expect(await archive.claim(id, 'slot', now)).toEqual({ outcome: 'quarantined', reason })
      expect(await archive.findArticle(id)).toMatchObject({
        status: 'quarantined',
        setAside: reason,
        nextDueAt: null,
        captures: 1,
      })
      expect(await archive.claim(id, 'other', now)).toEqual({ outcome: 'quarantined', reason })
      expect((await archive.captures(id, { limit: 9 })).items).toMatchObject([
        { outcome: 'failed', failure: { code: 'capture-poisoned', message: reason }, hops: [] },
      ])
      expect(await findings(archive)).toEqual([])
      expect(await archive.counts()).toMatchObject({ quarantined: 1 })
      expect(await archive.touchArticles({}, now)).toBe(0)
      expect(await archive.touchArticles({ articleId: id }, now)).toBe(1)
      await claimed(archive, id, 'other', now)
      expect(await archive.findArticle(id)).toMatchObject({ status: 'active', setAside: null })
    })

    test('a retired article is captured again when all are asked for', async () => {
      await using opened = await open()
      const { archive, pool } = opened
      const id = await addArticle(archive)
      await pool.query("update articles set status = 'retired', next_due_at = null")
      expect(await archive.touchArticles({}, minutes(1))).toBe(1)
      expect(await archive.dueArticles(minutes(1), minutes(1), 9)).toMatchObject([{ id }])
    })

    test('releasing is no sign of poison', async () => {
      await using opened = await open()
      const id = await addArticle(opened.archive)
      for (let count = 0; count <= limits.claimsWithoutCommitMax; count += 1) {
        await opened.archive.release(await claimed(opened.archive, id, 'slot', start), null)
      }
      expect(await opened.archive.findArticle(id)).toMatchObject({ status: 'active' })
    })

    test('releasing again and again because of the article is', async () => {
      await using opened = await open()
      const id = await addArticle(opened.archive)
      for (let count = 0; count < limits.claimsWithoutCommitMax; count += 1) {
        await opened.archive.release(await claimed(opened.archive, id, 'slot', start), 'it failed')
      }
      expect(await opened.archive.claim(id, 'slot', start)).toMatchObject({
        outcome: 'quarantined',
        reason: expect.stringContaining('the last: it failed'),
      })
      expect(await opened.archive.dueArticles(start, start, 9)).toEqual([])
    })

    test('a slot that is not the time the article waits for, or of a source that is paused, is not due', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const slot = start.toISOString()
      expect(await archive.claim(id, minutes(1).toISOString(), minutes(1))).toEqual({ outcome: 'not-due' })
      const sourceId = present(await archive.findArticle(id)).sourceId
      await archive.setSourceStatus(sourceId, 'paused', start)
      expect(await archive.claim(id, slot, minutes(1))).toEqual({ outcome: 'not-due' })
      await archive.release(await claimed(archive, id, 'manual-1', minutes(1)), null)
      await archive.setSourceStatus(sourceId, 'active', start)
      await look(archive, id, record(minutes(2), { text: 'A' }))
      expect(await archive.claim(id, slot, minutes(3))).toEqual({ outcome: 'not-due' })
      const { nextDueAt } = present(await archive.findArticle(id))
      await claimed(archive, id, present(nextDueAt).toISOString(), minutes(3))
    })

    test('a lease from a clock that was set back holds nobody off', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await claimed(archive, id, 'one', minutes(60))
      expect(await archive.dueArticles(start, start, 9)).toHaveLength(1)
      expect((await claimed(archive, id, 'two', start)).fence).toBe(2)
    })
  })
}
