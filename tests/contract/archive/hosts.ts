import { describe, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { minutes, start } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

const host = 'news.example'

export function hostContract(open: OpenArchive): void {
  describe('the host budget', () => {
    test('connections are lent until they are given back or their lease ends', async () => {
      await using opened = await open()
      const { archive } = opened
      const manners = { delayMs: 0, connections: 2 }
      const first = await archive.enterHost(host, manners, start)
      const second = await archive.enterHost(host, manners, start)
      expect([first.outcome, second.outcome]).toEqual(['granted', 'granted'])
      expect((await archive.enterHost(host, manners, start)).outcome).toBe('wait')
      expect((await archive.enterHost('other.example', manners, start)).outcome).toBe('granted')
      if (first.outcome === 'granted') await archive.leaveHost(host, first.ticket, true, start)
      expect((await archive.enterHost(host, manners, start)).outcome).toBe('granted')
      expect((await archive.enterHost(host, manners, start)).outcome).toBe('wait')
      const later = new Date(start.getTime() + limits.claimLeaseMs + limits.hostPatienceMs)
      expect((await archive.enterHost(host, manners, later)).outcome).toBe('granted')
    })

    test('peace that a host asked for can be asked after, until it is over', async () => {
      await using opened = await open()
      const { archive } = opened
      const fine = { quietUntil: null, failures: 0 }
      expect(await archive.hostState(host, start)).toEqual(fine)
      await archive.quietHost(host, minutes(5))
      expect(await archive.hostState(host, start)).toEqual({ ...fine, quietUntil: minutes(5) })
      expect(await archive.hostState(host, minutes(5))).toEqual(fine)
      expect(await archive.hostState('other.example', start)).toEqual(fine)
    })

    test('requests are a delay apart, and those who wait are told different times', async () => {
      await using opened = await open()
      const { archive } = opened
      const manners = { delayMs: 1_000, connections: 9 }
      expect((await archive.enterHost(host, manners, start)).outcome).toBe('granted')
      const waits: number[] = []
      for (let count = 0; count < 3; count += 1) {
        const entry = await archive.enterHost(host, manners, start)
        if (entry.outcome === 'wait') waits.push(entry.at.getTime() - start.getTime())
      }
      expect(new Set(waits).size).toBe(3)
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000)
      expect(Math.max(...waits)).toBeLessThanOrEqual(4_000)
      const opensAt = new Date(start.getTime() + 1_000)
      expect((await archive.enterHost(host, manners, opensAt)).outcome).toBe('granted')
    })

    test('a turn that comes soon is given at once, for when it comes: no turn is lost by coming back for it', async () => {
      await using opened = await open()
      const { archive } = opened
      const manners = { delayMs: 1_000, connections: 9 }
      await archive.enterHost(host, manners, start)
      const soon = new Date(start.getTime() + 1_000 - limits.hostPatienceMs)
      const opensAt = new Date(start.getTime() + 1_000)
      expect(await archive.enterHost(host, manners, soon)).toMatchObject({ outcome: 'granted', at: opensAt })
      const after = await archive.enterHost(host, manners, opensAt)
      expect(after).toMatchObject({ outcome: 'wait' })
      const next = new Date(start.getTime() + 2_000)
      expect(await archive.enterHost(host, manners, next)).toMatchObject({ outcome: 'granted', at: next })
    })

    test('a clock that is set back closes no host', async () => {
      await using opened = await open()
      const { archive } = opened
      const manners = { delayMs: 1_000, connections: 1 }
      for (let count = 0; count < 50; count += 1) await archive.enterHost(host, manners, minutes(600))
      await archive.quietHost(host, minutes(60 * 24 * 365))
      expect(await archive.enterHost(host, manners, start)).toMatchObject({ outcome: 'granted', at: start })
      expect(await archive.enterHost(host, manners, start)).toMatchObject({ outcome: 'wait' })
    })

    test('clocks may differ a little: a lent connection, a delay and peace hold for one that is behind', async () => {
      await using opened = await open()
      const { archive } = opened
      const behind = new Date(start.getTime() - 500)
      const manners = { delayMs: 0, connections: 1 }
      expect((await archive.enterHost('lent.example', manners, start)).outcome).toBe('granted')
      expect((await archive.enterHost('lent.example', manners, behind)).outcome).toBe('wait')
      const slow = { delayMs: limits.robotsCrawlDelayMsMax, connections: 2 }
      expect((await archive.enterHost('slow.example', slow, start)).outcome).toBe('granted')
      expect((await archive.enterHost('slow.example', slow, behind)).outcome).toBe('wait')
      await archive.quietHost('quiet.example', new Date(start.getTime() + limits.fetchRetryAfterMsMax))
      expect((await archive.enterHost('quiet.example', manners, behind)).outcome).toBe('wait')
    })

    test('a host that gives no answer is left alone, longer each time, until it gives one', async () => {
      await using opened = await open()
      const { archive } = opened
      const ask = async (minute: number, answered: boolean | null) => {
        const entry = await archive.enterHost(host, { delayMs: 0, connections: 1 }, minutes(minute))
        if (entry.outcome !== 'granted') return 'left alone'
        await archive.leaveHost(host, entry.ticket, answered, minutes(minute))
        const { failures, quietUntil } = await archive.hostState(host, minutes(minute))
        return [failures, quietUntil === null ? null : quietUntil.getTime() - minutes(minute).getTime()]
      }
      expect(await ask(0, false)).toEqual([1, null])
      expect(await ask(0, true)).toEqual([0, null])
      for (const failures of [1, 2, 3, 4]) expect(await ask(0, false)).toEqual([failures, null])
      expect(await ask(0, null)).toEqual([4, null])
      expect(await ask(0, false)).toEqual([5, 60_000])
      expect(await ask(0, false)).toBe('left alone')
      expect(await ask(1, false)).toEqual([6, 120_000])
      for (let hour = 1; hour < 10; hour += 1) await ask(hour * 60, false)
      expect(await ask(600, false)).toEqual([16, limits.hostBreakMsMax])
      expect(await ask(660, true)).toEqual([0, null])
    })

    test('a host that asked for peace has it', async () => {
      await using opened = await open()
      const { archive } = opened
      const manners = { delayMs: 0, connections: 1 }
      await archive.quietHost(host, minutes(10))
      await archive.quietHost(host, minutes(5))
      const entry = await archive.enterHost(host, manners, minutes(9))
      expect(entry.outcome === 'wait' ? entry.at.getTime() : 0).toBeGreaterThanOrEqual(minutes(10).getTime())
      expect((await archive.enterHost(host, manners, minutes(10))).outcome).toBe('granted')
    })

    test('never more than the connections, however many ask at once', async () => {
      await using opened = await open()
      const { archive } = opened
      const entries = await Promise.all(
        Array.from({ length: 50 }, () => archive.enterHost(host, { delayMs: 0, connections: 3 }, start)),
      )
      expect(entries.filter(({ outcome }) => outcome === 'granted')).toHaveLength(3)
    })
  })
}
