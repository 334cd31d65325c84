import { describe, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import type { ArticleId } from '../../../model/ids.ts'
import { findings } from '../../support/findings.ts'
import {
  addArticle,
  asId,
  claimed,
  derived,
  failed,
  look,
  minutes,
  nextFor,
  present,
  record,
  sha256Hex,
  start,
} from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

export function captureContract(open: OpenArchive): void {
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
      expect(await archive.claim(id, 'two', held)).toEqual({ outcome: 'busy' })
      expect(await archive.dueArticles(held, 9)).toEqual([])
      await archive.release(first)
      expect(await archive.dueArticles(held, 9)).toHaveLength(1)
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

    test('claims that never commit quarantine the article until it is asked for by name', async () => {
      await using opened = await open()
      const { archive } = opened
      const id = await addArticle(archive)
      let now = start
      for (let count = 0; count < limits.claimsWithoutCommitMax; count += 1) {
        await claimed(archive, id, 'slot', now)
        now = new Date(now.getTime() + limits.claimLeaseMs)
      }
      expect(await archive.claim(id, 'slot', now)).toEqual({ outcome: 'quarantined' })
      expect(await archive.findArticle(id)).toMatchObject({ status: 'quarantined', nextDueAt: null })
      expect(await archive.claim(id, 'other', now)).toEqual({ outcome: 'quarantined' })
      expect(await archive.counts()).toMatchObject({ quarantined: 1 })
      expect(await archive.touchArticles({}, now)).toBe(0)
      expect(await archive.touchArticles({ articleId: id }, now)).toBe(1)
      await claimed(archive, id, 'other', now)
    })

    test('releasing is no sign of poison', async () => {
      await using opened = await open()
      const id = await addArticle(opened.archive)
      for (let count = 0; count <= limits.claimsWithoutCommitMax; count += 1) {
        await opened.archive.release(await claimed(opened.archive, id, 'slot', start))
      }
      expect(await opened.archive.findArticle(id)).toMatchObject({ status: 'active' })
    })
  })

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
      const pending = await archive.pendingCaptures(id)
      expect(pending).toMatchObject([{ slot: 'slot', url: 'https://news.example/a', mediaType: 'text/html' }])
      expect(pending.map(({ body }) => Buffer.from(body).toString())).toEqual(['A'])
      const captureId = present(pending[0]?.captureId)
      const next = nextFor(claim, minutes(5))
      expect(await archive.commitCapture(claim, captureId, derived('A'), next)).toMatchObject({
        outcome: 'first',
      })
      expect(await archive.pendingCaptures(id)).toEqual([])
      expect(await archive.claim(id, 'third', minutes(5))).toEqual({ outcome: 'busy' })
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
      const straggler = { ...old, slot: 'zero', captureKey: sha256Hex('another key') }
      const late = await archive.storeCapture(straggler, record(start, { text: 'Z' }), next)
      expect(late.outcome).toBe('late')
      expect(Buffer.from((await archive.readBody(late.captureId)) ?? []).toString()).toBe('Z')
      const mine = await archive.storeCapture(current, record(now, { text: 'B' }), next)
      expect(await archive.commitCapture(current, mine.captureId, derived('B'), next)).toMatchObject({
        outcome: 'first',
      })
      expect((await archive.captures(id, { limit: 9 })).items.map(({ outcome }) => outcome)).toEqual([
        'late',
        'late',
        'new',
      ])
      expect(await archive.findArticle(id)).toMatchObject({ captures: 3, versions: 1 })
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
      expect(await archive.dueArticles(minutes(10_000), 9)).toHaveLength(1)
      await look(archive, id, record(minutes(10_000), { text: 'back' }))
      expect(await archive.findArticle(id)).toMatchObject({ status: 'active', versions: 1 })
    })
  })
}
