import { once } from 'node:events'
import { healthApp, reviewApp } from '../review/app.ts'
import { trustedProxies } from '../review/access/client-address.ts'
import type { ReviewDeps } from '../review/app.ts'
import type { RawOrigin } from '../review/raw/start-raw.ts'
import { startRaw } from '../review/raw/start-raw.ts'
import { picturePool } from '../review/picture/pool.ts'
import { startServer } from '../review/server.ts'
import { startScheduler } from '../scheduler/start-scheduler.ts'
import { derivePool } from '../workers/derive-pool.ts'
import { startWorkers } from '../workers/start-workers.ts'
import type { CaptureReport } from '../workers/capture.ts'
import type { ReadingReport } from '../workers/discover.ts'
import type { NotifyReport } from '../workers/notify.ts'
import { openArchiveHouse } from './compose-archive.ts'
import { mannersOf, openFetchHouse, openPipeline, openQueueHouse } from './compose.ts'
import type { ArchiveHouse } from './compose-archive.ts'
import { parseListen, rawListen } from './config.ts'
import type { Config } from './config.ts'
import { editSource, previewRules, setRules } from './edit-source.ts'
import { followSource } from './follow-source.ts'
import type { Io } from './io.ts'
import { errorLog, messageOf, openLog } from './log.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'
import { subscribe } from './subscribe.ts'

export type Role = 'scheduler' | 'worker' | 'review'

export interface Service extends AsyncDisposable {
  readonly house: ArchiveHouse
  /** Where the review pages (or the health checks) are; null when nothing listens. */
  readonly url: string | null
}

export interface ServiceEvents {
  readonly onCapture?: (report: CaptureReport) => void
  readonly onReading?: (report: ReadingReport) => void
  readonly onNotify?: (report: NotifyReport) => void
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
        onNotify(report) {
          measured.onNotify(report)
          events.onNotify?.(report)
          logNotify(log, report)
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
  const raw = roles.has('review') ? await rawOriginOf(config, log, archive, stack) : null
  const deps: ReviewDeps = {
    archive,
    publicUrl: config.PUBLIC_URL ?? null,
    hosts: hostNames(config.LISTEN, config.PUBLIC_URL),
    access: config.REVIEW_ACCESS,
    rateMax: config.RATE_LIMIT === 0 ? null : config.RATE_LIMIT,
    trustedProxies: trustedProxies(config.TRUSTED_PROXIES),
    ...(roles.has('review') && desksOf(config, archive, stack)),
    ...(roles.has('review') && { followSource: followerOf(config, log, io, archive, stack) }),
    manners: mannersOf(config),
    ...(raw !== null && { raw }),
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

/** What the review pages let an administrator do. */
function desksOf(
  config: Config,
  archive: ArchiveHouse['archive'],
  stack: AsyncDisposableStack,
): Required<Pick<ReviewDeps, 'subscribe' | 'editSource' | 'rules'>> {
  // A thread of its own, started when it is needed: trying rules must hold up neither pages nor captures.
  const pool = stack.use(derivePool({ threads: 1 }))
  return {
    subscribe: (wish) => subscribe(archive, config, wish),
    editSource: (id, edit) => editSource(archive, id, edit),
    rules: {
      try: (id, text) => previewRules(archive, pool, id, text),
      set: (id, text) => setRules(archive, id, text),
    },
  }
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

/** Where captures are shown as received; null when the settings say nowhere. */
async function rawOriginOf(
  config: Config,
  log: Log,
  archive: ArchiveHouse['archive'],
  stack: AsyncDisposableStack,
): Promise<RawOrigin | null> {
  const listen = rawListen(config)
  if (listen === null) return null
  const hosts = hostNames(config.LISTEN, config.PUBLIC_URL, config.RAW_URL)
  return stack.use(
    await startRaw(
      {
        archive,
        hosts,
        publicUrl: config.RAW_URL ?? null,
        now: () => new Date(),
        log: (line) => log.info(line, 'request'),
      },
      listen,
    ),
  )
}

/** The names that the settings give the review pages. */
function hostNames(listen: string, ...urls: readonly (string | undefined)[]): readonly string[] {
  const names = urls.flatMap((url) => (url === undefined ? [] : [new URL(url).hostname]))
  return [parseListen(listen).host, ...names].map((name) => name.toLowerCase())
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
  const { url, found, created, skipped, failure, alerts, pausedBecause } = report
  for (const { kind, message } of alerts)
    log.warn({ url, alert: kind, message }, 'a source departs from its norm')
  if (pausedBecause !== null) log.warn({ url, pausedBecause }, 'a source was paused')
  for (const each of skipped) log.warn({ source: url, ...each }, 'reading skipped a sitemap')
  if (failure !== null) log.warn({ url, ...failure }, 'reading')
  else log[created > 0 ? 'info' : 'debug']({ url, found, created }, 'reading')
}

function logNotify(log: Log, { failure, ...report }: NotifyReport): void {
  if (failure === null) log.info(report, 'notify')
  else log.warn({ ...report, ...failure }, 'notify')
}
