import type { ColumnType, Generated } from 'kysely'
import type { ArticleStatus } from '../model/article.ts'
import type { CaptureOutcome, Hop, Truncation } from '../model/capture.ts'
import type { Cause, Change, ChangeKind } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { ArticleId, CaptureId, SourceId } from '../model/ids.ts'
import type { Doubt, QualitySignal } from '../model/quality.ts'
import type { CleaningRules } from '../model/rules.ts'
import type { SourceAlert } from '../model/source-health.ts'
import type { SourceKind, SourceStatus } from '../model/source.ts'

/** Rows as archive/pool.ts reads them; migrations/ says what each column means. */
export interface Schema {
  sources: SourcesTable
  articles: ArticlesTable
  blobs: BlobsTable
  captures: CapturesTable
  versions: VersionsTable
  sightings: SightingsTable
  changes: ChangesTable
  version_words: VersionWordsTable
  change_words: ChangeWordsTable
  change_facets: ChangeFacetsTable
  change_marks: ChangeMarksTable
  annotations: AnnotationsTable
}

/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>

export interface SourcesTable {
  id: Generated<SourceId>
  url: string
  kind: SourceKind
  title: string | null
  cron: string
  timezone: string
  include: string | null
  exclude: string | null
  rules: ColumnType<CleaningRules | null, string | null, string | null>
  budget_per_hour: number | null
  alerts: Json<readonly SourceAlert[]> | null
  failing_since: Date | null
  paused_because: string | null
  status: Generated<SourceStatus>
  created_at: Date
  last_read_at: Date | null
  next_due_at: Date
  etag: string | null
  last_modified: string | null
  failures: Generated<number>
  failure_code: ErrorCode | null
  failure_message: string | null
  failed_at: Date | null
  articles: Generated<number>
}

export interface ArticlesTable {
  id: Generated<ArticleId>
  source_id: SourceId
  url: string
  key: string
  host: ColumnType<string, never, never>
  status: Generated<ArticleStatus>
  created_at: Date
  headline: string | null
  versions: Generated<number>
  captures: Generated<number>
  last_captured_at: Date | null
  last_changed_at: Date | null
  next_due_at: Date | null
  interval_ms: number
  fence: Generated<number>
  lease_until: Date | null
  claims_without_commit: Generated<number>
  trouble: string | null
  pending: Generated<number>
  last_capture_key: Buffer | null
  last_outcome: CaptureOutcome | null
  etag: string | null
  last_modified: string | null
  body_digest: Buffer | null
  body_capture_id: CaptureId | null
  head_version: number | null
  head_digest: Buffer | null
  head_cleaner_id: string | null
  head_capture_id: CaptureId | null
  sightings: Generated<number>
  seen_capture_id: CaptureId | null
  keyframe_id: number | null
  keyframe_deltas: Generated<number>
  merged_into: ArticleId | null
  leads_to_key: string | null
  settled_ordinal: Generated<number>
  hint_headline: string | null
  hint_modified: Date | null
  hinted_at: Date | null
  hint_sightings: number | null
  hints_in_vain: Generated<number>
  doubted_signal: Doubt | null
  doubted_digest: Buffer | null
  doubted_at: Date | null
}

interface BlobsTable {
  id: Generated<number>
  digest: Buffer
  size_bytes: number
  stored_bytes: number
  base_id: number | null
  stored: Buffer
}

export interface CapturesTable {
  id: Generated<CaptureId>
  article_id: ArticleId
  capture_key: Buffer
  slot: string
  fence: number
  state: 'pending' | 'done'
  requested_url: string
  hops: Json<readonly Hop[]>
  started_at: Date
  finished_at: Date
  status: number | null
  outcome: CaptureOutcome
  payload_digest: Buffer | null
  payload_size_bytes: number | null
  blob_id: number | null
  media_type: string | null
  charset: string | null
  truncated: Truncation | null
  etag: string | null
  last_modified: string | null
  failure_code: ErrorCode | null
  failure_message: string | null
  version: number | null
  quality: number | null
  signals: Json<readonly QualitySignal[]> | null
}

export interface VersionsTable {
  id: Generated<number>
  article_id: ArticleId
  number: number
  content: Json<Content>
  content_digest: Buffer
  cleaner_id: string
  first_capture_id: CaptureId
  parent: number | null
  headline: string | null
  words: number
  created_at: Date
}

export interface SightingsTable {
  article_id: ArticleId
  ordinal: number
  version: number
  first_seen_at: Date
  last_seen_at: Date
  captures: number
  first_capture_id: CaptureId
  last_capture_id: CaptureId
  changed_after: Date | null
  changed_by: Date | null
}

interface ChangesTable {
  id: number
  rank: ColumnType<number, never, never>
  article_id: ArticleId
  source_id: SourceId
  ordinal: number
  from_version: number
  to_version: number
  returned: boolean
  cause: Cause
  changed_after: Date
  changed_by: Date
  comparer_id: string
  significance: number
  kinds: ChangeKind[]
  summary: string
  headline: string | null
  change: Json<Change>
  words_added: number
  words_removed: number
}

interface VersionWordsTable {
  article_id: ArticleId
  number: number
  words: string
}

interface ChangeWordsTable {
  change_id: number
  added: string
  removed: string
}

interface ChangeFacetsTable {
  change_id: number
  language: string | null
  section: string | null
  authors: string[]
}

interface ChangeMarksTable {
  change_id: number
  seen_at: Date | null
  seen_by: string | null
  labels: string[]
}

interface AnnotationsTable {
  id: Generated<number>
  change_id: number
  author: string
  text: string
  created_at: Date
}
