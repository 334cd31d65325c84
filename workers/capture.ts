import type { Archive, Claim, CommitResult, HostManners } from '../archive/archive.ts'
import { nextLook } from '../model/cadence.ts'
import type { Cadence, Look, NextLook } from '../model/cadence.ts'
import type { CaptureOutcome, FetchRecord } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { Failpoint } from '../model/failpoint.ts'
import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { Move } from '../model/move.ts'
import type { Fetcher, FetchRequest } from '../pipeline/fetch/fetcher.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import { bodyOf, derive, deriveHeadAgain } from './derive.ts'
import type { DeriveDeps, DeriveTimes, StoredPage } from './derive.ts'
import { holdClaim } from './hold-claim.ts'
import { HostBusy, hostTurn, inTurn, spendBudget } from './host-turn.ts'
import type { Heard } from './host-turn.ts'
import type { JobOutcome } from './job-outcome.ts'
import { isByHand } from './queues.ts'
import type { CaptureJob } from './queues.ts'
import { noticeMove } from './notice-move.ts'
import { withoutReserved } from './reserved.ts'
import { mayFollow, robotsRefusal } from './robots-refusal.ts'
import type { Permission } from './robots-refusal.ts'

export interface CaptureDeps extends DeriveDeps {
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly robots: RobotsRules
  readonly manners: HostManners
  /** What to do with pages whose publisher is against copies. */
  readonly reserved: 'keep' | 'refuse'
  readonly failpoint: Failpoint
  readonly now: () => Date
  readonly onCapture: (report: CaptureReport) => void
  readonly onMove: (move: Move) => void
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

/**
 * Takes one capture: manners, claim, fetch, store, derive, commit. Whatever the network does becomes a capture;
 * only trouble in our own house (database, disk) is thrown, and `capture-poisoned` for an article that nobody
 * could ever capture. A slot that is done, busy, unknown or no longer due is `done` here: the database says when
 * the article is due again.
 */
export async function capture(deps: CaptureDeps, job: CaptureJob, signal: AbortSignal): Promise<JobOutcome> {
  const host = URL.parse(job.url)?.host
  if (host === undefined) return { outcome: 'done' }
  const permission = await permissionOf(deps, job.url, signal)
  if (permission instanceof Date) return { outcome: 'later', at: permission }
  const refusal = robotsRefusal(permission)
  for (;;) {
    const turn = await hostTurn(deps, host, permission.crawlDelayMs, limits.hostPatienceMs, signal)
    if (turn instanceof Date) return { outcome: 'later', at: turn }
    const taken = await turn.spend((heard) => claimAndFetch(deps, job, heard, refusal, signal))
    if (taken === null) return { outcome: 'done' }
    if (taken instanceof Date) return { outcome: 'later', at: taken }
    const { claim, record } = taken
    using _held = taken.hold
    if (record !== null) {
      await orRelease(deps, claim, signal, () => keep(deps, claim, record))
      return { outcome: 'done' }
    }
    // A crash left a capture that was never derived. It comes first; then what the claim knows is old news.
    await orRelease(deps, claim, signal, () => derivePending(deps, claim))
    await deps.archive.release(claim, null)
  }
}

/** What the host's robots.txt says; a time when it cannot be asked before. */
async function permissionOf(deps: CaptureDeps, url: string, signal: AbortSignal): Promise<Permission | Date> {
  try {
    return await deps.robots.check(url, signal, inTurn(deps, limits.hostPatienceMs, signal))
  } catch (error) {
    if (error instanceof HostBusy) return error.at
    throw error
  }
}

/** What was asked for by hand is taken all the same. */
async function overBudget(deps: CaptureDeps, { budgetPerHour, article, slot }: Claim): Promise<Date | null> {
  if (budgetPerHour === null || isByHand(slot)) return null
  return spendBudget(deps, article.sourceId, budgetPerHour)
}

interface Taken {
  readonly claim: Claim
  /** Null when older captures are to be derived first. */
  readonly record: FetchRecord | null
  /** Renews the claim until it is disposed of. */
  readonly hold: Disposable
}

/**
 * Null when there is nothing to do for this slot; a time when somebody else holds the article until then, or its
 * source's budget is spent.
 */
async function claimAndFetch(
  deps: CaptureDeps,
  job: CaptureJob,
  heard: Heard,
  refusal: Failure | null,
  signal: AbortSignal,
): Promise<Taken | Date | null> {
  const articleId = job.articleId as ArticleId
  const claimed = await deps.archive.claim(articleId, job.slot, deps.now())
  if (claimed.outcome === 'quarantined') {
    throw new OperationalError('capture-poisoned', `${job.url} is set aside: ${claimed.reason}`, {
      hint: 'The log says why each attempt failed; `stet check URL` tries again.',
    })
  }
  // A job that a dead worker left behind comes back before that worker's claim ends.
  if (claimed.outcome === 'busy' && !isByHand(job.slot)) return claimed.until
  if (claimed.outcome !== 'claimed') return null
  const { claim } = claimed
  using stack = new DisposableStack()
  stack.use(holdClaim(deps, claim))
  if (claim.hasPending) return { claim, record: null, hold: stack.move() }
  const budgetAt = await orRelease(deps, claim, signal, () => overBudget(deps, claim))
  if (budgetAt !== null) {
    await deps.archive.release(claim, null)
    return budgetAt
  }
  return await orRelease(deps, claim, signal, async () => {
    const record =
      refusal === null
        ? await deps.fetcher.fetch({ ...requestOf(claim), mayFollow: mayFollow(deps, signal) }, signal)
        : refusedRecord(claim.url, refusal, deps.now())
    if (signal.aborted) throw signal.reason
    await heard(record)
    deps.failpoint('capture.fetched')
    return {
      claim,
      record: deps.reserved === 'refuse' ? withoutReserved(record) : record,
      hold: stack.move(),
    }
  })
}

/**
 * Gives the claim back when the work throws. It counts against the article unless the trouble was ours and will
 * pass: what fails again and again must end in quarantine, not in another attempt every minute.
 */
async function orRelease<T>(
  deps: CaptureDeps,
  claim: Claim,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const willPass = signal.aborted || (error instanceof OperationalError && error.retryable)
    // A database that is down cannot take the claim back; the lease ends by itself.
    await deps.archive.release(claim, willPass ? null : messageOf(error)).catch(() => {})
    throw error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function keep(deps: CaptureDeps, claim: Claim, record: FetchRecord): Promise<void> {
  const decide = decider(deps, claim, record)
  // Also when the page has not changed: what our own rules change must not wait for the publisher.
  const current = await deriveHeadAgain(deps, claim)
  const stored = await deps.archive.storeCapture(claim, record, decide)

  const fetchMs = record.finishedAt.getTime() - record.startedAt.getTime()
  const report = { articleId: claim.articleId, url: claim.url }
  if (stored.outcome !== 'stored') {
    const times = { fetchMs, cleanMs: 0, compareMs: 0 }
    deps.onCapture({ ...report, outcome: stored.outcome, commit: null, failure: record.failure, times })
    await noticeMove(deps, claim, record, { outcome: stored.outcome, isFirst: false })
    return
  }
  const page: StoredPage = {
    captureId: stored.captureId,
    requestedUrl: record.requestedUrl,
    hops: record.hops,
    startedAt: record.startedAt,
    mediaType: record.mediaType,
    charset: record.charset,
    body: () => Promise.resolve(record.body ?? new Uint8Array()),
  }
  const { outcome, commit, failure, times } = await derive(deps, current, page, decide)
  deps.onCapture({ ...report, outcome, commit, failure, times: { ...times, fetchMs } })
  await noticeMove(deps, claim, record, { outcome, isFirst: commit.outcome === 'first' })
}

/** Derives the oldest capture that a crash left behind; each has a claim of its own. */
async function derivePending(deps: CaptureDeps, claim: Claim): Promise<void> {
  const pending = await deps.archive.pendingCapture(claim.articleId)
  if (pending === null) throw new Error(`Article ${claim.articleId} counts pending captures, and has none.`)
  const page = { ...pending, body: () => bodyOf(deps, pending.captureId) }
  const current = await deriveHeadAgain(deps, claim)
  const { outcome, commit, failure, times } = await derive(deps, current, page, decider(deps, current, null))
  deps.onCapture({
    articleId: claim.articleId,
    url: claim.url,
    outcome,
    commit,
    failure,
    times: { ...times, fetchMs: 0 },
  })
}

/**
 * Conditional, but for one look in `limits.fullFetchEvery`: a server that says 304 for ever would hide an edit.
 * What cannot be an article is refused before its body is read.
 */
function requestOf(claim: Claim): FetchRequest {
  const mediaTypes = articleMediaTypes
  // A change is confirmed by bytes, not by the word of a server or a cache that may have kept a wrong page.
  if (claim.unsettled > 0 || claim.doubted !== null) return { url: claim.url, mediaTypes, fresh: true }
  const isFull = (claim.article.captures + 1) % limits.fullFetchEvery === 0
  return isFull
    ? { url: claim.url, mediaTypes }
    : { url: claim.url, mediaTypes, validators: claim.validators }
}

const articleMediaTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'application/xml', 'text/xml']

function decider(deps: CaptureDeps, claim: Claim, record: FetchRecord | null): (look: Look) => NextLook {
  return (look) =>
    nextLook(claim.article, look, deps.now(), {
      cadence: deps.cadence,
      retryAfterMs: record?.failure?.retryAfterMs ?? null,
      goneBefore: isGone(claim, record, deps.now(), deps.cadence),
      secondLook:
        claim.head !== null && deps.cadence.secondLookMs > 0 && claim.unsettled < limits.unsettledMax,
    })
}

/** 410 and 451 are said on purpose; a 404 is believed when it lasts. */
function isGone(
  { lastOutcome, article }: Claim,
  record: FetchRecord | null,
  now: Date,
  { doubtMs }: Cadence,
): boolean {
  const status = record?.hops.at(-1)?.status
  if (status === 410 || status === 451) return true
  const lastAt = article.lastCapturedAt?.getTime() ?? now.getTime()
  return lastOutcome === 'gone' && now.getTime() - lastAt >= doubtMs
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
