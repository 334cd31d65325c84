import type { z } from 'zod'
import type { CaptureDeps } from './capture.ts'
import { capture } from './capture.ts'
import type { DiscoverDeps } from './discover.ts'
import { readSource } from './discover.ts'
import { notify } from './notify.ts'
import type { NotifyDeps } from './notify.ts'
import { processor } from './job-outcome.ts'
import type { JobOutcome } from './job-outcome.ts'
import type { BullWorker, QueueBackend } from './queue-backend.ts'
import { stopWorker } from './stop-worker.ts'
import type { RunningWorker } from './stop-worker.ts'
import { captureJob, discoverJob, notifyJob, queueNames } from './queues.ts'

export type WorkerDeps = CaptureDeps & DiscoverDeps & NotifyDeps

export interface WorkersOptions {
  /** Captures in flight at once in this process. */
  readonly captureConcurrency: number
  /** How long a stop waits for jobs in flight before it gives them back to the queue. */
  readonly graceMs: number
  readonly onError: (error: unknown, data?: unknown) => void
}

/** Sources are few and their hosts shared with articles: two at a time never starves anybody. */
const discoverConcurrency = 2

/** Receivers that do not answer must not keep others waiting; each subscription has one message under way. */
const notifyConcurrency = 8

/**
 * Starts working on all queues. Disposing stops taking jobs, waits `graceMs` for those in flight, aborts the
 * rest (they go back to the queue unharmed), and resolves when none is left.
 */
export async function startWorkers(
  backend: QueueBackend,
  deps: WorkerDeps,
  options: WorkersOptions,
): Promise<AsyncDisposable> {
  const start = <T>(
    name: string,
    schema: z.ZodType<T>,
    work: (deps: WorkerDeps, job: T, signal: AbortSignal) => Promise<JobOutcome>,
    concurrency: number,
  ): RunningWorker => {
    const inFlight = new Set<Promise<unknown>>()
    const tracked = async (job: T, signal: AbortSignal): Promise<JobOutcome> => {
      const working = work(deps, job, signal)
      inFlight.add(working)
      try {
        return await working
      } finally {
        inFlight.delete(working)
      }
    }
    const worker = backend.worker(name, processor(schema, tracked, options.onError), concurrency)
    watch(worker, backend, options)
    return { worker, inFlight }
  }
  const workers = [
    start(queueNames.discover, discoverJob, readSource, discoverConcurrency),
    start(queueNames.capture, captureJob, capture, options.captureConcurrency),
    start(queueNames.notify, notifyJob, notify, notifyConcurrency),
  ]
  await Promise.all(workers.map(({ worker }) => worker.waitUntilReady()))
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => stopWorker(worker, backend, options.graceMs)))
    },
  }
}

function watch(worker: BullWorker, backend: QueueBackend, options: WorkersOptions): void {
  worker.on('error', (error) => options.onError(backend.failure(error)))
  // Somebody else may have the job by now: stop the fetch, the fence refuses the commit anyway.
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const id of jobIds) worker.cancelJob(id, 'the lock on the job was lost')
  })
}
