import { setTimeout as sleep } from 'node:timers/promises'
import type { Archive, Claim, CommitResult, HostManners } from '../archive/archive.ts'
import { nextLook } from '../model/cadence.ts'
import type { Cadence, Look, NextLook } from '../model/cadence.ts'
import type { CaptureOutcome, FetchRecord } from '../model/capture.ts'
import type { Failure } from '../model/errors.ts'
import type { Failpoint } from '../model/failpoint.ts'
import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { Fetcher, FetchRequest } from '../pipeline/fetch/fetcher.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import { derive, deriveHeadAgain } from './derive.ts'
import type { DeriveDeps, DeriveTimes, StoredPage } from './derive.ts'
import type { JobOutcome } from './job-outcome.ts'
import type { CaptureJob } from './queues.ts'
import { robotsRefusal } from './robots-refusal.ts'

export interface CaptureDeps extends DeriveDeps {
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly robots: RobotsRules
  readonly manners: HostManners
  readonly cadence: Cadence
  readonly failpoint: Failpoint
  readonly now: () => Date
  readonly onCapture: (report: CaptureReport) => void
}

/** What one capture came to, for people and metrics. */
export interface CaptureReport {
  readonly articleId: ArticleId
  readonly url: string
  readonly outcome: CaptureOutcome | 'duplicate'
  /** Null when nothing was derived. */
  readonly commit: CommitResult | null
  readonly failure: { readonly code: string; readonly message: string } | null
  readonly times: DeriveTimes & { readonly fetchMs: number }
}

/** Waits shorter than this are waited out; longer ones give the worker's place to another job. */
const patienceMs = 250

/**
 * Takes one capture: manners, claim, fetch, store, derive, commit. Whatever the network does becomes a capture;
 * only trouble in our own house (database, disk) is thrown. A slot that is done, busy or unknown is `done` here:
 * the database says when the article is due again.
 */
export async function capture(deps: CaptureDeps, job: CaptureJob, signal: AbortSignal): Promise<JobOutcome> {
  const origin = URL.parse(job.url)
  if (origin === null) return { outcome: 'done' }
  const permission = await deps.robots.check(job.url, signal)
  const delayMs = Math.max(deps.manners.delayMs, permission.crawlDelayMs ?? 0)
  const ticket = await enter(deps, origin.host, { ...deps.manners, delayMs }, signal)
  if (ticket instanceof Date) return { outcome: 'later', at: ticket }
  try {
    await captureInTurn(deps, job, robotsRefusal(permission), signal)
  } finally {
    await deps.archive.leaveHost(origin.host, ticket)
  }
  return { outcome: 'done' }
}

async function enter(
  deps: CaptureDeps,
  host: string,
  manners: HostManners,
  signal: AbortSignal,
): Promise<string | Date> {
  for (;;) {
    const now = deps.now()
    const entry = await deps.archive.enterHost(host, manners, now)
    if (entry.outcome === 'granted') return entry.ticket
    const waitMs = entry.at.getTime() - now.getTime()
    if (waitMs > patienceMs) return entry.at
    await sleep(Math.max(1, waitMs), undefined, { signal })
  }
}

async function captureInTurn(
  deps: CaptureDeps,
  job: CaptureJob,
  refusal: Failure | null,
  signal: AbortSignal,
): Promise<void> {
  const articleId = job.articleId as ArticleId
  for (;;) {
    const claimed = await deps.archive.claim(articleId, job.slot, deps.now())
    if (claimed.outcome !== 'claimed') return
    const { claim } = claimed
    try {
      if (!claim.hasPending) return await fetchAndKeep(deps, claim, refusal, signal)
      await derivePending(deps, claim)
      // What the claim knows of the head is old news now; and the slot may have been the pending one's.
      await deps.archive.release(claim)
    } catch (error) {
      // A database that is down cannot take the claim back; the lease ends by itself.
      await deps.archive.release(claim).catch(() => {})
      throw error
    }
  }
}

async function fetchAndKeep(
  deps: CaptureDeps,
  claim: Claim,
  refusal: Failure | null,
  signal: AbortSignal,
): Promise<void> {
  const record =
    refusal === null
      ? await deps.fetcher.fetch(requestOf(claim), signal)
      : refusedRecord(claim.url, refusal, deps.now())
  if (signal.aborted) throw signal.reason
  deps.failpoint('capture.fetched')
  const decide = decider(deps, claim, record)
  const stored = await deps.archive.storeCapture(claim, record, decide)
  const retryAfterMs = record.failure?.retryAfterMs ?? null
  if (retryAfterMs !== null) await quiet(deps, claim.url, retryAfterMs)

  const fetchMs = record.finishedAt.getTime() - record.startedAt.getTime()
  const report = { articleId: claim.articleId, url: claim.url }
  if (stored.outcome !== 'stored') {
    const times = { fetchMs, cleanMs: 0, compareMs: 0 }
    deps.onCapture({ ...report, outcome: stored.outcome, commit: null, failure: record.failure, times })
    return
  }
  const page: StoredPage = {
    captureId: stored.captureId,
    url: record.hops.at(-1)?.url ?? claim.url,
    mediaType: record.mediaType,
    charset: record.charset,
    body: record.body ?? new Uint8Array(),
  }
  const current = await deriveHeadAgain(deps, claim)
  const { commit, failure, times } = await derive(deps, current, page, decide)
  const outcome = failure === null ? 'new' : 'failed'
  deps.onCapture({ ...report, outcome, commit, failure, times: { ...times, fetchMs } })
}

/**
 * Conditional, but for one look in `limits.fullFetchEvery`: a server that says 304 for ever would hide an edit.
 * What cannot be an article is refused before its body is read.
 */
function requestOf(claim: Claim): FetchRequest {
  const mediaTypes = articleMediaTypes
  const isFull = (claim.article.captures + 1) % limits.fullFetchEvery === 0
  return isFull
    ? { url: claim.url, mediaTypes }
    : { url: claim.url, mediaTypes, validators: claim.validators }
}

const articleMediaTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'application/xml', 'text/xml']

/** A crash may have left captures stored but not derived; they come first, in their order. */
async function derivePending(deps: CaptureDeps, claim: Claim): Promise<void> {
  let current = await deriveHeadAgain(deps, claim)
  for (const page of await deps.archive.pendingCaptures(claim.articleId)) {
    const { commit, failure, times, head } = await derive(deps, current, page, decider(deps, current, null))
    current = { ...current, head }
    const outcome = failure === null ? 'new' : 'failed'
    deps.onCapture({
      articleId: claim.articleId,
      url: claim.url,
      outcome,
      commit,
      failure,
      times: { ...times, fetchMs: 0 },
    })
  }
}

function decider(deps: CaptureDeps, claim: Claim, record: FetchRecord | null): (look: Look) => NextLook {
  return (look) =>
    nextLook(claim.article, look, deps.now(), {
      cadence: deps.cadence,
      retryAfterMs: record?.failure?.retryAfterMs ?? null,
      goneBefore: claim.lastOutcome === 'gone',
    })
}

async function quiet(deps: CaptureDeps, url: string, retryAfterMs: number): Promise<void> {
  const host = URL.parse(url)?.host
  if (host === undefined) return
  const waitMs = Math.min(retryAfterMs, limits.fetchRetryAfterMsMax)
  await deps.archive.quietHost(host, new Date(deps.now().getTime() + waitMs))
}

/** What our own rules refused is a capture too: a gap that is explained. */
function refusedRecord(url: string, refusal: Failure, now: Date): FetchRecord {
  return {
    requestedUrl: url,
    hops: [],
    startedAt: now,
    finishedAt: now,
    body: null,
    truncated: null,
    mediaType: null,
    charset: null,
    validators: { etag: null, lastModified: null },
    notModified: false,
    failure: { ...refusal, retryAfterMs: null },
  }
}
