import { describe, expect, test } from 'vitest'
import type { Archive } from '../../../archive/archive.ts'
import { captureOnce } from '../../support/capture-once.ts'
import { findings } from '../../support/findings.ts'
import {
  addArticle,
  claimed,
  derived,
  failed,
  look,
  minutes,
  nextFor,
  notDerived,
  present,
  record,
  sha256Hex,
  start,
} from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

/** A due article that one worker claimed, and after the lease another, for the same slot. */
async function claimedTwice(archive: Archive) {
  const id = await addArticle(archive)
  const slot = start.toISOString()
  const lost = await claimed(archive, id, slot, start)
  const holder = await claimed(archive, id, slot, minutes(2))
  return { id, slot, lost, holder }
}

export function captureContract(open: OpenArchive): void {
  describe('captures', () => {
    test('a body comes back byte for byte with its request, and the claim ends', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const fetched = record(minutes(1), {
        text: 'A',
        charset: 'utf-8',
        validators: { etag: 'e', lastModified: 'm' },
      })
      const { stored, committed } = await look(archive, id, fetched)
      expect(committed).toEqual({ outcome: 'first', version: 1, previous: null })
      expect(await archive.capture(stored.captureId)).toEqual({
        id: stored.captureId,
        articleId: id,
        requestedUrl: fetched.requestedUrl,
        hops: fetched.hops,
        startedAt: fetched.startedAt,
        finishedAt: fetched.finishedAt,
        status: 200,
        outcome: 'new',
        payloadDigest: sha256Hex('A'),
        payloadSizeBytes: 1,
        mediaType: 'text/html',
        charset: 'utf-8',
        truncated: null,
        failure: null,
        quality: null,
        version: 1,
      })
      expect(Buffer.from((await archive.readBody(stored.captureId)) ?? []).toString()).toBe('A')
      const claim = await claimed(archive, id, 'next', minutes(20))
      expect(claim).toMatchObject({
        validators: { etag: 'e', lastModified: 'm' },
        lastPayloadDigest: sha256Hex('A'),
        head: { version: 1, captureId: stored.captureId, cleanerId: 'cleaner-1' },
        lastOutcome: 'new',
      })
      expect(await archive.findArticle(id)).toMatchObject({ captures: 1, versions: 1, headVersion: 1 })
    })

    test('a key is captured once', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const claim = await claimed(archive, id, 'slot', start)
      const next = nextFor(claim, start)
      const first = await archive.storeCapture(claim, record(start, { text: 'A' }), next)
      expect(await archive.storeCapture(claim, record(start, { text: 'B' }), next)).toEqual({
        outcome: 'duplicate',
        captureId: first.captureId,
      })
      await archive.commitCapture(claim, first.captureId, derived('A'), next)
      expect(await archive.commitCapture(claim, first.captureId, derived('B'), next)).toEqual({
        outcome: 'duplicate',
        version: 1,
        previous: null,
      })
      expect(await archive.claim(id, 'slot', minutes(30))).toEqual({ outcome: 'done' })
      expect(await archive.counts()).toMatchObject({ captures: 1, versions: 1, changes: 0, blobs: 1 })
      expect(await findings(archive)).toEqual([])
    })

    test('what was stored and not derived is pending for the next claim, and derived then', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const crashed = await claimed(archive, id, 'slot', start)
      await archive.storeCapture(crashed, record(start, { text: 'A' }), nextFor(crashed, start))
      const claim = await claimed(archive, id, 'later', minutes(5))
      expect(claim.hasPending).toBe(true)
      const pending = present(await archive.pendingCapture(id))
      expect(pending).toMatchObject({
        slot: 'slot',
        requestedUrl: 'https://news.example/a',
        mediaType: 'text/html',
      })
      const { captureId } = pending
      expect(Buffer.from(present(await archive.readBody(captureId))).toString()).toBe('A')
      const next = nextFor(claim, minutes(5))
      expect(await archive.commitCapture(claim, captureId, derived('A'), next)).toMatchObject({
        outcome: 'first',
      })
      expect(await archive.pendingCapture(id)).toBeNull()
      expect(await archive.claim(id, 'third', minutes(5))).toMatchObject({ outcome: 'busy' })
      expect(await archive.storeCapture(claim, record(minutes(5), { text: 'A' }), next)).toMatchObject({
        outcome: 'identical',
      })
      expect(await archive.claim(id, 'slot', minutes(30))).toEqual({ outcome: 'done' })
      expect(await archive.sightings(id)).toMatchObject([{ version: 1, captures: 2 }])
    })

    test('of two claims only the later makes a version; the bytes of the other are kept as late', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const old = await claimed(archive, id, 'one', start)
      const stored = await archive.storeCapture(old, record(start, { text: 'A' }), nextFor(old, start))
      const now = minutes(5)
      const current = await claimed(archive, id, 'two', now)
      const next = nextFor(current, now)
      expect(await archive.commitCapture(old, stored.captureId, derived('A'), next)).toEqual({
        outcome: 'late',
        version: null,
        previous: null,
      })
      expect(await archive.commitCapture(current, stored.captureId, derived('A'), next)).toMatchObject({
        outcome: 'first',
      })
      const straggler = await archive.storeCapture(old, record(start, { text: 'Z' }), next)
      expect(straggler.outcome).toBe('late')
      expect(Buffer.from((await archive.readBody(straggler.captureId)) ?? []).toString()).toBe('Z')
      const mine = await archive.storeCapture(current, record(now, { text: 'B' }), next)
      expect(await archive.commitCapture(current, mine.captureId, derived('B'), next)).toMatchObject({
        outcome: 'changed',
      })
      expect((await archive.captures(id, { limit: 9 })).items.map(({ outcome }) => outcome)).toEqual([
        'new',
        'late',
        'new',
      ])
      expect(await archive.findArticle(id)).toMatchObject({ captures: 3, versions: 2 })
      expect(await findings(archive)).toEqual([])
    })

    test('a late capture leaves the slot to whoever holds the claim', async () => {
      await using opened = await open()
      const { archive } = opened
      const { id, slot, lost, holder } = await claimedTwice(archive)
      const next = nextFor(holder, minutes(2))
      const late = await archive.storeCapture(lost, record(minutes(1), { text: 'A' }), next)
      const mine = await archive.storeCapture(holder, record(minutes(2), { text: 'B' }), next)
      expect([late.outcome, mine.outcome]).toEqual(['late', 'stored'])
      await archive.commitCapture(holder, mine.captureId, derived('B'), next)
      expect(await archive.findArticle(id)).toMatchObject({ captures: 2, versions: 1 })
      expect(await archive.claim(id, slot, minutes(6))).toEqual({ outcome: 'done' })
      expect(await archive.dueArticles(minutes(6), minutes(6), 9)).toEqual([])
      expect(await findings(archive)).toEqual([])
    })

    test('a late capture leaves the slot to whoever comes after a crash', async () => {
      await using opened = await open()
      const { archive } = opened
      const { id, slot, lost } = await claimedTwice(archive)
      await archive.storeCapture(lost, record(minutes(1), { text: 'A' }), nextFor(lost, minutes(1)))
      expect(await captureOnce(archive, id, slot, minutes(5), 'B')).toBe('claimed')
      expect(await archive.findArticle(id)).toMatchObject({ captures: 2, versions: 1 })
      expect(await archive.dueArticles(minutes(6), minutes(6), 9)).toEqual([])
      expect(await findings(archive)).toEqual([])
    })

    test('a slot that is done and still waited for is left behind', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const slot = start.toISOString()
      await captureOnce(archive, id, slot, start, 'A')
      await archive.touchArticles({ articleId: id }, start)
      expect(await archive.claim(id, slot, minutes(1))).toEqual({ outcome: 'done' })
      expect(await archive.dueArticles(minutes(1), minutes(1), 9)).toEqual([])
      expect(await archive.dueArticles(minutes(60), minutes(60), 9)).toHaveLength(1)
    })

    test('bytes that could not be understood are tried again', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      await look(archive, id, record(minutes(1), { text: 'A' }), notDerived('clean-timeout'))
      const again = await look(archive, id, record(minutes(20), { text: 'A' }))
      expect(again).toMatchObject({ stored: { outcome: 'stored' }, committed: { outcome: 'first' } })
      expect(await findings(archive)).toEqual([])
    })

    test('the same body of two articles is stored once', async () => {
      await using opened = await open()
      const { archive } = opened
      for (const url of ['https://a/1', 'https://a/2']) {
        await look(archive, await addArticle(archive, url), record(minutes(1), { text: 'same' }))
      }
      expect(await archive.counts()).toMatchObject({ captures: 2, blobs: 1, payloadBytes: 4 })
    })

    test('nothing that a server sends makes storing fail', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const evil = 'a\0b\uD800c'
      const fetched = record(minutes(1), {
        hops: [{ url: evil, status: 200, headers: [[evil, evil]], peerAddress: null }],
        requestedUrl: evil,
        body: Buffer.from(evil),
        mediaType: evil,
        charset: evil,
        validators: { etag: evil, lastModified: evil },
      })
      const made = derived(evil, evil, evil)
      const { stored, committed } = await look(archive, id, fetched, made)
      expect(committed?.outcome).toBe('first')
      expect((await archive.capture(stored.captureId))?.hops).toEqual(fetched.hops)
      expect((await archive.version(id, 1))?.content).toEqual(made.content)
      const failure = { code: 'timeout', message: evil, retryAfterMs: null } as const
      expect((await look(archive, id, record(minutes(30), { failure }))).stored.outcome).toBe('failed')
    })

    test('failures, refusals and disappearances are recorded, scheduled and never versions', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      const outcomes: string[] = []
      for (const code of ['timeout', 'robots-disallowed', 'http-blocked', 'http-gone'] as const) {
        const at = minutes(20 * (outcomes.length + 1))
        outcomes.push((await look(archive, id, failed(at, code))).stored.outcome)
      }
      expect(outcomes).toEqual(['failed', 'blocked', 'blocked', 'gone'])
      expect(await archive.findArticle(id)).toMatchObject({ status: 'active', versions: 0, captures: 4 })
      await look(archive, id, failed(minutes(200), 'http-gone'))
      expect(await archive.findArticle(id)).toMatchObject({ status: 'gone', headline: 'Claimed' })
      expect(await archive.dueArticles(minutes(10_000), minutes(10_000), 9)).toHaveLength(1)
      await look(archive, id, record(minutes(10_000), { text: 'back' }))
      expect(await archive.findArticle(id)).toMatchObject({ status: 'active', versions: 1 })
    })
  })
}
