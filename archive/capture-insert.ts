import type { CaptureOutcome, FetchRecord } from '../model/capture.ts'
import type { Failure } from '../model/errors.ts'
import type { StoredBlob, PreparedBlob } from './blobs.ts'
import type { Claim } from './capture-archive.ts'
import { limits } from '../model/limits.ts'
import { storable } from './text.ts'

/** What becomes of a capture the moment it is stored. */
export interface CaptureFate {
  readonly state: 'pending' | 'done'
  readonly outcome: CaptureOutcome
  readonly failure: Failure | null
  readonly version: number | null
}

export interface CaptureBody {
  readonly prepared: PreparedBlob
  /** Null when the statement that inserts the capture stores the blob too. */
  readonly stored: StoredBlob | null
}

/** From when a capture was fetched, its claim has the whole lease to derive it, or what it was renewed to. */
export const leaseAgain = `greatest(a.lease_until, $9::timestamptz + interval '${limits.claimLeaseMs} ms')`

/** Inserts a capture unless its key is there; parameters 1 to 22 are those of `captureValues`. */
export const insertCapture = `insert into captures (
    article_id, capture_key, slot, fence, state, requested_url, hops, started_at, finished_at, status, outcome,
    payload_digest, payload_size_bytes, blob_id, media_type, charset, truncated, etag, last_modified,
    failure_code, failure_message, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
  on conflict (capture_key) do nothing
  returning id, article_id, capture_key, started_at, payload_digest`

/**
 * The usual case in one statement: a new body of an article whose fence still holds. No row, and nothing stored,
 * when it is not so or the bytes are known. Parameters 23 to 25: the blob's size as stored, its base and
 * its bytes.
 */
export const insertNewBody = {
  name: 'store-new-body',
  text: `with article as (
      select id from articles
      where id = $1::bigint and fence = $4::bigint and (pending > 0 or body_digest is distinct from $12::bytea)
        and not exists (select from captures where capture_key = $2::bytea)
      for update
    ), blob as (
      insert into blobs (digest, size_bytes, stored_bytes, base_id, stored)
      select $12::bytea, $13::integer, $23::integer, $24::bigint, $25::bytea from article
      on conflict (digest) do nothing returning id, base_id
    ), capture as (
      insert into captures (
        article_id, capture_key, slot, fence, state, requested_url, hops, started_at, finished_at, status, outcome,
        payload_digest, payload_size_bytes, blob_id, media_type, charset, truncated, etag, last_modified,
        failure_code, failure_message, version)
      select article.id, $2::bytea, $3, $4::bigint, $5, $6, $7::json, $8::timestamptz, $9::timestamptz,
        $10::integer, $11, $12::bytea, $13::integer, coalesce($14::bigint, blob.id), $15, $16, $17, $18, $19,
        $20, $21, $22::integer
      from article, blob
      returning id, article_id, started_at, payload_digest
    )
    update articles a set captures = a.captures + 1, pending = a.pending + 1,
      last_captured_at = capture.started_at, lease_until = ${leaseAgain},
      body_digest = capture.payload_digest, body_capture_id = capture.id,
      keyframe_id = case when blob.base_id is null then blob.id else a.keyframe_id end,
      keyframe_deltas = case when blob.base_id is null then 0
        else a.keyframe_deltas + (blob.base_id is not distinct from a.keyframe_id)::integer end
    from capture, blob where a.id = capture.article_id returning capture.id`,
}

/** A record as the archive keeps it. Servers send NUL and worse; nothing of that makes the insert fail. */
export function captureValues(
  claim: Claim,
  record: FetchRecord,
  body: CaptureBody | null,
  fate: CaptureFate,
): readonly unknown[] {
  return [
    claim.articleId,
    Buffer.from(claim.captureKey, 'hex'),
    storable(claim.slot),
    claim.fence,
    fate.state,
    storable(record.requestedUrl),
    JSON.stringify(record.hops),
    record.startedAt,
    record.finishedAt,
    record.hops.at(-1)?.status ?? null,
    fate.outcome,
    body?.prepared.digest ?? null,
    body?.prepared.sizeBytes ?? null,
    body?.stored?.id ?? null,
    storable(record.mediaType),
    storable(record.charset),
    record.truncated,
    storable(record.validators.etag),
    storable(record.validators.lastModified),
    fate.failure?.code ?? null,
    storable(fate.failure?.message ?? null),
    fate.version,
  ]
}
