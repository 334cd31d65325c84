import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../model/limits.ts'
import type { BullWorker } from './queue-backend.ts'

/**
 * Takes no more jobs, waits `graceMs` for those in flight, then aborts the rest: they go back to the queue with
 * their attempts uncounted (job-outcome.ts). Resolves when none is left; with a queue that does not answer,
 * `limits.workerCloseMs` later, with its connections cut: the jobs are found stalled by whoever works next.
 */
export async function stopWorker(worker: BullWorker, graceMs: number): Promise<void> {
  const closed = worker.close()
  const over = new AbortController()
  const { signal } = over
  const loseGrace = async (): Promise<void> => {
    await sleep(graceMs, undefined, { signal })
    worker.cancelAllJobs('the process is stopping')
    await sleep(limits.workerCloseMs, undefined, { signal })
    await Promise.race([worker.disconnect(), sleep(limits.workerCloseMs, undefined, { signal })])
  }
  const lost = loseGrace()
  // Once the worker is closed, nobody waits for the end of the grace any more.
  lost.catch(() => {})
  try {
    await Promise.race([closed, lost])
  } finally {
    over.abort()
  }
}
