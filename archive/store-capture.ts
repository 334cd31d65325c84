import type { Look } from '../model/cadence.ts'
import type { FetchRecord } from '../model/capture.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { Failpoint } from '../model/failpoint.ts'
import type { CaptureId } from '../model/ids.ts'
import { prepareBlob, storeBlob } from './blobs.ts'
import type { PreparedBlob } from './blobs.ts'
import type { Claim, DecideNext, StoreResult } from './capture-archive.ts'
import { captureValues, insertCapture, insertNewBody, leaseAgain } from './capture-insert.ts'
import type { CaptureBody, CaptureFate } from './capture-insert.ts'
import type { Database, Queries } from './database.ts'
import { settle } from './settle.ts'
import { captureKey } from './text.ts'

const lockArticle = {
  name: 'store-lock',
  text: `select fence, pending, body_digest, body_capture_id, head_version, sightings, keyframe_id,
      etag is not null or last_modified is not null as conditional
    from articles where id = $1 for update`,
}

type LockedArticle = {
  fence: number
  pending: number
  body_digest: Buffer | null
  body_capture_id: CaptureId | null
  head_version: number | null
  sightings: number
  keyframe_id: number | null
  conditional: boolean
}

const lastBody = { name: 'store-last-body', text: 'select version from captures where id = $1' }

const insertLate = {
  name: 'store-late',
  text: `with capture as (${insertCapture})
    update articles a set captures = a.captures + 1
    from capture where a.id = capture.article_id returning capture.id`,
}

/** Parameters 23 and 24: the new keyframe if any, and by how much the deltas against the present one grow. */
const insertPending = {
  name: 'store-pending',
  text: `with capture as (${insertCapture})
    update articles a set captures = a.captures + 1, pending = a.pending + 1,
      last_captured_at = capture.started_at, lease_until = ${leaseAgain},
      body_digest = capture.payload_digest, body_capture_id = capture.id,
      keyframe_id = coalesce($23::bigint, a.keyframe_id),
      keyframe_deltas = case when $23::bigint is null then a.keyframe_deltas + $24::integer else 0 end
    from capture where a.id = capture.article_id returning capture.id`,
}

/** Parameters 23 to 25: the next look; 26: extend the head's sighting; 27: the body was the last one again. */
const insertDone = {
  name: 'store-done',
  text: `with capture as (${insertCapture}), seen as (
      update sightings s set captures = s.captures + 1, last_capture_id = capture.id,
        last_seen_at = greatest(s.last_seen_at, capture.started_at)
      from capture, articles a
      where $26::boolean and a.id = $1 and s.article_id = a.id and s.ordinal = a.sightings)
    update articles a set captures = a.captures + 1, last_captured_at = capture.started_at,
      lease_until = null, claims_without_commit = 0, last_capture_key = capture.capture_key, last_outcome = $11,
      status = $23, next_due_at = $24, interval_ms = $25,
      seen_capture_id = case when $26 then capture.id else a.seen_capture_id end,
      doubted_signal = case when not $26 then a.doubted_signal end,
      doubted_digest = case when not $26 then a.doubted_digest end,
      doubted_at = case when not $26 then a.doubted_at end,
      body_capture_id = case when $27::boolean then capture.id else a.body_capture_id end,
      head_capture_id = case when $26 and $27 then capture.id else a.head_capture_id end,
      etag = case when $26 and $27 then $18 else a.etag end,
      last_modified = case when $26 and $27 then $19 else a.last_modified end
    from capture where a.id = capture.article_id returning capture.id`,
}

const selectByKey = {
  name: 'store-by-key',
  text: 'select id from captures where capture_key = $1',
}

/** `CaptureArchive.storeCapture`: the body is compressed first, then everything is one transaction. */
export async function storeCapture(
  db: Database,
  failpoint: Failpoint,
  claim: Claim,
  record: FetchRecord,
  next: DecideNext,
): Promise<StoreResult> {
  const body = bytes(record)
  const prepared = body === null ? null : await prepareBlob(db, claim.articleId, body)
  failpoint('capture.before-store')
  const result = await orDuplicate(db, () =>
    db.transaction(async (queries) => {
      const stored =
        (await insertUsual(queries, claim, record, prepared)) ??
        (await insert(queries, { claim, record, next, prepared }))
      failpoint('capture.in-store')
      return stored
    }),
  )
  failpoint('capture.stored')
  return result
}

/** Thrown to roll the transaction back: a capture that is not stored must leave no blob either. */
class KeyTaken extends Error {
  readonly key: string

  constructor(key: string) {
    super('The capture key is taken.')
    this.key = key
  }
}

async function orDuplicate(db: Database, work: () => Promise<StoreResult>): Promise<StoreResult> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error
    const [known] = await db.run<{ id: CaptureId }>(selectByKey, [Buffer.from(error.key, 'hex')])
    if (known === undefined) throw new Error('A capture key is taken by no capture.', { cause: error })
    return { outcome: 'duplicate', captureId: known.id }
  }
}

const pending: Fate = {
  state: 'pending',
  outcome: 'new',
  failure: null,
  version: null,
  look: null,
  seen: false,
}

/** Null when this is not the usual case: a new body, of a claim that holds, with bytes never seen. */
async function insertUsual(
  queries: Queries,
  claim: Claim,
  record: FetchRecord,
  prepared: PreparedBlob | null,
): Promise<StoreResult | null> {
  if (prepared === null || prepared.encoded === null || record.failure !== null) return null
  const { stored, baseId } = prepared.encoded
  const values = captureValues(claim, record, { prepared, stored: null }, pending)
  const [row] = await queries.run<{ id: CaptureId }>(insertNewBody, [
    ...values,
    stored.byteLength,
    baseId,
    stored,
  ])
  return row === undefined ? null : { outcome: 'stored', captureId: row.id }
}

/** A record without failure and without 304 has a complete body, if an empty one. */
function bytes(record: FetchRecord): Uint8Array | null {
  if (record.body !== null || record.failure !== null || record.notModified) return record.body
  return new Uint8Array(0)
}

interface Storing {
  readonly claim: Claim
  readonly record: FetchRecord
  readonly next: DecideNext
  readonly prepared: PreparedBlob | null
}

async function insert(queries: Queries, storing: Storing): Promise<StoreResult> {
  const { claim, record, next, prepared } = storing
  const [article] = await queries.run<LockedArticle>(lockArticle, [claim.articleId])
  if (article === undefined) throw new Error(`Article ${claim.articleId} has gone.`)
  const body = prepared === null ? null : { prepared, stored: await storeBlob(queries, prepared) }
  const fate = await decide(queries, article, storing)
  const under = fate.outcome === 'late' ? ownSlot(claim) : claim
  const values = captureValues(under, record, body, fate)
  const rows = await insertAs(queries, fate, values, body, article, next)
  if (fate.seen && claim.unsettled > 0 && rows.length > 0) await settle(queries, claim.articleId)
  const id = rows[0]?.id
  if (id === undefined) throw new KeyTaken(under.captureKey)
  return { outcome: resultOf(fate), captureId: id }
}

/** A lost claim must not use up the slot that another holds now. */
function ownSlot(claim: Claim): Claim {
  const slot = `${claim.slot} late ${claim.fence}`
  return { ...claim, slot, captureKey: captureKey(claim.articleId, slot) }
}

interface Fate extends CaptureFate {
  readonly look: Look | null
  /** The head is seen again. */
  readonly seen: boolean
}

function insertAs(
  queries: Queries,
  fate: Fate,
  values: readonly unknown[],
  body: CaptureBody | null,
  article: LockedArticle,
  next: DecideNext,
): Promise<readonly { id: CaptureId }[]> {
  if (fate.outcome === 'late') return queries.run(insertLate, values)
  if (fate.look === null) {
    return queries.run(insertPending, [...values, ...keyframeValues(body, article)])
  }
  const look = next(fate.look)
  return queries.run(insertDone, [
    ...values,
    look.status,
    look.dueAt,
    Math.round(look.intervalMs),
    fate.seen,
    fate.outcome === 'identical',
  ])
}

function keyframeValues(
  body: CaptureBody | null,
  article: LockedArticle,
): readonly [keyframeId: number | null, deltas: number] {
  const stored = body?.stored
  if (stored == null) return [null, 0]
  const { id, baseId, isNew } = stored
  if (baseId === null && (isNew || article.keyframe_id === null)) return [id, 0]
  return [null, isNew && baseId === article.keyframe_id ? 1 : 0]
}

function resultOf(fate: Fate): 'stored' | Exclude<StoreResult['outcome'], 'stored' | 'duplicate'> {
  return fate.outcome === 'new' ? 'stored' : fate.outcome
}

async function decide(
  queries: Queries,
  article: LockedArticle,
  { claim, record, prepared }: Storing,
): Promise<Fate> {
  if (article.fence !== claim.fence) {
    return done('late', { failure: record.failure })
  }
  if (record.failure !== null) {
    const outcome = failureOutcome(record.failure.code)
    return done(outcome, { failure: record.failure, look: outcome === 'gone' ? 'gone' : 'failed' })
  }
  if (record.notModified) {
    // A 304 that nobody asked for says nothing about what we have.
    const seen = article.head_version !== null && article.conditional
    return done('not-modified', { look: 'quiet', seen, version: seen ? article.head_version : null })
  }
  const same = prepared !== null && article.body_digest?.equals(prepared.digest) === true
  if (!same || article.pending > 0 || article.body_capture_id === null) return pending
  const [last] = await queries.run<LastBody>(lastBody, [article.body_capture_id])
  // What was not understood the last time is tried again: the cleaner may have been out of time, or be a better one.
  if (last?.version == null) return pending
  return done('identical', { look: 'quiet', seen: true, version: article.head_version })
}

type LastBody = { version: number | null }

function done(outcome: Exclude<Fate['outcome'], 'new'>, rest: Partial<Fate>): Fate {
  return { state: 'done', failure: null, version: null, look: null, seen: false, ...rest, outcome }
}

/** Refused by our own rules, or by a bot wall. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'address-refused',
  'port-refused',
  'robots-disallowed',
  'robots-unreachable',
  'http-blocked',
  'publisher-reserved',
])

function failureOutcome(code: ErrorCode): 'blocked' | 'gone' | 'failed' {
  if (code === 'http-gone') return 'gone'
  return refusals.has(code) ? 'blocked' : 'failed'
}
