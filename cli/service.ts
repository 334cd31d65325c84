import { once } from 'node:events'
import { healthApp, reviewApp } from '../review/app.ts'
import type { ReviewDeps } from '../review/app.ts'
import { picturePool } from '../review/picture/pool.ts'
import { startServer } from '../review/server.ts'
import { startScheduler } from '../scheduler/start-scheduler.ts'
import { startWorkers } from '../workers/start-workers.ts'
import type { CaptureReport } from '../workers/capture.ts'
import type { ReadingReport } from '../workers/discover.ts'
import { openArchiveHouse } from './compose-archive.ts'
import { mannersOf, openFetchHouse, openPipeline, openQueueHouse } from './compose.ts'
import type { ArchiveHouse } from './compose-archive.ts'
import { parseListen } from './config.ts'
import type { Config } from './config.ts'
import { followSource } from './follow-source.ts'
import type { Io } from './io.ts'
import { errorLog, messageOf, openLog } from './log.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'

export type Role = 'scheduler' | 'worker' | 'review'

export interface Service extends AsyncDisposable {
  readonly house: ArchiveHouse
  /** Where the review pages (or the health checks) are; null when nothing listens. */
  readonly url: string | null
}

export interface ServiceEvents {
  readonly onCapture?: (report: CaptureReport) => void
  readonly onReading?: (report: ReadingReport) => void
}

/** Starts the roles in one process. Disposing stops them in reverse order: first whoever brings new work. */
export async function startService(
  config: Config,
  io: Io,
  log: Log,
  roles: ReadonlySet<Role>,
  events: ServiceEvents = {},
): Promise<Service> {
  await using stack = new AsyncDisposableStack()
  const house = stack.use(await openArchiveHouse(config, io, log))
  const { archive } = house
  const { backend, queues } = stack.use(await openQueueHouse(config, house.database, log))
  const measured = metrics(archive, queues)

  if (roles.has('worker')) {
    const pipeline = stack.use(
      openPipeline(config, io, log, archive, {
        onCapture(report) {
          measured.onCapture(report)
          events.onCapture?.(report)
          logCapture(log, report)
        },
        onReading(report) {
          measured.onReading(report)
          events.onReading?.(report)
          logReading(log, report)
        },
      }),
    )
    stack.use(
      await startWorkers(backend, pipeline.deps, {
        captureConcurrency: config.FETCH_CONCURRENCY,
        graceMs: config.SHUTDOWN_GRACE_MS,
        onError: errorLog(log, 'job'),
      }),
    )
  }
  const deps: ReviewDeps = {
    archive,
    publicUrl: config.PUBLIC_URL ?? null,
    hosts: hostNames(config),
    access: config.REVIEW_ACCESS,
    ...(roles.has('review') && { followSource: followerOf(config, log, io, archive, stack) }),
    ...(roles.has('review') && { drawPicture: stack.use(picturePool()).draw }),
    now: () => new Date(),
    queueCounts: () => queues.counts(),
    metrics: () => measured.text(),
    ready: async () => [
      ...(await unready('database', archive.ping())),
      ...(await unready('queue', backend.ping())),
    ],
    log: (line) => log.info(line, 'request'),
  }
  const listen = roles.has('review') ? config.LISTEN : config.HEALTH_LISTEN
  const server =
    listen === undefined
      ? null
      : stack.use(
          await startServer(roles.has('review') ? reviewApp(deps) : healthApp(deps), parseListen(listen)),
        )
  if (roles.has('scheduler')) {
    stack.use(
      startScheduler(
        {
          archive,
          queues,
          now: () => new Date(),
          onScan: (result) => log.debug(result, 'due-scan'),
          onError: errorLog(log, 'scheduler'),
        },
        { scanIntervalMs: config.SCAN_INTERVAL_MS },
      ),
    )
  }
  const owned = stack.move()
  return { house, url: server?.url ?? null, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** Runs roles until the process is told to stop. */
export async function serve(config: Config, io: Io, roles: ReadonlySet<Role>): Promise<void> {
  const log = openLog(config.LOG_LEVEL)
  await using service = await startService(config, io, log, roles)
  log.info({ roles: [...roles], url: service.url }, 'started')
  if (roles.has('review') && service.url !== null)
    io.stderr.write(`stet: read the edit histories at ${service.url}\n`)
  if (!io.stopping.aborted) await once(io.stopping, 'abort')
  log.info('stopping')
}

/** How the review pages add a source: as `stet add` does, with the settings' schedule. */
function followerOf(
  config: Config,
  log: Log,
  io: Io,
  archive: ArchiveHouse['archive'],
  stack: AsyncDisposableStack,
): NonNullable<ReviewDeps['followSource']> {
  const web = stack.use(openFetchHouse(config, log))
  const deps = { ...web, archive, manners: mannersOf(config), now: () => new Date() }
  const schedule = { cron: config.SOURCE_CRON, timezone: config.SOURCE_TIMEZONE }
  return ({ cron, ...wish }) =>
    followSource(deps, { ...schedule, ...wish, ...(cron !== null && { cron }) }, io.stopping)
}

/** The names that the settings give the review pages. */
function hostNames({ LISTEN, PUBLIC_URL }: Config): readonly string[] {
  const names = [
    parseListen(LISTEN).host,
    ...(PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname]),
  ]
  return names.map((name) => name.toLowerCase())
}

async function unready(part: string, answer: Promise<void>): Promise<readonly string[]> {
  try {
    await answer
    return []
  } catch (error) {
    return [`${part}: ${messageOf(error)}`]
  }
}

function logCapture(log: Log, report: CaptureReport): void {
  const { url, outcome, commit, failure } = report
  const showed = commit === null ? {} : { showed: commit.outcome, version: commit.version }
  if (failure !== null) log.warn({ url, outcome, ...failure }, 'capture')
  else if (commit?.outcome === 'changed' || commit?.outcome === 'returned' || commit?.outcome === 'first') {
    log.info({ url, outcome, ...showed }, 'capture')
  } else log.debug({ url, outcome, ...showed }, 'capture')
}

function logReading(log: Log, report: ReadingReport): void {
  const { url, found, created, skipped, failure } = report
  for (const each of skipped) log.warn({ source: url, ...each }, 'reading skipped a sitemap')
  if (failure !== null) log.warn({ url, ...failure }, 'reading')
  else log[created > 0 ? 'info' : 'debug']({ url, found, created }, 'reading')
}
