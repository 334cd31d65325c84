import { z } from 'zod'
import { limits } from '../model/limits.ts'
import type { BullQueue, QueueBackend } from './queue-backend.ts'

/** Jobs carry ids and slots, never bodies; what they mean is looked up in the archive. */
export const discoverJob = z.object({ sourceId: z.int().positive(), slot: z.string().min(1).max(64) })
export const captureJob = z.object({
  articleId: z.int().positive(),
  /** Decides which host's budget applies, before the article is claimed. */
  url: z.string().max(limits.urlLengthMax),
  slot: z.string().min(1).max(64),
})

export const notifyJob = z.object({ subscriptionId: z.int().positive(), slot: z.string().min(1).max(64) })

export type DiscoverJob = z.infer<typeof discoverJob>
export type CaptureJob = z.infer<typeof captureJob>
export type NotifyJob = z.infer<typeof notifyJob>

interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
}

/**
 * The contract with whoever enqueues. Enqueueing is idempotent for a slot while its job exists, and nothing
 * depends on it: the due-scan asks again for whatever was lost. All throw what `QueueBackend.failure` names.
 */
export interface Queues extends AsyncDisposable {
  enqueueDiscover(jobs: readonly DiscoverJob[]): Promise<void>
  enqueueCapture(jobs: readonly CaptureJob[]): Promise<void>
  enqueueNotify(jobs: readonly NotifyJob[]): Promise<void>
  counts(): Promise<{ readonly [queue in keyof typeof queueNames]: QueueCounts }>
}

export const queueNames = { discover: 'discover', capture: 'capture', notify: 'notify' } as const

export function queues(backend: QueueBackend, onError: (error: Error) => void): Queues {
  const discover = backend.queue(queueNames.discover)
  const capture = backend.queue(queueNames.capture)
  const notify = backend.queue(queueNames.notify)
  notify.on('error', onError)
  discover.on('error', onError)
  capture.on('error', onError)
  const orFailure = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw backend.failure(error)
    })
  return {
    enqueueDiscover: (jobs) =>
      orFailure(addAll(discover, jobs, (job) => jobId('source', job.sourceId, job.slot))),
    enqueueCapture: (jobs) =>
      orFailure(addAll(capture, jobs, (job) => jobId('article', job.articleId, job.slot))),
    enqueueNotify: (jobs) =>
      orFailure(addAll(notify, jobs, (job) => jobId('subscription', job.subscriptionId, job.slot))),
    async counts() {
      const all = Promise.all([countsOf(discover), countsOf(capture), countsOf(notify)])
      const [ofDiscover, ofCapture, ofNotify] = await orFailure(all)
      return { discover: ofDiscover, capture: ofCapture, notify: ofNotify }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([discover.close(), capture.close(), notify.close()])
    },
  }
}

/** The scheduled instant names the occasion: two schedulers that see the same due time make the same slot. */
export function dueSlot(dueAt: Date): string {
  return dueAt.toISOString()
}

/** BullMQ allows no colon in a custom id. */
function jobId(kind: 'source' | 'article' | 'subscription', id: number, slot: string): string {
  return `${kind}-${id}-${slot.replaceAll(/[^A-Za-z0-9-]/g, '')}`
}

async function addAll<T extends object>(
  queue: BullQueue,
  jobs: readonly T[],
  id: (job: T) => string,
): Promise<void> {
  if (jobs.length === 0) return
  await queue.addBulk(
    jobs.map((job) => ({
      name: 'job',
      data: job,
      opts: {
        jobId: id(job),
        attempts: limits.jobAttemptsMax,
        backoff: { type: 'exponential', delay: 1_000 },
      },
    })),
  )
}

async function countsOf(queue: BullQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'prioritized')
  return {
    waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0),
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
  }
}

/** A slot that names no due time was asked for by somebody who waits for it. */
export function isByHand(slot: string): boolean {
  return slot.startsWith('manual-')
}
