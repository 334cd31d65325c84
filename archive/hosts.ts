import { randomBytes } from 'node:crypto'
import { limits } from '../model/limits.ts'
import type { Database } from './database.ts'
import type { HostBudget, HostEntry, HostManners, HostState } from './host-budget.ts'
import { storable } from './text.ts'

const enter = {
  name: 'host-enter',
  text: 'select granted, at from enter_host($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
}

const leave = { name: 'host-leave', text: 'select leave_host($1, $2, $3, $4, $5, $6, $7)' }

/** What lies further ahead than any host may ask for was written by a clock that ran ahead. */
const selectState = {
  name: 'host-state',
  text: `select failures, case when quiet_until > $2
      and quiet_until <= $2::timestamptz + interval '${limits.fetchRetryAfterMsMax + limits.clockSkewMsMax} ms'
      then quiet_until end as "quietUntil"
    from hosts where host = $1`,
}

const quiet = {
  name: 'host-quiet',
  text: `insert into hosts (host, quiet_until) values ($1, $2)
    on conflict (host) do update set quiet_until = greatest(
      case when hosts.quiet_until <= excluded.quiet_until + interval '${limits.fetchRetryAfterMsMax + limits.clockSkewMsMax} ms'
        then hosts.quiet_until end,
      excluded.quiet_until)`,
}

/** `HostBudget` on one row a host: one statement to enter, one to leave (functions of migration 1). */
export function hostBudget(db: Database): HostBudget {
  return {
    enterHost: (host, manners, now) => enterHost(db, host, manners, now),
    leaveHost: async (host, ticket, answered, now) => {
      const { hostFailuresMax, hostBreakMsMin, hostBreakMsMax } = limits
      const rule = [hostFailuresMax, hostBreakMsMin, hostBreakMsMax]
      await db.run(leave, [storable(host), ticket, now, answered, ...rule])
    },
    hostState: async (host, now) => {
      const [state] = await db.run<StateRow>(selectState, [storable(host), now])
      return state ?? { quietUntil: null, failures: 0 }
    },
    quietHost: async (host, until) => {
      await db.run(quiet, [storable(host), until])
    },
  }
}

type StateRow = { [K in keyof HostState]: HostState[K] }

async function enterHost(db: Database, host: string, manners: HostManners, now: Date): Promise<HostEntry> {
  const ticket = randomBytes(12).toString('hex')
  const connections = Math.max(1, manners.connections)
  // With no delay asked for, a caller waits for a connection: this long on average, divided among those there are.
  const stepMs = Math.ceil(Math.max(manners.delayMs, limits.hostPollMsMin / connections))
  const [row] = await db.run<{ granted: boolean; at: Date }>(enter, [
    storable(host),
    ticket,
    now,
    Math.round(manners.delayMs),
    connections,
    limits.claimLeaseMs,
    stepMs,
    limits.hostPatienceMs,
    Math.max(limits.robotsCrawlDelayMsMax, Math.round(manners.delayMs)),
    limits.hostWaitMsMax,
    limits.fetchRetryAfterMsMax,
    limits.clockSkewMsMax,
  ])
  if (row === undefined) throw new Error('The host budget gave no answer.')
  return row.granted ? { outcome: 'granted', ticket, at: row.at } : { outcome: 'wait', at: row.at }
}
