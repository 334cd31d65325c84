import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { processor } from '../../workers/job-outcome.ts'
import type { JobOutcome } from '../../workers/job-outcome.ts'
import { queueBackend } from '../../workers/queue-backend.ts'
import type { BullWorker, QueueBackend, QueueSettings } from '../../workers/queue-backend.ts'
import { until } from '../support/until.ts'
import { stopWorker } from '../../workers/stop-worker.ts'
import { captureJob, queueNames, queues } from '../../workers/queues.ts'
import type { CaptureJob, Queues } from '../../workers/queues.ts'

/** What Stet relies on, the same on BullMQ's PostgreSQL and Redis backends. */
export function queueContract(name: string, start: () => Promise<QueueSettings & AsyncDisposable>): void {
  describe(`the queue on ${name}`, () => {
    let server: QueueSettings & AsyncDisposable
    let backend: QueueBackend
    let queue: Queues
    let articleId = 0

    beforeAll(async () => {
      server = await start()
      backend = await queueBackend(server)
      queue = queues(backend, () => {})
    })
    afterAll(async () => {
      await queue[Symbol.asyncDispose]()
      await backend[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    })

    const newJob = (): CaptureJob => {
      articleId += 1
      return { articleId, url: `https://example.org/${articleId}`, slot: '2026-11-22T12:00:00.000Z' }
    }

    test('runs an enqueued job once, with its data', async () => {
      const job = newJob()
      await using runs = worker(async () => ({ outcome: 'done' }))
      await queue.enqueueCapture([job])
      await until(() => runs.seen.length > 0)
      await until(async () => isEmpty(await queue.counts()))
      expect(runs.seen).toEqual([job])
    })

    test('keeps one job a slot, however often it is enqueued', async () => {
      const job = newJob()
      await queue.enqueueCapture([job, job])
      await Promise.all([1, 2, 3].map(() => queue.enqueueCapture([job])))
      await using runs = worker(async () => ({ outcome: 'done' }))
      await until(async () => isEmpty(await queue.counts()))
      expect(runs.seen).toEqual([job])
    })

    test('takes the same slot again once its job is done, as the due-scan needs', async () => {
      const job = newJob()
      await using runs = worker(async () => ({ outcome: 'done' }))
      await queue.enqueueCapture([job])
      await until(() => runs.seen.length === 1)
      await until(async () => isEmpty(await queue.counts()))
      await queue.enqueueCapture([job])
      await until(() => runs.seen.length === 2)
      expect(runs.seen).toEqual([job, job])
    })

    test('moves a job that must wait to its time', async () => {
      const at = new Date(Date.now() + 400)
      const startedAt: number[] = []
      await using runs = worker(async () => {
        startedAt.push(Date.now())
        return startedAt.length === 1 ? { outcome: 'later', at } : { outcome: 'done' }
      })
      await queue.enqueueCapture([newJob()])
      await until(() => runs.seen.length === 2)
      expect(startedAt[1]).toBeGreaterThanOrEqual(at.getTime())
      await until(async () => isEmpty(await queue.counts()))
      expect(runs.errors).toEqual([])
    })

    test('gives up a job that must wait for long: the database remembers it', async () => {
      const at = new Date(Date.now() + 2 * limits.jobDelayMsMax)
      await using runs = worker(async () => ({ outcome: 'later', at }))
      await queue.enqueueCapture([newJob()])
      await until(() => runs.seen.length === 1)
      await until(async () => isEmpty(await queue.counts()))
      expect(runs.errors).toEqual([])
    })

    test('retries what is retryable and reports it', async () => {
      await using runs = worker(async (_job, seen) => {
        if (seen < 2)
          throw new OperationalError('archive-unavailable', 'down for a moment', { retryable: true })
        return { outcome: 'done' }
      })
      await queue.enqueueCapture([newJob()])
      await until(() => runs.seen.length === 2)
      expect(runs.errors).toHaveLength(1)
    })

    test('ends a job at an error that no retry can mend, and frees its slot', async () => {
      const job = newJob()
      await using runs = worker(async () => {
        throw new Error('a bug')
      })
      await queue.enqueueCapture([job])
      await until(() => runs.errors.length === 1)
      await until(async () => isEmpty(await queue.counts()))
      await queue.enqueueCapture([job])
      await until(() => runs.errors.length === 2)
      expect(runs.seen).toEqual([job, job])
    })

    test('gives a job in flight back when the worker stops, and another worker does it', async () => {
      const job = newJob()
      const first = worker(async (_job, _seen, signal) => {
        await sleep(60_000, undefined, { signal })
        return { outcome: 'done' }
      })
      await queue.enqueueCapture([job])
      await until(() => first.seen.length === 1)
      await stopWorker({ worker: first.bull, inFlight: new Set() }, backend, 50)
      expect(first.errors).toEqual([])
      await using second = worker(async () => ({ outcome: 'done' }))
      await until(() => second.seen.length === 1)
      expect(second.seen).toEqual([job])
    })

    test('refuses a job that is not one of ours', async () => {
      await using runs = worker(async () => ({ outcome: 'done' }))
      await queue.enqueueCapture([{ ...newJob(), slot: '' }])
      await until(() => runs.errors.length === 1)
      expect(runs.seen).toEqual([])
      expect(runs.errors[0]).toBeInstanceOf(z.ZodError)
    })

    function worker(work: (job: CaptureJob, seen: number, signal: AbortSignal) => Promise<JobOutcome>) {
      const seen: CaptureJob[] = []
      const errors: unknown[] = []
      const bull: BullWorker = backend.worker(
        queueNames.capture,
        processor(
          captureJob,
          (job, signal) => {
            seen.push(job)
            return work(job, seen.length, signal)
          },
          (error) => errors.push(error),
        ),
        1,
      )
      bull.on('error', () => {})
      return { seen, errors, bull, [Symbol.asyncDispose]: () => bull.close() }
    }
  })
}

function isEmpty(counts: Awaited<ReturnType<Queues['counts']>>): boolean {
  return counts.capture.waiting + counts.capture.active + counts.capture.delayed === 0
}
