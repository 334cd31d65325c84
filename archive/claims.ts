import { randomUUID } from 'node:crypto'
import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { CleaningRules } from '../model/rules.ts'
import { toArticle } from './article-row.ts'
import type { ArticleRow } from './article-row.ts'
import type { Claim, ClaimResult } from './capture-archive.ts'
import type { Database } from './database.ts'
import { captureKey, digestText, storable } from './text.ts'

/** A lease that ends later than any lease given now was written by a clock that ran ahead: it holds nobody off. */
const isFree = `(a.lease_until is null or a.lease_until <= $3
  or a.lease_until > $4::timestamptz + interval '${limits.clockSkewMsMax} ms')`

/**
 * The key of the last commit stands in the article's row too: after waiting for the row, PostgreSQL judges the
 * row as it has become, but the sub-select as things were when the statement began. $6 is the due time that the
 * slot names; null for a slot that was asked for by hand.
 */
const takeClaim = {
  name: 'claim-take',
  text: `update articles a
    set fence = fence + 1, lease_until = $4, claims_without_commit = claims_without_commit + 1, trouble = null
    from sources s
    where a.id = $1 and s.id = a.source_id and ${isFree}
      and a.status not in ('quarantined', 'merged') and a.claims_without_commit < $5
      and ($6::timestamptz is null or a.pending > 0 or (a.next_due_at = $6 and s.status = 'active'))
      and a.last_capture_key is distinct from $2
      and not exists (select from captures c where c.capture_key = $2 and c.state = 'done')
    returning a.*, s.status = 'active' as scheduled, s.rules, s.budget_per_hour`,
}

const whyNot = {
  name: 'claim-why-not',
  text: `select a.status, a.trouble, not ${isFree} as leased, a.lease_until as "leaseUntil",
      exists (select from captures c where c.capture_key = $2 and c.state = 'done') as done,
      a.claims_without_commit >= $5 as poisoned
    from articles a where a.id = $1`,
}

/** A slot that is done must not stay the time that the article waits for: nobody could ever claim it again. */
const moveOn = {
  name: 'claim-move-on',
  text: `update articles set next_due_at = $2::timestamptz + interval_ms * interval '1 ms'
    where id = $1 and next_due_at = $3 and status in ('active', 'gone')`,
}

/** Setting aside is a capture too, as every other gap: it failed, and says why. $3 is the time, $4 and $5 key and slot. */
const quarantine = {
  name: 'claim-quarantine',
  text: `with aside as (
      update articles set status = 'quarantined', next_due_at = null, lease_until = null, captures = captures + 1,
        last_captured_at = $3, last_outcome = 'failed',
        trouble = $2 || ' attempts in a row to capture it came to no end; the last: '
          || coalesce(trouble, 'the process died or was killed')
      where id = $1 and claims_without_commit >= $2::integer and status <> 'quarantined'
      returning id, fence, url, trouble)
    insert into captures (article_id, capture_key, slot, fence, state, requested_url, hops, started_at, finished_at,
      outcome, failure_code, failure_message)
    select id, $4, $5, fence, 'done', url, '[]', $3, $3, 'failed', 'capture-poisoned', trouble from aside
    returning failure_message as reason`,
}

/** $3: 1 when the claim came to nothing by no fault of the article, so that it does not count; else 0. */
const giveBack = {
  name: 'claim-give-back',
  text: `update articles
    set lease_until = null, claims_without_commit = greatest(0, claims_without_commit - $3::integer), trouble = $4
    where id = $1 and fence = $2 and lease_until is not null`,
}

const extend = {
  name: 'claim-extend',
  text: `update articles set lease_until = $3
    where id = $1 and fence = $2 and lease_until is not null
    returning id`,
}

/** `CaptureArchive.claim`: one statement when the article is free. */
export async function claim(
  db: Database,
  articleId: ArticleId,
  slot: string,
  now: Date,
): Promise<ClaimResult> {
  const key = captureKey(articleId, slot)
  const keyBytes = Buffer.from(key, 'hex')
  const leaseUntil = new Date(now.getTime() + limits.claimLeaseMs)
  const common = [articleId, keyBytes, now, leaseUntil, limits.claimsWithoutCommitMax]
  const dueAt = dueTimeOf(slot)
  const [row] = await db.run<ClaimedRow>(takeClaim, [...common, dueAt])
  if (row !== undefined) return { outcome: 'claimed', claim: toClaim(row, slot, key, now) }
  const [reason] = await db.run<Reason>(whyNot, common)
  if (reason === undefined) return { outcome: 'unknown' }
  if (reason.leased) return { outcome: 'busy', until: reason.leaseUntil ?? now }
  if (reason.done) {
    if (dueAt !== null) await db.run(moveOn, [articleId, now, dueAt])
    return { outcome: 'done' }
  }
  if (reason.status === 'quarantined') return { outcome: 'quarantined', reason: reason.trouble ?? '' }
  return reason.poisoned ? setAside(db, articleId, now) : { outcome: 'not-due' }
}

async function setAside(db: Database, articleId: ArticleId, now: Date): Promise<ClaimResult> {
  const slot = `quarantine-${randomUUID()}`
  const key = Buffer.from(captureKey(articleId, slot), 'hex')
  const values = [articleId, limits.claimsWithoutCommitMax, now, key, slot]
  const [quarantined] = await db.run<{ reason: string }>(quarantine, values)
  if (quarantined === undefined) return { outcome: 'busy', until: now }
  return { outcome: 'quarantined', reason: quarantined.reason }
}

type ClaimedRow = ArticleRow & {
  scheduled: boolean
  rules: CleaningRules | null
  budget_per_hour: number | null
}

type Reason = {
  status: string
  trouble: string | null
  leased: boolean
  leaseUntil: Date | null
  done: boolean
  poisoned: boolean
}

/** The due time that a slot names; null for a slot that was asked for by hand. */
function dueTimeOf(slot: string): Date | null {
  const time = new Date(slot)
  return /^\d{4}-\d\d-\d\dT/.test(slot) && !Number.isNaN(time.getTime()) ? time : null
}

/** `CaptureArchive.renew`. */
export async function renew(db: Database, held: Claim, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + limits.claimLeaseMs)
  const rows = await db.run(extend, [held.articleId, held.fence, until])
  return rows.length > 0
}

/** `CaptureArchive.release`; a claim that was lost in the meantime is left alone. */
export async function release(db: Database, held: Claim, trouble: string | null): Promise<void> {
  await db.run(giveBack, [held.articleId, held.fence, trouble === null ? 1 : 0, storable(trouble)])
}

function toClaim(row: ClaimedRow, slot: string, key: string, claimedAt: Date): Claim {
  return {
    articleId: row.id,
    url: row.url,
    slot,
    captureKey: key,
    fence: row.fence,
    claimedAt,
    validators: { etag: row.etag, lastModified: row.last_modified },
    lastPayloadDigest: row.body_digest === null ? null : digestText(row.body_digest),
    head: toHead(row),
    article: toArticle(row, row.scheduled),
    rules: row.rules,
    budgetPerHour: row.budget_per_hour,
    doubted: toDoubt(row),
    unsettled: row.sightings - row.settled_ordinal,
    lastOutcome: row.last_outcome,
    hasPending: row.pending > 0,
  }
}

function toDoubt(row: ArticleRow): Claim['doubted'] {
  const { doubted_signal: signal, doubted_digest: digest, doubted_at: since } = row
  if (signal === null || digest === null || since === null) return null
  return { signal, contentDigest: digestText(digest), since }
}

function toHead(row: ArticleRow): Claim['head'] {
  if (row.head_version === null || row.head_digest === null) return null
  if (row.head_cleaner_id === null || row.head_capture_id === null) return null
  return {
    version: row.head_version,
    contentDigest: digestText(row.head_digest),
    cleanerId: row.head_cleaner_id,
    captureId: row.head_capture_id,
  }
}
