import type { Archive } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode, Failure } from '../model/errors.ts'
import type { SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { SourceAlert } from '../model/source-health.ts'
import type { Source } from '../model/source.ts'
import type { JobOutcome } from './job-outcome.ts'
import { isByHand } from './queues.ts'
import type { DiscoverJob } from './queues.ts'
import { followHub } from './follow-hub.ts'
import type { HubDeps } from './follow-hub.ts'
import { HostBusy } from './host-turn.ts'
import { ownHouse, readDocuments } from './source-documents.ts'
import type { DocumentDeps, SkippedDocument } from './source-documents.ts'

export interface DiscoverDeps extends DocumentDeps, HubDeps {
  readonly archive: Archive
  /** When a source's cron expression fires next; throws `cron-invalid`. */
  readonly nextTick: (cron: string, timezone: string) => Date
  readonly onReading: (report: ReadingReport) => void
}

export interface ReadingReport {
  readonly sourceId: SourceId
  readonly url: string
  /** Articles in the source, and those among them never seen before. */
  readonly found: number
  readonly created: number
  readonly notModified: boolean
  /** Sitemaps of an index that could not be read; the others count. */
  readonly skipped: readonly SkippedDocument[]
  /** Where it departs from its own norm, as far as that is news. */
  readonly alerts: readonly SourceAlert[]
  /** Why it was paused after this failure; null when it was not. */
  readonly pausedBecause: string | null
  readonly failure: { readonly code: ErrorCode; readonly message: string } | null
}

/**
 * Reads a source and records what it lists; a failure is counted and explained, and changes nothing else. A slot
 * whose time has been read is done.
 */
export async function readSource(
  deps: DiscoverDeps,
  job: DiscoverJob,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const source = await deps.archive.findSource(job.sourceId as SourceId)
  if (source === null || source.status !== 'active') return { outcome: 'done' }
  if (wasRead(source, job.slot, deps.now())) return { outcome: 'done' }
  const report = {
    sourceId: source.id,
    url: source.url,
    found: 0,
    created: 0,
    notModified: false,
    skipped: [],
    alerts: [],
    pausedBecause: null,
    failure: null,
  }
  try {
    const count = { found: 0, created: 0 }
    const { skipped, notModified, title, validators, hub } = await readDocuments(
      deps,
      // Who asks by hand wants all of it.
      isByHand(job.slot) ? { ...source, lastReadAt: null } : source,
      async (candidates) => {
        const recorded = await deps.archive.recordCandidates(source.id, candidates, deps.now())
        count.found += recorded.found
        count.created += recorded.created
      },
      signal,
    )
    const readAt = deps.now()
    const nextDueAt = deps.nextTick(source.cron, source.timezone)
    await deps.archive.recordReading({
      sourceId: source.id,
      readAt,
      nextDueAt,
      title,
      validators,
      candidates: [],
    })
    await followHub(deps, source.id, notModified ? 'unchanged' : hub, signal)
    const alerts = await deps.archive.reviewHealth(source.id, deps.now())
    deps.onReading({ ...report, ...count, notModified, skipped, alerts })
  } catch (error) {
    if (error instanceof HostBusy) return { outcome: 'later', at: error.at }
    const isExpected = error instanceof OperationalError
    if (signal.aborted || (isExpected && ownHouse.has(error.code))) throw error
    const failure = failureOf(error)
    const nextDueAt = deps.nextTick(source.cron, source.timezone)
    const failed = { sourceId: source.id, at: deps.now(), nextDueAt, failure }
    const pausedBecause = await deps.archive.recordReadingFailure(failed)
    deps.onReading({ ...report, failure, pausedBecause })
    // A defect of ours is reported; but the publisher must not be asked every minute because of it.
    if (!isExpected) throw error
  }
  return { outcome: 'done' }
}

function failureOf(error: unknown): Failure {
  if (error instanceof OperationalError) return { code: error.code, message: error.message }
  return { code: 'source-failed', message: error instanceof Error ? error.message : String(error) }
}

/**
 * A tick and the due-scan may both ask for one slot; slots asked for by hand name no time. A reading that is still to
 * come was recorded by a clock that ran ahead, and says nothing.
 */
function wasRead(source: Source, slot: string, now: Date): boolean {
  const readAt = source.lastReadAt?.getTime() ?? Number.NEGATIVE_INFINITY
  return readAt >= Date.parse(slot) && readAt <= now.getTime() + limits.clockSkewMsMax
}
