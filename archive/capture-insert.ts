import type { CaptureOutcome, FetchRecord } from '../model/capture.ts'
import type { Failure } from '../model/errors.ts'
import type { StoredBlob, PreparedBlob } from './blobs.ts'
import type { Claim } from './capture-archive.ts'
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
  readonly stored: StoredBlob
}

/** Inserts a capture unless its key is there; parameters 1 to 22 are those of `captureValues`. */
export const insertCapture = `insert into captures (
    article_id, capture_key, slot, fence, state, requested_url, hops, started_at, finished_at, status, outcome,
    payload_digest, payload_size_bytes, blob_id, media_type, charset, truncated, etag, last_modified,
    failure_code, failure_message, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
  on conflict (capture_key) do nothing
  returning id, article_id, capture_key, started_at, payload_digest`

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
    body?.stored.id ?? null,
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
