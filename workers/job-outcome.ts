import { DelayedError, UnrecoverableError } from 'bullmq'
import type { Job } from 'bullmq'
import type { z } from 'zod'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'

/** What a job's work came to; anything else is thrown. */
export type JobOutcome = { readonly outcome: 'done' } | { readonly outcome: 'later'; readonly at: Date }

/**
 * Turns work into BullMQ's terms, in one place: `later` moves the job to its time without counting an attempt, or
 * ends it when that is far away;
 * an abort (shutdown, lost lock) gives the job back unharmed; a retryable error is retried with back-off; any
 * other error ends the job, is reported once, and the due-scan decides whether the work is still owed.
 */
export function processor<T>(
  schema: z.ZodType<T>,
  work: (data: T, signal: AbortSignal) => Promise<JobOutcome>,
  report: (error: unknown, data: unknown) => void,
): (job: Job<T, unknown>, token?: string, signal?: AbortSignal) => Promise<void> {
  // BullMQ counts the parameters: only a function that declares all three is given a signal.
  return async (job, token, maybeSignal) => {
    const signal = maybeSignal ?? new AbortController().signal
    const parsed = schema.safeParse(job.data)
    if (!parsed.success) {
      report(parsed.error, job.data)
      throw new UnrecoverableError(`job ${job.id ?? '?'} is not one of ours`)
    }
    try {
      const result = await work(parsed.data, signal)
      if (result.outcome === 'later' && isSoon(result.at)) await moveTo(job, result.at, token)
    } catch (error) {
      if (error instanceof DelayedError) throw error
      if (signal.aborted) await moveTo(job, new Date(), token)
      report(error, job.data)
      if (error instanceof OperationalError && error.retryable) throw error
      throw new UnrecoverableError(error instanceof Error ? error.message : String(error))
    }
  }
}

function isSoon(at: Date): boolean {
  return at.getTime() - Date.now() <= limits.jobDelayMsMax
}

async function moveTo(job: Job, at: Date, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Math.max(at.getTime(), Date.now() + 1), token)
  throw new DelayedError()
}
