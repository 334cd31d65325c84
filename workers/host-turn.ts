import { setTimeout as sleep } from 'node:timers/promises'
import type { HostBudget, HostManners } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { FetchRecord } from '../model/capture.ts'
import type { InTurn } from '../pipeline/fetch/robots.ts'

export interface HostTurnDeps {
  readonly archive: HostBudget
  readonly manners: HostManners
  readonly now: () => Date
}

/** Is told what a host answered, before the host is left. */
export type Heard = (record: FetchRecord) => Promise<void>

/** A connection to a host, lent for one request. */
export interface HostTurn {
  /** Does the work and leaves the host, whatever comes of it. The work says what the host answered, if it was asked. */
  spend<T>(work: (heard: Heard) => Promise<T>): Promise<T>
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
    let answered: boolean | null = null
    const heard: Heard = async (record) => {
      answered = hasAnswered(record)
      // Before the host is left: nobody may enter in between.
      await keepQuiet(deps, host, record)
    }
    return {
      async spend(work) {
        try {
          if (waitMs > 0) await sleep(waitMs, undefined, { signal })
          return await work(heard)
        } finally {
          // A database that is down cannot take the connection back; its lease ends by itself.
          await deps.archive.leaveHost(host, ticket, answered, deps.now()).catch(() => {})
        }
      },
    }
  }
}

/** The host's turn would come later than the caller can wait. */
export class HostBusy extends OperationalError {
  readonly at: Date

  constructor(host: string, at: Date) {
    super('host-busy', `${host} is to be left alone until ${at.toISOString()}`, {
      retryable: true,
      hint: 'Others of this archive are reading it, or it asked for peace (Retry-After). Try again then.',
    })
    this.at = at
  }
}

/** For what is asked of a host besides its pages: waits for the turn; rejects with `HostBusy`. */
export function inTurn(deps: HostTurnDeps, waitMsMax: number, signal: AbortSignal): InTurn {
  return async (host, ask) => {
    const turn = await hostTurn(deps, host, null, waitMsMax, signal)
    if (turn instanceof Date) throw new HostBusy(host, turn)
    return turn.spend(async (heard) => {
      const record = await ask()
      await heard(record)
      return record
    })
  }
}

/** What our own rules refused says nothing of the host; an error of the server is as good as no answer. */
function hasAnswered({ hops, failure }: FetchRecord): boolean | null {
  const status = hops.at(-1)?.status
  if (hops.length === 0 || (failure !== null && ours.has(failure.code))) return null
  return status != null && status < 500
}

const ours: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['address-refused', 'port-refused'])

/** Leaves the host alone for as long as an answer of it asked for. */
async function keepQuiet(deps: HostTurnDeps, host: string, record: FetchRecord): Promise<void> {
  const retryAfterMs = record.failure?.retryAfterMs ?? null
  if (retryAfterMs === null) return
  const waitMs = Math.min(retryAfterMs, limits.fetchRetryAfterMsMax)
  await deps.archive.quietHost(host, new Date(deps.now().getTime() + waitMs))
}

const hourMs = 60 * 60 * 1000

/**
 * Takes one capture of a source's budget, which is spread evenly over the hour. Null when it may be taken now; else
 * when to come back.
 */
export async function spendBudget(
  deps: HostTurnDeps,
  sourceId: SourceId,
  perHour: number,
): Promise<Date | null> {
  // No host's name has a space in it.
  const name = `source ${sourceId}`
  const now = deps.now()
  const pace = { delayMs: Math.ceil(hourMs / perHour), connections: perHour }
  const entry = await deps.archive.enterHost(name, pace, now)
  if (entry.outcome === 'wait') return entry.at
  await deps.archive.leaveHost(name, entry.ticket, null, now)
  return null
}
