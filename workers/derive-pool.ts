import { Piscina } from 'piscina'
import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Digest } from '../model/ids.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { CleanInput, Cleaned } from '../pipeline/clean/clean.ts'
import type { RulesTrial } from '../pipeline/clean/rules/try-rules.ts'
import type { Traces } from '../pipeline/judge/traces.ts'
import type {
  CompareInput,
  PageRead,
  ReadInput,
  ThreadResult,
  ThreadTask,
  TrialInput,
} from './derive-thread.ts'

type ThreadInput = CleanInput | ReadInput | CompareInput | TrialInput

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
  /** Cleans a page and reads the traces it is judged by; `not-an-article` is a value here, for the traces say why. */
  read(page: CleanInput, known: Digest | null): Promise<Timed<PageRead>>
  /** What tells of a page's markup whose it is, without cleaning it. */
  traces(page: CleanInput): Promise<Timed<Traces>>
  /** A comparison that comes to no end is made again without any search; its change is marked `coarse`. */
  compare(from: Content, to: Content): Promise<Timed<Change>>
  /** What rules would do to a page, within the deadline of three cleanings. */
  tryRules(page: CleanInput, rules: CleaningRules): Promise<Timed<RulesTrial>>
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
    concurrentTasksPerWorker: 1,
  })
  const turn = turnstile(options.threads)
  const run = async <T>(
    name: string,
    input: ThreadInput,
    deadlineMs: number,
    failed: ErrorCode,
  ): Promise<Timed<T>> => {
    await using _place = await turn()
    using deadline = deadlineFromBegin(deadlineMs)
    const { begun, signal } = deadline
    const task: ThreadTask<ThreadInput> = { input, begun }
    try {
      const result = (await pool.run(task, { name, signal })) as ThreadResult<T>
      if (result.ok) return { value: result.value, cpuMs: result.cpuMs }
      throw new OperationalError(result.failure.code, result.failure.message)
    } catch (error) {
      throw explained(error, signal.aborted, deadlineMs, failed)
    }
  }
  const compareDeadlineMs = options.compareDeadlineMs ?? limits.compareDeadlineMs
  const runCompare = (input: CompareInput): Promise<Timed<Change>> =>
    run('compareInThread', input, compareDeadlineMs, 'compare-failed')
  const cleanDeadlineMs = options.cleanDeadlineMs ?? limits.cleanDeadlineMs
  return {
    clean: (input) => run<Cleaned>('cleanInThread', input, cleanDeadlineMs, 'clean-failed'),
    read: (page, known) => run<PageRead>('readInThread', { page, known }, cleanDeadlineMs, 'clean-failed'),
    traces: (page) => run<Traces>('tracesInThread', page, cleanDeadlineMs, 'clean-failed'),
    tryRules: (page, rules) =>
      run<RulesTrial>('tryRulesInThread', { page, rules }, 3 * limits.cleanDeadlineMs, 'clean-failed'),
    async compare(from, to) {
      try {
        return await runCompare({ from, to, coarsely: false })
      } catch (error) {
        if (!(error instanceof OperationalError)) throw error
        return runCompare({ from, to, coarsely: true })
      }
    },
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

/** Aborts `deadlineMs` after a thread began the task; before, it waits `limits.threadStartMs` for that. */
function deadlineFromBegin(
  deadlineMs: number,
): { readonly begun: Int32Array; readonly signal: AbortSignal } & Disposable {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const controller = new AbortController()
  let timer = setTimeout(() => controller.abort(), limits.threadStartMs)
  let over = false
  const restart = async (): Promise<void> => {
    await Atomics.waitAsync(begun, 0, 0).value
    clearTimeout(timer)
    if (!over) timer = setTimeout(() => controller.abort(), deadlineMs)
  }
  void restart()
  return {
    begun,
    signal: controller.signal,
    [Symbol.dispose]() {
      over = true
      clearTimeout(timer)
      Atomics.notify(begun, 0)
    },
  }
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
