import { createPostgresBackend, Queue, runMigrations, withBackend, Worker } from 'bullmq'
import type { JobsOptions, JobType, PgPool, Processor, WorkerOptions } from 'bullmq'
import { Redis } from 'ioredis'
import type { RedisOptions } from 'ioredis'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'
import { operationalError } from '../archive/pg-errors.ts'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'

/** Where BullMQ keeps its jobs: tables beside the archive, or a Redis shared by many machines. */
export type QueueSettings =
  | { readonly kind: 'postgres'; readonly connection: PoolConfig }
  | { readonly kind: 'redis'; readonly url: string }

/** The part of BullMQ's queues and workers that Stet uses, the same on both backends. */
export interface QueueBackend extends AsyncDisposable {
  readonly kind: QueueSettings['kind']
  queue(name: string): BullQueue
  worker<T>(name: string, processor: Processor<T, unknown>, concurrency: number): BullWorker
  ping(): Promise<void>
  /** What an error of a queue means for whoever asked: `archive-unavailable`, `disk-full` or `queue-unavailable`. */
  failure(error: unknown): unknown
}

export interface BullQueue {
  addBulk(jobs: { name: string; data: object; opts: JobsOptions }[]): Promise<unknown>
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: { id?: string } | undefined, error: Error) => void): unknown
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown
  cancelJob(jobId: string, reason?: string): boolean
  cancelAllJobs(reason?: string): void
  waitUntilReady(): Promise<unknown>
  close(force?: boolean): Promise<void>
}

/** Our own prefix, so that another program's queues on the same Redis stay apart. */
const redisPrefix = 'stet'

/**
 * Connects to where the jobs are kept. Throws `queue-unavailable` when nothing answers there, and
 * `queue-policy` when that Redis may drop keys: it would drop jobs.
 */
export async function queueBackend(settings: QueueSettings): Promise<QueueBackend> {
  return settings.kind === 'postgres' ? onPostgres(settings.connection) : onRedis(settings.url)
}

async function onPostgres(database: PoolConfig): Promise<QueueBackend> {
  const pool = new Pool({ ...database, max: 8, options: '-c search_path=bullmq,public' })
  // An idle connection that dies is replaced by the pool; the next query reports what lasts.
  pool.on('error', () => {})
  // Each queue and worker listens for its errors; that is no leak.
  pool.setMaxListeners(50)
  const client = await pool.connect().catch(async (cause: unknown) => {
    await pool.end()
    throw unavailable(cause)
  })
  try {
    await runMigrations(client)
  } catch (error) {
    await pool.end().catch(() => {})
    throw operationalError(error)
  } finally {
    client.release()
  }
  const classes = withBackend(createPostgresBackend)
  // BullMQ takes a pool as it is; its own type for one has an index signature that classes lack.
  const connection = pool as unknown as PgPool
  return {
    kind: 'postgres',
    queue: (name) => new classes.Queue(name, { connection }),
    worker: <T>(name: string, processor: Processor<T, unknown>, concurrency: number) =>
      new classes.Worker<T, unknown>(name, processor, { connection, ...workerOptions(concurrency) }),
    async ping() {
      await pool.query('select 1')
    },
    failure: operationalError,
    async [Symbol.asyncDispose]() {
      await pool.end()
    },
  }
}

async function onRedis(url: string): Promise<QueueBackend> {
  // Blocking reads of workers must outlive a Redis restart: no limit on their retries.
  const redis = new FamilyOfConnections(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: reconnectDelay,
  })
  let lastError: unknown = null
  redis.on('error', (error) => {
    lastError = error
  })
  await firstAnswer(redis, () => lastError)
  const policy = await evictionPolicy(redis)
  if (policy !== null && policy !== 'noeviction') {
    redis.disconnect()
    throw new OperationalError(
      'queue-policy',
      `Redis may evict keys (maxmemory-policy ${policy}), and jobs with them`,
      {
        hint: 'Set maxmemory-policy to noeviction on that Redis.',
      },
    )
  }
  // Whoever enqueues must not wait for a Redis that is down: the due-scan asks again anyway, and a stop must end.
  const producer = redis.duplicate({ enableOfflineQueue: false, maxRetriesPerRequest: 0, lazyConnect: true })
  producer.on('error', () => {})
  await producer.connect()
  return {
    kind: 'redis',
    queue: (name) => new Queue(name, { connection: producer, prefix: redisPrefix }),
    worker: <T>(name: string, processor: Processor<T, unknown>, concurrency: number) =>
      new Worker<T, unknown>(name, processor, {
        connection: redis,
        prefix: redisPrefix,
        ...workerOptions(concurrency),
      }),
    async ping() {
      if (redis.status !== 'ready') throw unavailable(lastError)
      await redis.ping()
    },
    failure: redisFailure,
    // Nothing to wait for: connections are cut, and commands under way have been answered or never will be.
    [Symbol.asyncDispose]() {
      redis.disconnectAll()
      return Promise.resolve()
    },
  }
}

/**
 * A connection that knows those made after it: BullMQ makes one more for each worker, and one to a server that is
 * down would try again for ever, and keep the process alive.
 */
class FamilyOfConnections extends Redis {
  private readonly family: Redis[] = [this]

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const member = super.duplicate(override)
    this.family.push(member)
    return member
  }

  disconnectAll(): void {
    for (const member of this.family) member.disconnect()
  }
}

/** Null where the server does not say: hosted ones forbid CONFIG. */
async function evictionPolicy(redis: Redis): Promise<string | null> {
  const answer: unknown = await redis.config('GET', 'maxmemory-policy').catch(() => null)
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : null
}

/** Waits for the first answer within a bound, so that a wrong address is an error and not silence. */
async function firstAnswer(redis: Redis, lastError: () => unknown): Promise<void> {
  const timeout = AbortSignal.timeout(limits.queueConnectMs)
  const answered = redis.connect().then(() => redis.ping())
  const expired = new Promise<never>((_resolve, reject) => {
    timeout.addEventListener('abort', () => reject(unavailable(lastError())))
  })
  try {
    await Promise.race([answered, expired])
  } catch (error) {
    answered.catch(() => {})
    redis.disconnect()
    throw error instanceof OperationalError ? error : unavailable(lastError() ?? error)
  }
}

function reconnectDelay(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000)
}

function unavailable(cause: unknown): OperationalError {
  const detail = cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : ''
  return new OperationalError('queue-unavailable', `the queue does not answer${detail}`, {
    cause,
    retryable: true,
    hint: 'Check REDIS_URL (or DATABASE_URL) and that the server is running.',
  })
}

/** Connections that are down, and servers that answer with an error (out of memory, read-only, still loading). */
function redisFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperationalError) return error
  const isDown =
    ('code' in error && typeof error.code === 'string') ||
    error.name === 'ReplyError' ||
    /Connection is closed|isn't writeable|max retries per request/i.test(error.message)
  return isDown ? unavailable(error) : error
}

function workerOptions(concurrency: number): Omit<WorkerOptions, 'connection'> {
  return {
    concurrency,
    autorun: true,
    lockDuration: limits.jobLockMs,
    stalledInterval: limits.jobStalledIntervalMs,
    // The database counts poison (limits.claimsWithoutCommitMax); the queue must not give up before it.
    maxStalledCount: limits.jobStalledCountMax,
    // A job's id names its slot: kept records would stop the due-scan from asking for the slot again.
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  }
}
