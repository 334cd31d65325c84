import { setTimeout as sleep } from 'node:timers/promises'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import { dueScan } from '../scheduler/due-scan.ts'
import type { CaptureReport } from '../workers/capture.ts'
import type { ReadingReport } from '../workers/discover.ts'
import type { NotifyReport } from '../workers/notify.ts'
import { startWorkers } from '../workers/start-workers.ts'
import type { Config } from './config.ts'
import { openPipeline, openQueueHouse } from './compose.ts'
import type { ArchiveHouse } from './compose-archive.ts'
import type { PipelineEvents } from './compose.ts'
import type { Io } from './io.ts'
import { secondLooks } from './second-looks.ts'
import { waitingNotice } from './waiting-notice.ts'
import { errorLog } from './log.ts'
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
  /** Changes that subscriptions were told of. */
  readonly told: number
  /** CPU of the threads, and the sum of all waiting for answers. */
  readonly cleanCpuMs: number
  readonly compareCpuMs: number
  readonly fetchWallMs: number
  readonly cpuMs: number
  readonly wallMs: number
  /** Sources and articles of hosts that asked to be left alone, and when the first of them opens again. */
  readonly leftOut: number
  readonly leftOutUntil: Date | null
  /** True when it was stopped before everything due was done. */
  readonly interrupted: boolean
}

export interface RunOptions extends Partial<PipelineEvents> {
  readonly onProgress?: (done: number, known: number) => void
  /** Called when nothing has come to an end for a while, with what is waited for. */
  readonly onWaiting?: (reason: string) => void
}

/** The queue is filled again after this at the latest, and as soon as little of what was asked for is left. */
const scanIntervalMs = 500

/** Jobs left in the queue when it is filled again. */
const lowWater = 64

/** When nothing else is left, subscriptions are told for so long; the rest is for the service or another run. */
const tellingMs = 30_000

/** A host that asked for longer peace than this is left for another run. */
const patienceMs = limits.jobDelayMsMax

/**
 * Does all that is due when it begins, and captures what the sources then list that is new; each article once.
 * Waits for whatever manners delay, but for hosts that asked for longer peace, and for the second looks at what changed. Works through the same queues as
 * the service, and beside it.
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
  const until = { sources: new Date(), articles: new Date() }
  const isIdle = await workUntilIdle({ config, io, log, house, options, tally, until })
  // A capture may still have been under way when nothing else was left: it came to its end with the workers.
  const leftOut = isIdle ? await house.archive.remaining(until, new Date()) : null
  const cpu = process.cpuUsage(cpuBefore)
  return {
    ...tally.counts(),
    cpuMs: (cpu.user + cpu.system) / 1_000,
    wallMs: performance.now() - started,
    leftOut: leftOut?.quiet ?? 0,
    leftOutUntil: leftOut?.quietUntil ?? null,
    interrupted: io.stopping.aborted,
  }
}

interface Run {
  readonly config: Config
  readonly io: Io
  readonly log: Log
  readonly house: ArchiveHouse
  readonly options: RunOptions
  readonly tally: ReturnType<typeof newTally>
  /** Due until when counts; for articles it moves on with each reading. */
  readonly until: { readonly sources: Date; articles: Date }
}

/** Works until nothing is left but hosts that asked for long peace, and ends its workers; false when it was stopped. */
async function workUntilIdle({ config, io, log, house, options, tally, until }: Run): Promise<boolean> {
  const second = secondLooks(config.SECOND_LOOK_MS, () => new Date())
  await using queueHouse = await openQueueHouse(config, house.database, log)
  await using pipeline = openPipeline(config, io, log, house.archive, {
    onCapture(report) {
      tally.addCapture(report)
      second.add(report)
      options.onCapture?.(report)
    },
    onNotify(report) {
      tally.addTold(report)
      options.onNotify?.(report)
    },
    onReading(report) {
      // What the source listed just now is due since then.
      until.articles = new Date()
      tally.addReading(report)
      options.onReading?.(report)
    },
  })
  const logError = errorLog(log, 'job')
  let diskFull: OperationalError | null = null
  await using _workers = await startWorkers(queueHouse.backend, pipeline.deps, {
    captureConcurrency: config.FETCH_CONCURRENCY,
    graceMs: config.SHUTDOWN_GRACE_MS,
    onError(error) {
      const failure = error instanceof OperationalError ? error : null
      if (failure?.code === 'disk-full') diskFull = failure
      // A database that is down is met by every job; the scan below deals with it.
      else if (failure?.code !== 'archive-unavailable') logError(error)
    },
  })
  const scan = dueScan({
    archive: house.archive,
    queues: queueHouse.queues,
    now: () => new Date(),
    until: () => until,
  })
  let enqueued = 0
  let idleSince: number | null = null
  const sayWaiting = waitingNotice(options.onWaiting)
  while (!io.stopping.aborted) {
    // Nobody waits at a prompt for somebody else to make room.
    if (diskFull !== null) throw diskFull
    try {
      const found = await scan()
      enqueued += found.sources + found.articles
      options.onProgress?.(tally.done(), Math.max(enqueued, tally.done()))
      const now = new Date()
      const left = await house.archive.remaining(until, now)
      const isQuietLong = left.quietUntil !== null && left.quietUntil.getTime() - now.getTime() > patienceMs
      const isIdle = left.sources + left.articles === 0 && (left.quiet === 0 || isQuietLong)
      if (isIdle && second.areDue(now)) {
        second.say(options.onWaiting)
        until.articles = now
      } else if (isIdle) {
        idleSince ??= performance.now()
        const untold = await house.archive.dueSubscriptions(now, 1)
        if (untold.length === 0 || performance.now() - idleSince > tellingMs) return true
      }
      sayWaiting(tally.done(), left)
      // When the last scan found something there may be more: then it is time again before the workers run dry.
      const enough = found.articles > 0 ? enqueued - lowWater : enqueued
      await tally.reaches(enough, scanIntervalMs, io.stopping)
    } catch (error) {
      if (!(error instanceof OperationalError) || error.code !== 'archive-unavailable') throw error
      await house.answersAgain(error)
    }
  }
  return false
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
    told: 0,
    cleanCpuMs: 0,
    compareCpuMs: 0,
    fetchWallMs: 0,
  }
  const done = (): number => counts.readings + counts.captures
  let waiting: { goal: number; resolve: () => void } | null = null
  const wake = (): void => {
    if (waiting !== null && done() >= waiting.goal) waiting.resolve()
  }
  return {
    addTold({ delivered }: NotifyReport) {
      counts.told += delivered
    },
    addReading(report: ReadingReport) {
      counts.readings += 1
      counts.newArticles += report.created
      if (report.failure !== null) counts.failures += 1
      wake()
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
      wake()
    },
    done,
    /** Resolves when that many things are done, or after a while, or when told to stop. */
    async reaches(goal: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
      if (done() >= goal) return
      const woken = new AbortController()
      waiting = { goal, resolve: () => woken.abort() }
      await sleep(timeoutMs, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {})
      waiting = null
    },
    counts: () => ({ ...counts }),
  }
}
