import type { BullWorker } from './queue-backend.ts'

/**
 * Takes no more jobs, waits `graceMs` for those in flight, then aborts the rest: they go back to the queue with
 * their attempts uncounted (job-outcome.ts). Resolves when none is left.
 */
export async function stopWorker(worker: BullWorker, graceMs: number): Promise<void> {
  const closed = worker.close()
  const timer = setTimeout(() => worker.cancelAllJobs('the process is stopping'), graceMs)
  try {
    await closed
  } finally {
    clearTimeout(timer)
  }
}
