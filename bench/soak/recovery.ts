import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** An article that has waited for longer than this is late: a scan, the queue, its host's turn and the fetch take less. */
const lateMs = 5_000
const pollMs = 500
/** Nothing is late for so long: then it is over. */
const calmMs = 10_000
const giveUpMs = 5 * 60_000

/**
 * Waits until no article is late any more, and gives how long after `since` the last late one was captured. A database
 * that does not answer counts as lateness.
 */
export async function recoveryMs(url: string, since: number): Promise<number> {
  let lastLate = since
  for (;;) {
    const now = Date.now()
    if ((await lateArticles(url)) > 0) lastLate = now
    else if (now - lastLate >= calmMs) return lastLate - since
    if (now - since > giveUpMs) return Number.POSITIVE_INFINITY
    await sleep(pollMs)
  }
}

async function lateArticles(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ late: number }>(
      `select count(*)::integer as late from articles
        where status = 'active' and next_due_at < now() - $1 * interval '1 ms'`,
      [lateMs],
    )
    return rows[0]?.late ?? 0
  } catch {
    return 1
  } finally {
    await client.end().catch(() => {})
  }
}
