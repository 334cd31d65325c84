import type { ArticleId } from '../model/ids.ts'
import type { Move } from '../model/move.ts'

/** Stories that move to another address. */
export interface MoveArchive {
  /**
   * Merges an article into another one, which goes on at the address of the first, at once. Both keep what they have
   * recorded. Null, and nothing changed, when one of them is merged already, is unknown, or both are the same.
   */
  mergeArticles(merge: Merge, now: Date): Promise<Move | null>
  /** Undoes the last move of an article that still holds, whichever of the two it is; null when there is none. */
  splitArticle(id: ArticleId, now: Date): Promise<Move | null>
  /** The moves in which an article had a part, oldest first, undone ones too. */
  moves(articleId: ArticleId): Promise<readonly Move[]>
  /** Where an article's redirects led to; null: to itself. True when that is news. */
  noteAddress(articleId: ArticleId, url: string | null): Promise<boolean>
  /**
   * Pairs of articles of one source that may be one story which moved, the given article being one of them: the older
   * is gone or redirects to the younger, at most `limits.moveMsMax` ago, and nobody has split the two.
   */
  moveCandidates(articleId: ArticleId, now: Date): Promise<readonly MoveCandidate[]>
}

export interface Merge {
  readonly from: ArticleId
  readonly into: ArticleId
  readonly evidence: string
  readonly by: string
}

export interface MoveCandidate {
  readonly old: ArticleId
  readonly oldVersion: number
  readonly young: ArticleId
  readonly youngVersion: number
  /** The older one's address leads to the younger one's. */
  readonly redirects: boolean
}
