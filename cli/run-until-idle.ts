import { setTimeout as sleep } from 'node:timers/promises'
import type { Archive } from '../archive/archive.ts'
import { dueScan } from '../scheduler/due-scan.ts'
import type { CaptureReport } from '../workers/capture.ts'
import type { ReadingReport } from '../workers/discover.ts'
import type { Queues } from '../workers/queues.ts'
import { startWorkers } from '../workers/start-workers.ts'
import type { Config } from './config.ts'
import { openPipeline, openQueueHouse } from './compose.ts'
import type { ArchiveHouse } from './compose-archive.ts'
import type { PipelineEvents } from './compose.ts'
import type { Io } from './io.ts'
import type { Log } from './log.ts'

/** What a run came to. Times in milliseconds; CPU is that of this process, its threads included. */
export interface RunSummary {
  readonly readings: number
  readonly newArticles: number
  readonly captures: number
  readonly unchanged: number
  /** Among the unchanged: those the server answered with 304. */
  readonly notModified: number
  readonly versions: number
  readonly changes: number
  readonly gone: number
  readonly blocked: number
  readonly failures: number
  /** CPU of the threads, and the sum of all waiting for answers. */
  readonly cleanCpuMs: number
  readonly compareCpuMs: number
  readonly fetchWallMs: number
  readonly cpuMs: number
  readonly wallMs: number
  /** True when it was stopped before everything due was done. */
  readonly interrupted: boolean
}

export interface RunOptions extends Partial<PipelineEvents> {
  readonly onProgress?: (done: number, known: number) => void
}

/** How often to ask whether anything is left. */
const pollMs = 25

/**
 * Does all that is due until nothing is left: reads sources, takes captures, and waits for whatever manners
 * delay. Works through the same queues as the service, and beside it.
 */
export async function runUntilIdle(
  config: Config,
  io: Io,
  log: Log,
  house: ArchiveHouse,
  options: RunOptions = {},
): Promise<RunSummary> {
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const tally = newTally()
  await using queueHouse = await openQueueHouse(config, house.database, log)
  await using pipeline = openPipeline(config, io, log, house.archive, {
    onCapture(report) {
      tally.addCapture(report)
      options.onCapture?.(report)
    },
    onReading(report) {
      tally.addReading(report)
      options.onReading?.(report)
    },
  })
  await using _workers = await startWorkers(queueHouse.backend, pipeline.deps, {
    captureConcurrency: config.FETCH_CONCURRENCY,
    graceMs: config.SHUTDOWN_GRACE_MS,
    onError: (error) => log.error({ error: error instanceof Error ? error.message : String(error) }, 'job'),
  })
  const scan = dueScan({ archive: house.archive, queues: queueHouse.queues, now: () => new Date() })
  let enqueued = 0
  while (!io.stopping.aborted) {
    const found = await scan()
    enqueued += found.sources + found.articles
    options.onProgress?.(tally.done(), Math.max(enqueued, tally.done()))
    if (found.sources + found.articles === 0 && (await isIdle(house.archive, queueHouse.queues))) break
    await sleep(pollMs, undefined, { signal: io.stopping }).catch(() => {})
  }
  const cpu = process.cpuUsage(cpuBefore)
  return {
    ...tally.counts(),
    cpuMs: (cpu.user + cpu.system) / 1_000,
    wallMs: performance.now() - started,
    interrupted: io.stopping.aborted,
  }
}

async function isIdle(archive: Archive, queues: Queues): Promise<boolean> {
  const { discover, capture } = await queues.counts()
  const jobs = [discover, capture].reduce((sum, each) => sum + each.waiting + each.active + each.delayed, 0)
  if (jobs > 0) return false
  const next = await archive.nextDueAt()
  return next === null || next.getTime() > Date.now()
}

function newTally() {
  const counts = {
    readings: 0,
    newArticles: 0,
    captures: 0,
    unchanged: 0,
    notModified: 0,
    versions: 0,
    changes: 0,
    gone: 0,
    blocked: 0,
    failures: 0,
    cleanCpuMs: 0,
    compareCpuMs: 0,
    fetchWallMs: 0,
  }
  return {
    addReading(report: ReadingReport) {
      counts.readings += 1
      counts.newArticles += report.created
      if (report.failure !== null) counts.failures += 1
    },
    addCapture(report: CaptureReport) {
      if (report.outcome === 'duplicate') return
      counts.captures += 1
      counts.cleanCpuMs += report.times.cleanMs
      counts.compareCpuMs += report.times.compareMs
      counts.fetchWallMs += report.times.fetchMs
      if (report.outcome === 'gone') counts.gone += 1
      else if (report.outcome === 'blocked') counts.blocked += 1
      else if (report.outcome === 'failed') counts.failures += 1
      if (report.outcome === 'not-modified') counts.notModified += 1
      const commit = report.commit?.outcome
      if (commit === 'first' || commit === 'changed') counts.versions += 1
      if (commit === 'changed' || commit === 'returned') counts.changes += 1
      if (commit === 'unchanged' || report.outcome === 'identical' || report.outcome === 'not-modified') {
        counts.unchanged += 1
      }
    },
    done: () => counts.readings + counts.captures,
    counts: () => ({ ...counts }),
  }
}
