import type { Occasion, RecordedChange } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Change } from '../../model/change.ts'
import type { Version } from '../../model/version.ts'
import type { ChangeNotes } from './change-notes.ts'

export interface ChangeQuery {
  readonly from: number
  readonly to: number
  /** Which of several occasions of the same change: the ordinal of the sighting it led to. */
  readonly at: number | null
  readonly view: 'inline' | 'side'
  /** All of the article, not only what lies around the edits. */
  readonly whole: boolean
}

/** Everything a page about a change shows. */
export interface ChangeModel extends ChangeQuery {
  /** Where readers reach the pages. */
  readonly origin: string
  readonly article: Article
  readonly old: Version
  readonly young: Version
  readonly change: Change
  /** As recorded; null for versions that never stood next to each other, or too far back to look up. */
  readonly recorded: RecordedChange | null
  /** What people said of it; null where it is not recorded. */
  readonly notes: ChangeNotes | null
  /** When this very change was seen, oldest first. */
  readonly occasions: readonly Occasion[]
  readonly occasion: Occasion | null
  /** The changes before and after it in the history. */
  readonly beside: { readonly before: Occasion | null; readonly after: Occasion | null }
}
