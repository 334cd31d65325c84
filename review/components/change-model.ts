import type { Occasion } from '../../archive/archive.ts'
import type { Source } from '../../model/source.ts'
import type { FoundChange } from '../find-change.ts'
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
export interface ChangeModel extends FoundChange, Pick<ChangeQuery, 'view' | 'whole'> {
  /** Where readers reach the pages. */
  readonly origin: string
  readonly source: Source | null
  /** What is said of its picture; null where none is drawn. */
  readonly picture: { readonly isPublic: boolean } | null
  /** What people said of it; null where it is not recorded. */
  readonly notes: ChangeNotes | null
  /** The changes before and after it in the history. */
  readonly beside: { readonly before: Occasion | null; readonly after: Occasion | null }
}
