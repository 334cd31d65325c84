import type { Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { Digest } from '../model/ids.ts'
import type { CleaningRules } from '../model/rules.ts'
import { clean, decoded } from '../pipeline/clean/clean.ts'
import type { CleanInput, Cleaned, DecodedPage } from '../pipeline/clean/clean.ts'
import { tryRules } from '../pipeline/clean/rules/try-rules.ts'
import type { RulesTrial } from '../pipeline/clean/rules/try-rules.ts'
import { compare, compareCoarsely } from '../pipeline/compare/compare.ts'
import { readTraces } from '../pipeline/judge/traces.ts'
import type { Traces } from '../pipeline/judge/traces.ts'

/** What runs in a thread of the derive pool. Expected failures come back as values: classes do not cross. */
export type ThreadResult<T> =
  | { readonly ok: true; readonly value: T; readonly cpuMs: number }
  | { readonly ok: false; readonly failure: Failure }

/** What a thread is given; it sets `begun` to 1 when it begins, and from there the deadline runs. */
export interface ThreadTask<T> {
  readonly input: T
  readonly begun: Int32Array
}

export interface CompareInput {
  readonly from: Content
  readonly to: Content
  /** Compare without any search, because a full comparison came to no end. */
  readonly coarsely: boolean
}

export interface TrialInput {
  readonly page: CleanInput
  readonly rules: CleaningRules
}

export interface ReadInput {
  readonly page: CleanInput
  /** The digest of the head: a page that shows it again is not looked at further. */
  readonly known: Digest | null
}

/** A page as a thread reads it. */
export interface PageRead {
  readonly cleaned: Cleaned | Failure
  /** Null when the page shows what is known. */
  readonly traces: Traces | null
}

/** Cleans a page, and reads the traces by which it is judged. */
export function readInThread(task: ThreadTask<ReadInput>): ThreadResult<PageRead> {
  return outcomeOf(task, ({ page, known }) => {
    const read = decoded(page)
    const cleaned = cleanedOrFailure(page, read)
    if ('code' in cleaned && cleaned.code !== 'not-an-article') {
      throw new OperationalError(cleaned.code, cleaned.message)
    }
    if ('content' in cleaned && cleaned.contentDigest === known) return { cleaned, traces: null }
    return { cleaned, traces: readTraces(read.text, page.body.byteLength, known !== null) }
  })
}

export function tracesInThread(task: ThreadTask<CleanInput>): ThreadResult<Traces> {
  return outcomeOf(task, (page) => readTraces(decoded(page).text, page.body.byteLength))
}

function cleanedOrFailure(page: CleanInput, read: DecodedPage): Cleaned | Failure {
  try {
    return clean(page, read)
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { code: error.code, message: error.message }
  }
}

export function cleanInThread(task: ThreadTask<CleanInput>): ThreadResult<Cleaned> {
  return outcomeOf(task, (input) => clean(input))
}

export function compareInThread(task: ThreadTask<CompareInput>): ThreadResult<Change> {
  return outcomeOf(task, ({ from, to, coarsely }) =>
    coarsely ? compareCoarsely(from, to) : compare(from, to),
  )
}

/** What rules would do to a page. */
export function tryRulesInThread(task: ThreadTask<TrialInput>): ThreadResult<RulesTrial> {
  return outcomeOf(task, ({ page, rules }) => tryRules(page, rules))
}

function outcomeOf<I, T>({ input, begun }: ThreadTask<I>, work: (input: I) => T): ThreadResult<T> {
  Atomics.store(begun, 0, 1)
  Atomics.notify(begun, 0)
  const before = process.threadCpuUsage()
  try {
    const value = work(input)
    const used = process.threadCpuUsage(before)
    return { ok: true, value, cpuMs: (used.user + used.system) / 1_000 }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { ok: false, failure: { code: error.code, message: error.message } }
  }
}
