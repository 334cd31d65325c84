import { Piscina } from 'piscina'
import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { CleanInput, Cleaned } from '../pipeline/clean/clean.ts'
import type { CompareTask, ThreadResult } from './derive-thread.ts'

interface Timed<T> {
  readonly value: T
  /** CPU of the thread, in milliseconds. */
  readonly cpuMs: number
}

/**
 * Cleans and compares in threads that can be killed: hostile input costs its own thread a deadline or a memory
 * limit, and never the event loop that renews leases. Throws what `clean` throws, and `clean-timeout`,
 * `clean-memory`, `clean-failed` or `compare-failed` when the thread had to die.
 */
export interface DerivePool extends AsyncDisposable {
  clean(input: CleanInput): Promise<Timed<Cleaned>>
  compare(from: Content, to: Content): Promise<Timed<Change>>
}

export interface DerivePoolOptions {
  readonly threads: number
  readonly cleanDeadlineMs?: number
  readonly compareDeadlineMs?: number
  readonly memoryMb?: number
}

export function derivePool(options: DerivePoolOptions): DerivePool {
  const pool = new Piscina({
    filename: new URL('./derive-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? limits.cleanMemoryMb },
    // Time to import the code, once a thread; a deadline starts only when a thread has the task.
    concurrentTasksPerWorker: 1,
  })
  const turn = turnstile(options.threads)
  const run = async <T>(
    name: string,
    task: CleanInput | CompareTask,
    deadlineMs: number,
    failed: ErrorCode,
  ): Promise<Timed<T>> => {
    await using _place = await turn()
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      const result = (await pool.run(task, { name, signal })) as ThreadResult<T>
      if (result.ok) return { value: result.value, cpuMs: result.cpuMs }
      throw new OperationalError(result.failure.code, result.failure.message)
    } catch (error) {
      throw explained(error, signal.aborted, deadlineMs, failed)
    }
  }
  return {
    clean: (input) =>
      run<Cleaned>('cleanInThread', input, options.cleanDeadlineMs ?? limits.cleanDeadlineMs, 'clean-failed'),
    compare: (from, to) =>
      run<Change>(
        'compareInThread',
        { from, to },
        options.compareDeadlineMs ?? limits.compareDeadlineMs,
        'compare-failed',
      ),
    async [Symbol.asyncDispose]() {
      await pool.destroy()
    },
  }
}

function explained(
  error: unknown,
  timedOut: boolean,
  deadlineMs: number,
  failed: ErrorCode,
): OperationalError {
  if (error instanceof OperationalError) return error
  const code = (error as { code?: unknown }).code
  if (timedOut && failed === 'clean-failed') {
    return new OperationalError('clean-timeout', `cleaning took longer than ${deadlineMs} ms`, {
      cause: error,
    })
  }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new OperationalError('clean-memory', 'the page needed more memory than one page may use', {
      cause: error,
    })
  }
  const detail = timedOut
    ? `took longer than ${deadlineMs} ms`
    : error instanceof Error
      ? error.message
      : String(error)
  return new OperationalError(failed, detail, { cause: error })
}

/** Lets as many in as there are threads, in order, so that no deadline runs while a task waits for one. */
function turnstile(places: number): () => Promise<AsyncDisposable> {
  let free = places
  const waiting: (() => void)[] = []
  const place: AsyncDisposable = {
    async [Symbol.asyncDispose]() {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
  return async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return place
  }
}
