import type { Failpoint } from '../model/failpoint.ts'
import type { ArticleId, CaptureId } from '../model/ids.ts'
import type { Look } from '../model/cadence.ts'
import type { Quality } from '../model/quality.ts'
import type {
  Claim,
  CommitResult,
  DecideNext,
  Derived,
  DerivedContent,
  NotDerived,
} from './capture-archive.ts'
import * as statements from './commit-statements.ts'
import type { Database, Queries, Statement } from './database.ts'
import { recordState } from './record-state.ts'
import { settle } from './settle.ts'
import type { Head } from './record-state.ts'
import { digestBytes, storable } from './text.ts'

export type LockedArticle = Head & {
  fence: number
  head_capture_id: CaptureId | null
  seen_capture_id: CaptureId | null
}

/** `CaptureArchive.commitCapture`: one transaction. */
export async function commitCapture(
  db: Database,
  failpoint: Failpoint,
  claim: Claim,
  captureId: CaptureId,
  derived: Derived,
  next: DecideNext,
): Promise<CommitResult> {
  const result = await db.transaction(async (queries) => {
    const what = { claim, captureId, derived, next }
    const committed = (await commitUsual(queries, what)) ?? (await commit(queries, what))
    // Seen again: whatever waited for that is told.
    if (committed.outcome === 'unchanged' && claim.unsettled > 0) await settle(queries, claim.articleId)
    failpoint('commit.in-transaction')
    return committed
  })
  failpoint('commit.committed')
  return result
}

/** Locks the article's row for the rest of the transaction. */
export async function lockArticle(queries: Queries, articleId: ArticleId): Promise<LockedArticle> {
  const [article] = await queries.run<LockedArticle>(statements.lockArticle, [articleId])
  if (article === undefined) throw new Error(`Article ${articleId} has gone.`)
  return article
}

interface Commit {
  readonly claim: Claim
  readonly captureId: CaptureId
  readonly derived: Derived
  readonly next: DecideNext
}

async function commit(queries: Queries, what: Commit): Promise<CommitResult> {
  const { claim, captureId, derived } = what
  const article = await lockArticle(queries, claim.articleId)
  if (article.fence !== claim.fence) return { outcome: 'late', version: null, previous: null }
  // A capture stored before one that already extended the history would put the sightings out of order.
  if (article.seen_capture_id !== null && captureId < article.seen_capture_id) {
    return end(queries, what, statements.commitOvertaken, 'failed', [], { outcome: 'late', version: null })
  }
  if (derived.outcome !== 'content') {
    return end(queries, what, statements.commitFailure, lookOf(derived), failureValues(derived), {
      outcome: 'failed',
      version: null,
    })
  }
  if (article.head_digest?.equals(digestBytes(derived.contentDigest)) === true) {
    // The article's row is locked now: either the head is seen again, or the capture was committed before.
    return (await commitSeenAgain(queries, what)) ?? duplicate(queries, what)
  }
  return commitState(queries, article, what, derived)
}

/** Most looks find what the last one found: then one statement does it. */
function commitUsual(queries: Queries, what: Commit): Promise<CommitResult | null> {
  const { claim, derived } = what
  const usual = derived.outcome === 'content' && derived.contentDigest === claim.head?.contentDigest
  return usual ? commitSeenAgain(queries, what) : Promise.resolve(null)
}

/** Null when another content than the head's was found, or the claim is lost, or the capture is done. */
async function commitSeenAgain(queries: Queries, what: Commit): Promise<CommitResult | null> {
  const { claim, derived } = what
  if (derived.outcome !== 'content') return null
  const [row] = await queries.run<{ version: number }>(statements.commitSeenAgain, [
    ...common(what, 'quiet'),
    claim.fence,
    digestBytes(derived.contentDigest),
    storable(derived.cleanerId),
  ])
  return row === undefined ? null : { outcome: 'unchanged', version: row.version, previous: null }
}

async function end(
  queries: Queries,
  what: Commit,
  statement: Statement,
  look: Look,
  more: readonly unknown[],
  result: Omit<CommitResult, 'previous'>,
): Promise<CommitResult> {
  const rows = await queries.run(statement, [...common(what, look), ...more])
  return rows.length === 0 ? duplicate(queries, what) : { ...result, previous: null }
}

/** Another state than the head's: a version never seen, or an older one back again. */
async function commitState(
  queries: Queries,
  article: LockedArticle,
  what: Commit,
  derived: DerivedContent,
): Promise<CommitResult> {
  const { claim, captureId, next } = what
  const digest = digestBytes(derived.contentDigest)
  const [known] = await queries.run<{ number: number }>(statements.selectVersionByDigest, [
    claim.articleId,
    digest,
  ])
  const version = known?.number ?? article.versions + 1
  const [capture] = await queries.run<{ started_at: Date; finished_at: Date }>(statements.completeCapture, [
    ...common(what, 'changed'),
    version,
    ...qualityValues(derived.quality),
  ])
  if (capture === undefined) return duplicate(queries, what)
  await recordState(queries, claim.articleId, article, {
    version,
    isNew: known === undefined,
    derived,
    captureId,
    seenAt: capture.started_at,
    changedBy: capture.finished_at,
    cause: 'publisher',
  })
  const previous = article.head_version
  if (previous !== null && next('changed').secondLook !== true) await settle(queries, claim.articleId)
  if (previous === null) return { outcome: 'first', version, previous }
  return { outcome: known === undefined ? 'changed' : 'returned', version, previous }
}

function lookOf({ outcome, doubt }: NotDerived): Look {
  if (doubt !== null) return doubt.signal === 'cut-off' ? 'cut-off' : 'doubtful'
  return outcome === 'gone' ? 'gone' : 'failed'
}

function failureValues({ outcome, failure, quality, doubt }: NotDerived): readonly unknown[] {
  const { code, message } = failure
  const doubted = doubt === null ? [null, null] : [doubt.signal, digestBytes(doubt.contentDigest)]
  return [outcome, code, storable(message), ...qualityValues(quality), ...doubted]
}

function qualityValues(quality: Quality | null): readonly unknown[] {
  return quality === null ? [null, null] : [quality.score, JSON.stringify(quality.signals)]
}

function common({ claim, captureId, next }: Commit, look: Look): readonly unknown[] {
  const decided = next(look)
  const key = Buffer.from(claim.captureKey, 'hex')
  return [captureId, claim.articleId, key, decided.status, decided.dueAt, Math.round(decided.intervalMs)]
}

async function duplicate(queries: Queries, { claim, captureId }: Commit): Promise<CommitResult> {
  const [capture] = await queries.run<{ version: number | null }>(statements.selectCapture, [
    captureId,
    claim.articleId,
  ])
  if (capture === undefined) throw new Error(`Article ${claim.articleId} has no capture ${captureId}.`)
  return { outcome: 'duplicate', version: capture.version, previous: null }
}
