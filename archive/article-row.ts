import type { Selectable } from 'kysely'
import type { Article } from '../model/article.ts'
import type { ArticlesTable } from './schema.ts'

export type ArticleRow = Selectable<ArticlesTable>

/** An article as the model shows it; `scheduled` is false while its source is paused or removed. */
export function toArticle(row: ArticleRow, scheduled: boolean): Article {
  return {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    status: row.status,
    mergedInto: row.merged_into,
    setAside: row.status === 'quarantined' ? row.trouble : null,
    createdAt: row.created_at,
    headline: row.headline,
    versions: row.versions,
    headVersion: row.head_version,
    captures: row.captures,
    lastCapturedAt: row.last_captured_at,
    lastChangedAt: row.last_changed_at,
    hintedAt: row.hinted_at,
    nextDueAt: scheduled ? row.next_due_at : null,
    intervalMs: row.interval_ms,
  }
}
