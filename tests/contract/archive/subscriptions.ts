import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Archive, NewSubscription, SubscriptionClaim } from '../../../archive/archive.ts'
import { limits } from '../../../model/limits.ts'
import { play, story } from '../../support/played.ts'
import { minutes, present } from '../../support/records.ts'
import { secret, webhookDraft } from '../../support/telling.ts'
import type { OpenArchive } from '../archive.contract.ts'

const failure = { code: 'http-error', message: 'the server said 500' } as const

export function subscriptionContract(open: OpenArchive): void {
  describe('subscriptions', () => {
    test('begin after the last change there is, and are due when there is one more', async () => {
      await using archive = await withChanges(open, 3)
      const made = await archive.addSubscription(webhookDraft())
      expect(made).toMatchObject({
        name: 'desk',
        status: 'active',
        position: 3,
        delivered: 0,
        deadLetters: 0,
      })
      expect(JSON.stringify(made)).not.toContain('secret')
      expect(await archive.dueSubscriptions(minutes(60), 9)).toEqual([])
      await changesMore(archive, 1)
      expect(await archive.dueSubscriptions(minutes(60), 9)).toEqual([{ id: made.id, slot: '3-0-0' }])
      expect(await archive.dueSubscriptions(minutes(-1), 9)).toEqual([])
    })

    test('have names of their own, for ever', async () => {
      await using archive = await withChanges(open, 0)
      const made = await archive.addSubscription(webhookDraft())
      await expect(archive.addSubscription(webhookDraft())).rejects.toMatchObject({ code: 'usage' })
      expect(await archive.findSubscription('desk')).toEqual(made)
      expect(await archive.setSubscriptionStatus(made.id, 'removed', minutes(1))).toMatchObject({
        status: 'removed',
      })
      expect(await archive.findSubscription('desk')).toBeNull()
      expect(await archive.listSubscriptions()).toEqual([])
      expect(await archive.setSubscriptionStatus(made.id, 'active', minutes(1))).toBeNull()
      await expect(archive.addSubscription(webhookDraft())).rejects.toMatchObject({ code: 'usage' })
    })

    test('are in one pair of hands at a time, and free again when those are gone', async () => {
      await using archive = await withChanges(open, 2)
      const { id } = await archive.addSubscription(webhookDraft({ after: 0 }))
      const first = present(await archive.claimSubscription(id, minutes(1)))
      expect(first).toMatchObject({ position: 0, attempts: 0, secrets: [Buffer.from(secret)] })
      expect(await archive.claimSubscription(id, minutes(1))).toBeNull()
      expect(await archive.dueSubscriptions(minutes(1), 9)).toEqual([])
      const late = new Date(minutes(1).getTime() + limits.notifyLeaseMs)
      const second = present(await archive.claimSubscription(id, late))
      const told = { type: 'delivered', position: 1, count: 1 } as const
      expect(await archive.recordDelivery(first, told, late)).toBe(false)
      expect(await archive.recordDelivery(second, told, late)).toBe(true)
      await archive.releaseSubscription(first)
      expect(await archive.claimSubscription(id, late)).toBeNull()
      await archive.releaseSubscription(second)
      expect(await archive.claimSubscription(id, late)).toMatchObject({ position: 1, uid: first.uid })
    })

    test('move on with what arrived, and wait with what did not', async () => {
      await using archive = await withChanges(open, 3)
      const claim = await begun(archive, { after: 0 })
      await archive.recordDelivery(claim, { type: 'delivered', position: 1, count: 1 }, minutes(2))
      await archive.recordDelivery(claim, { type: 'failed', failure, dueAt: minutes(9) }, minutes(3))
      expect(await archive.findSubscription('desk')).toMatchObject({
        position: 1,
        attempts: 1,
        delivered: 1,
        deliveredAt: minutes(2),
        dueAt: minutes(9),
        lastFailure: { ...failure, at: minutes(3) },
      })
      await archive.releaseSubscription(claim)
      expect(await archive.dueSubscriptions(minutes(8), 9)).toEqual([])
      expect(await archive.dueSubscriptions(minutes(9), 9)).toHaveLength(1)
      const again = present(await archive.claimSubscription(claim.id, minutes(9)))
      expect(again.attempts).toBe(1)
      await archive.recordDelivery(again, { type: 'delivered', position: 3, count: 1 }, minutes(9))
      expect(await archive.findSubscription('desk')).toMatchObject({
        position: 3,
        attempts: 0,
        lastFailure: null,
      })
    })

    test('keep what was given up, send it again when asked, and drop it when it has arrived', async () => {
      await using archive = await withChanges(open, 3)
      const claim = await begun(archive, { after: 0 })
      await archive.recordDelivery(claim, { type: 'dead', changeId: 1, failure, pause: null }, minutes(2))
      await archive.recordDelivery(
        claim,
        { type: 'dead', changeId: 2, failure, pause: 'it is down' },
        minutes(3),
      )
      expect(await archive.findSubscription('desk')).toMatchObject({
        status: 'paused',
        pausedBecause: 'it is down',
        position: 2,
        deadLetters: 2,
      })
      expect(await archive.deadLetters(claim.id, 9)).toEqual([
        { changeId: 2, diedAt: minutes(3), failure },
        { changeId: 1, diedAt: minutes(2), failure },
      ])
      await archive.releaseSubscription(claim)
      expect(await archive.dueSubscriptions(minutes(9), 9)).toEqual([])
      expect(await archive.setSubscriptionStatus(claim.id, 'active', minutes(9))).toMatchObject({
        pausedBecause: null,
      })
      expect(await archive.resendDeadLetters(claim.id, minutes(9))).toBe(2)
      const again = present(await archive.claimSubscription(claim.id, minutes(9)))
      expect(await archive.lettersAgain(again, 9)).toEqual([1, 2])
      await archive.recordDelivery(again, { type: 'again', changeId: 1, failure: null }, minutes(9))
      const other = { code: 'timeout', message: 'it took too long' } as const
      await archive.recordDelivery(again, { type: 'again', changeId: 2, failure: other }, minutes(10))
      expect(await archive.lettersAgain(again, 9)).toEqual([])
      expect(await archive.deadLetters(claim.id, 9)).toEqual([
        { changeId: 2, diedAt: minutes(10), failure: other },
      ])
      expect(await archive.findSubscription('desk')).toMatchObject({ delivered: 1, position: 2 })
    })

    test('go back when asked, and whoever was at it cannot move them on', async () => {
      await using archive = await withChanges(open, 3)
      const claim = await begun(archive, { after: 2 })
      await archive.moveSubscription(claim.id, 0, minutes(5))
      expect(await archive.recordDelivery(claim, { type: 'passed', position: 3 }, minutes(5))).toBe(false)
      expect(await archive.claimSubscription(claim.id, minutes(5))).toMatchObject({ position: 0 })
    })

    test('sign with the old secret as well for a while', async () => {
      await using archive = await withChanges(open, 1)
      const { id } = await archive.addSubscription(webhookDraft({ after: 0 }))
      const fresh = new Uint8Array(randomBytes(32))
      await archive.rotateSubscriptionSecret(id, fresh, minutes(10))
      const early = present(await archive.claimSubscription(id, minutes(9)))
      expect(early.secrets).toEqual([Buffer.from(fresh), Buffer.from(secret)])
      await archive.releaseSubscription(early)
      expect(present(await archive.claimSubscription(id, minutes(10))).secrets).toEqual([Buffer.from(fresh)])
    })

    test('stop at once when the receiver is gone for good', async () => {
      await using archive = await withChanges(open, 1)
      const claim = await begun(archive, { after: 0 })
      const gone = { type: 'paused', failure, because: 'the receiver said 410' } as const
      await archive.recordDelivery(claim, gone, minutes(2))
      await archive.releaseSubscription(claim)
      expect(await archive.findSubscription('desk')).toMatchObject({ status: 'paused', position: 0 })
      expect(await archive.claimSubscription(claim.id, minutes(3))).toBeNull()
    })

    test('of digests are due when their time has come, changes or not', async () => {
      await using archive = await withChanges(open, 0)
      const schedule = { cron: '0 7 * * *', timezone: 'Europe/Berlin' }
      const digest = webhookDraft({
        kind: 'email',
        target: 'desk@news.example',
        schedule,
        dueAt: minutes(30),
      })
      const { id } = await archive.addSubscription(digest)
      expect(await archive.dueSubscriptions(minutes(29), 9)).toEqual([])
      const claim = present(await archive.claimSubscription(id, minutes(30)))
      expect(claim.schedule).toEqual(schedule)
      await archive.recordDelivery(claim, { type: 'passed', position: 0, dueAt: minutes(90) }, minutes(30))
      await archive.releaseSubscription(claim)
      expect(await archive.dueSubscriptions(minutes(89), 9)).toEqual([])
    })

    test('are not held up by a clock that ran ahead', async () => {
      await using archive = await withChanges(open, 2)
      const { id } = await archive.addSubscription(webhookDraft({ after: 0 }))
      const ahead = new Date(minutes(0).getTime() + 400 * 86_400_000)
      const lost = present(await archive.claimSubscription(id, ahead))
      await archive.recordDelivery(
        lost,
        { type: 'failed', failure, dueAt: new Date(ahead.getTime() + 1) },
        ahead,
      )
      expect(await archive.claimSubscription(id, minutes(1))).toMatchObject({ id, attempts: 1 })
    })
  })
}

async function begun(archive: Archive, given: Partial<NewSubscription>): Promise<SubscriptionClaim> {
  const { id } = await archive.addSubscription(webhookDraft(given))
  return present(await archive.claimSubscription(id, minutes(1)))
}

async function withChanges(open: OpenArchive, count: number): Promise<Archive & AsyncDisposable> {
  const { archive, ...house } = await open()
  await changesMore(archive, count)
  return { ...archive, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

async function changesMore(archive: Archive, count: number): Promise<void> {
  if (count === 0) return
  const url = `https://news.example/${crypto.randomUUID()}`
  const looks = Array.from({ length: count + 1 }, (_, index) => ({
    at: index + 1,
    content: story({ headline: 'Votes', blocks: [`There were ${index} votes.`] }),
  }))
  await play(archive, { url: `${url}/feed` }, [{ url, looks }])
}
