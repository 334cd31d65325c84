import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../model/limits.ts'
import type { BullWorker, QueueBackend } from './queue-backend.ts'

/** A worker and the work that it is doing now. */
export interface RunningWorker {
  readonly worker: BullWorker
  readonly inFlight: ReadonlySet<Promise<unknown>>
}

/**
 * Takes no more jobs, waits `graceMs` for those in flight, then aborts the rest: they go back to the queue with
 * their attempts uncounted (job-outcome.ts). When the queue does not answer they cannot be given back: then the
 * work is waited for all the same, and its jobs are found stalled by whoever works next.
 */
export async function stopWorker(
  running: RunningWorker,
  backend: QueueBackend,
  graceMs: number,
): Promise<void> {
  const { worker, inFlight } = running
  const timer = setTimeout(() => worker.cancelAllJobs('the process is stopping'), graceMs)
  try {
    if (await answers(backend)) return await worker.close()
    const enough = sleep(graceMs + limits.workerAbortMs, undefined, { ref: false })
    await Promise.race([Promise.allSettled(inFlight), enough])
    await worker.close(true)
  } finally {
    clearTimeout(timer)
  }
}

async function answers(backend: QueueBackend): Promise<boolean> {
  const answer = backend.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([answer, sleep(limits.queuePingMs, false, { ref: false })])
}
