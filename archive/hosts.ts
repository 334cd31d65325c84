import { randomBytes } from 'node:crypto'
import { limits } from '../model/limits.ts'
import type { Database } from './database.ts'
import type { HostBudget, HostEntry, HostManners } from './host-budget.ts'
import { storable } from './text.ts'

const enter = {
  name: 'host-enter',
  text: 'select granted, at from enter_host($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
}

const leave = { name: 'host-leave', text: 'select leave_host($1, $2)' }

/** What lies further ahead than any wish can now was written by a clock that ran ahead. */
/** What lies further ahead than any host may ask for was written by a clock that ran ahead. */
const selectQuiet = {
  name: 'host-quiet-until',
  text: `select quiet_until as until from hosts where host = $1 and quiet_until > $2
    and quiet_until <= $2::timestamptz + interval '${limits.fetchRetryAfterMsMax + limits.clockSkewMsMax} ms'`,
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
    leaveHost: async (host, ticket) => {
      await db.run(leave, [storable(host), ticket])
    },
    quietUntil: async (host, now) =>
      (await db.run<{ until: Date }>(selectQuiet, [storable(host), now]))[0]?.until ?? null,
    quietHost: async (host, until) => {
      await db.run(quiet, [storable(host), until])
    },
  }
}

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
    limits.robotsCrawlDelayMsMax,
    limits.hostWaitMsMax,
    limits.fetchRetryAfterMsMax,
    limits.clockSkewMsMax,
  ])
  if (row === undefined) throw new Error('The host budget gave no answer.')
  return row.granted ? { outcome: 'granted', ticket, at: row.at } : { outcome: 'wait', at: row.at }
}
