import { setTimeout as sleep } from 'node:timers/promises'
import type { HostBudget, HostManners } from '../archive/archive.ts'
import { limits } from '../model/limits.ts'
import type { FetchRecord } from '../model/capture.ts'

export interface HostTurnDeps {
  readonly archive: HostBudget
  readonly manners: HostManners
  readonly now: () => Date
}

/** A connection to a host, lent for one request. */
export interface HostTurn {
  /** Does the work and leaves the host, whatever comes of it. */
  spend<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Waits for the turn to send one request to a host, if it comes within `waitMsMax`; else says when to come back.
 * `crawlDelayMs` is what the host's robots.txt asks for.
 */
export async function hostTurn(
  deps: HostTurnDeps,
  host: string,
  crawlDelayMs: number | null,
  waitMsMax: number,
  signal: AbortSignal,
): Promise<HostTurn | Date> {
  const manners = { ...deps.manners, delayMs: Math.max(deps.manners.delayMs, crawlDelayMs ?? 0) }
  const started = performance.now()
  for (;;) {
    const now = deps.now()
    const entry = await deps.archive.enterHost(host, manners, now)
    const waitMs = entry.at.getTime() - now.getTime()
    if (entry.outcome === 'wait' && performance.now() - started + waitMs > waitMsMax) return entry.at
    if (entry.outcome === 'wait') {
      await sleep(Math.max(1, waitMs), undefined, { signal })
      continue
    }
    const { ticket } = entry
    return {
      async spend(work) {
        try {
          if (waitMs > 0) await sleep(waitMs, undefined, { signal })
          return await work()
        } finally {
          // A database that is down cannot take the connection back; its lease ends by itself.
          await deps.archive.leaveHost(host, ticket).catch(() => {})
        }
      },
    }
  }
}

/** Leaves the host alone for as long as an answer of it asked for. */
export async function keepQuiet(deps: HostTurnDeps, host: string, record: FetchRecord): Promise<void> {
  const retryAfterMs = record.failure?.retryAfterMs ?? null
  if (retryAfterMs === null) return
  const waitMs = Math.min(retryAfterMs, limits.fetchRetryAfterMsMax)
  await deps.archive.quietHost(host, new Date(deps.now().getTime() + waitMs))
}
