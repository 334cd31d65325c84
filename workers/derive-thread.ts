import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import { clean } from '../pipeline/clean/clean.ts'
import type { CleanInput, Cleaned } from '../pipeline/clean/clean.ts'
import { compare } from '../pipeline/compare/compare.ts'

/** What runs in a thread of the derive pool. Expected failures come back as values: classes do not cross. */
export type ThreadResult<T> =
  | { readonly ok: true; readonly value: T; readonly cpuMs: number }
  | { readonly ok: false; readonly failure: Failure }

export type CleanTask = CleanInput

export interface CompareTask {
  readonly from: Content
  readonly to: Content
}

export function cleanInThread(task: CleanTask): ThreadResult<Cleaned> {
  return outcomeOf(() => clean(task))
}

export function compareInThread(task: CompareTask): ThreadResult<Change> {
  return outcomeOf(() => compare(task.from, task.to))
}

function outcomeOf<T>(work: () => T): ThreadResult<T> {
  const before = process.threadCpuUsage()
  try {
    const value = work()
    const used = process.threadCpuUsage(before)
    return { ok: true, value, cpuMs: (used.user + used.system) / 1_000 }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { ok: false, failure: { code: error.code, message: error.message } }
  }
}
