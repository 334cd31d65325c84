import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import { toArticle } from './article-row.ts'
import type { ArticleRow } from './article-row.ts'
import type { Claim, ClaimResult } from './capture-archive.ts'
import type { Database } from './database.ts'
import { captureKey, digestText } from './text.ts'

/**
 * The key of the last commit stands in the article's row too: after waiting for the row, PostgreSQL judges the
 * row as it has become, but the sub-select as things were when the statement began.
 */
const takeClaim = {
  name: 'claim-take',
  text: `update articles a
    set fence = fence + 1, lease_until = $4, claims_without_commit = claims_without_commit + 1
    from sources s
    where a.id = $1 and s.id = a.source_id
      and (a.lease_until is null or a.lease_until <= $3)
      and a.status <> 'quarantined' and a.claims_without_commit < $5
      and a.last_capture_key is distinct from $2
      and not exists (select from captures c where c.capture_key = $2 and c.state = 'done')
    returning a.*, s.status = 'active' as scheduled`,
}

const whyNot = {
  name: 'claim-why-not',
  text: `select status, lease_until > $3 as leased,
      exists (select from captures c where c.capture_key = $2 and c.state = 'done') as done
    from articles where id = $1`,
}

const quarantine = {
  name: 'claim-quarantine',
  text: `update articles set status = 'quarantined', next_due_at = null, lease_until = null
    where id = $1 and claims_without_commit >= $3 and (lease_until is null or lease_until <= $2)
    returning id`,
}

const giveBack = {
  name: 'claim-give-back',
  text: `update articles
    set lease_until = null, claims_without_commit = greatest(0, claims_without_commit - 1)
    where id = $1 and fence = $2 and lease_until is not null`,
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
  const [row] = await db.run<ArticleRow & { scheduled: boolean }>(takeClaim, [
    articleId,
    keyBytes,
    now,
    leaseUntil,
    limits.claimsWithoutCommitMax,
  ])
  if (row !== undefined) return { outcome: 'claimed', claim: toClaim(row, slot, key, now) }
  const [reason] = await db.run<{ status: string; leased: boolean | null; done: boolean }>(whyNot, [
    articleId,
    keyBytes,
    now,
  ])
  if (reason === undefined) return { outcome: 'unknown' }
  if (reason.done) return { outcome: 'done' }
  if (reason.status === 'quarantined') return { outcome: 'quarantined' }
  if (reason.leased === true) return { outcome: 'busy' }
  const [quarantined] = await db.run(quarantine, [articleId, now, limits.claimsWithoutCommitMax])
  return { outcome: quarantined === undefined ? 'busy' : 'quarantined' }
}

/** `CaptureArchive.release`; a claim that was lost in the meantime is left alone. */
export async function release(db: Database, held: Claim): Promise<void> {
  await db.run(giveBack, [held.articleId, held.fence])
}

function toClaim(
  row: ArticleRow & { scheduled: boolean },
  slot: string,
  key: string,
  claimedAt: Date,
): Claim {
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
    lastOutcome: row.last_outcome,
    hasPending: row.pending > 0,
  }
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
