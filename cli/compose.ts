import type pg from 'pg'
import type { Archive, HostManners } from '../archive/archive.ts'
import type { Cadence } from '../model/cadence.ts'
import { parseAddressRules } from '../pipeline/fetch/address-rules.ts'
import { fetcher } from '../pipeline/fetch/fetcher.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'
import { robotsRules } from '../pipeline/fetch/robots.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import { mailer } from '../pipeline/notify/mailer.ts'
import type { Mailer } from '../pipeline/notify/mailer.ts'
import { paths } from '../review/paths.ts'
import { filterPath, readSubscriptionFilter } from '../review/subscription-filter.ts'
import { nextTick } from '../scheduler/tick.ts'
import type { CaptureReport } from '../workers/capture.ts'
import { derivePool } from '../workers/derive-pool.ts'
import type { ReadingReport } from '../workers/discover.ts'
import type { NotifyLinks, NotifyReport } from '../workers/notify.ts'
import { queueBackend } from '../workers/queue-backend.ts'
import type { QueueBackend } from '../workers/queue-backend.ts'
import { queues } from '../workers/queues.ts'
import type { Queues } from '../workers/queues.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { listenUrl } from './config.ts'
import type { Config } from './config.ts'
import { failpointFrom } from './failpoints.ts'
import type { Io } from './io.ts'
import { errorLog } from './log.ts'
import type { Log } from './log.ts'

/** What fetches, without an archive. */
export interface FetchHouse extends AsyncDisposable {
  readonly fetcher: Fetcher
  readonly robots: RobotsRules
}

export function openFetchHouse(config: Config, log: Log): FetchHouse {
  const rules = parseAddressRules(config.FETCH_ALLOW_ADDRESSES)
  if (rules.length > 0) {
    log.warn(
      { addresses: config.FETCH_ALLOW_ADDRESSES },
      'the address guard lets these private addresses through',
    )
  }
  const userAgent = config.FETCH_USER_AGENT
  const pages = fetcher({ userAgent, allow: rules, deadlineMs: config.FETCH_TIMEOUT_MS })
  const robots = robotsRules({ fetcher: pages, userAgent, now: () => new Date() })
  return { fetcher: pages, robots, [Symbol.asyncDispose]: () => pages[Symbol.asyncDispose]() }
}

export interface PipelineEvents {
  readonly onCapture: (report: CaptureReport) => void
  readonly onReading: (report: ReadingReport) => void
  readonly onNotify: (report: NotifyReport) => void
}

export function openPipeline(
  config: Config,
  io: Io,
  log: Log,
  archive: Archive,
  events: PipelineEvents,
): { deps: WorkerDeps } & AsyncDisposable {
  const stack = new AsyncDisposableStack()
  const web = stack.use(openFetchHouse(config, log))
  const deps: WorkerDeps = {
    archive,
    fetcher: web.fetcher,
    robots: web.robots,
    derivePool: stack.use(derivePool({ threads: config.CLEAN_THREADS })),
    manners: mannersOf(config),
    cadence: cadenceOf(config),
    reserved: config.RESERVED_PAGES,
    failpoint: failpointFrom(io.env),
    now: () => new Date(),
    nextTick,
    mailer: mailerOf(config, stack),
    filterQuery: (filter) => readSubscriptionFilter(filter).query,
    links: linksOf(config),
    hubCallback: hubCallbackOf(config),
    onMove: ({ articleId, otherId, fromUrl, toUrl, evidence }) =>
      log.info({ articleId, otherId, fromUrl, toUrl, evidence }, 'an article goes on at another address'),
    ...events,
  }
  return { deps, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

function mailerOf({ SMTP_URL, MAIL_FROM }: Config, stack: AsyncDisposableStack): Mailer | null {
  return SMTP_URL === undefined ? null : stack.use(mailer({ url: SMTP_URL, from: MAIL_FROM }))
}

/** Hubs are on the web, so that one of them reaches us only under an address of the web. */
function hubCallbackOf({ PUBLIC_URL }: Config): ((token: string) => string) | null {
  if (PUBLIC_URL === undefined) return null
  const base = PUBLIC_URL.replace(/\/+$/, '')
  return (token) => base + paths.hub(token)
}

/** Where the readers of a message find what it is about. */
function linksOf(config: Config): NotifyLinks {
  const base = (config.PUBLIC_URL ?? listenUrl(config)).replace(/\/+$/, '')
  return {
    ofChange: ({ articleId, from, to }) => ({
      change: `${base}${paths.change(articleId, from, to)}`,
      article: `${base}${paths.article(articleId)}`,
      api: `${base}/api/v1/articles/${articleId}/compare?from=${from}&to=${to}`,
    }),
    ofList: (filter, after) => `${base}${filterPath(filter, after)}`,
  }
}

export function mannersOf(config: Config): HostManners {
  return { delayMs: config.FETCH_HOST_DELAY_MS, connections: config.FETCH_HOST_CONNECTIONS }
}

function cadenceOf(config: Config): Cadence {
  return {
    intervalMsMin: config.ARTICLE_INTERVAL_MIN_MS,
    intervalMsMax: config.ARTICLE_INTERVAL_MAX_MS,
    retireAfterMs: config.ARTICLE_RETIRE_AFTER_DAYS * 24 * 60 * 60 * 1_000,
    doubtMs: config.DOUBT_MS,
    secondLookMs: config.SECOND_LOOK_MS,
  }
}

export interface QueueHouse extends AsyncDisposable {
  readonly backend: QueueBackend
  readonly queues: Queues
}

/** The queue on Redis when `REDIS_URL` says so, else in the archive's database. */
export async function openQueueHouse(config: Config, database: pg.PoolConfig, log: Log): Promise<QueueHouse> {
  await using stack = new AsyncDisposableStack()
  const backend = stack.use(
    await queueBackend(
      config.REDIS_URL === undefined
        ? { kind: 'postgres', connection: database }
        : { kind: 'redis', url: config.REDIS_URL },
    ),
  )
  const ofBackend = stack.use(queues(backend, errorLog(log, 'queue')))
  const owned = stack.move()
  return { backend, queues: ofBackend, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
