import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import type { RunningServer } from './embedded-server.ts'
import { pidExists } from './process-identity.ts'

/** A connection that does nothing but tell the other processes that we are here. */
export interface Presence {
  /** Resolves when the connection is gone, whoever ended it. */
  readonly lost: Promise<void>
  /** Other processes present; null when the server does not answer. */
  others(): Promise<number | null>
  end(): Promise<void>
}

export type Announcement =
  | { readonly outcome: 'present'; readonly presence: Presence }
  | { readonly outcome: 'ended'; readonly failure: unknown }

const applicationName = 'stet-presence'
const pollMs = 20

/** Connects, waiting while the server recovers from a crash; `ended` when it stops instead. */
export async function announcePresence(
  connection: ClientConfig,
  server: RunningServer,
  giveUpAt: number,
): Promise<Announcement> {
  for (;;) {
    const client = new Client({ ...connection, application_name: `${applicationName}:${process.pid}` })
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve)
    })
    client.on('error', () => {})
    try {
      await client.connect()
      return { outcome: 'present', presence: presence(client, lost) }
    } catch (failure) {
      await client.end().catch(() => {})
      if (!pidExists(server.pid) || performance.now() > giveUpAt) return { outcome: 'ended', failure }
      await sleep(pollMs)
    }
  }
}

function presence(client: Client, lost: Promise<void>): Presence {
  return {
    lost,
    others: async () => {
      try {
        const { rows } = await client.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
           where application_name like '${applicationName}:%' and pid <> pg_backend_pid()`,
        )
        return rows[0]?.count ?? null
      } catch {
        return null
      }
    },
    end: () => client.end().catch(() => {}),
  }
}
