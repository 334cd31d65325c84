import type { ArticleId } from './ids.ts'

/** A story that went on at another address, where it had been found as an article of its own. */
export interface Move {
  /** The article that goes on. */
  readonly articleId: ArticleId
  /** The article that stood at the new address, and was merged into it. */
  readonly otherId: ArticleId
  readonly fromUrl: string
  readonly toUrl: string
  /** Why the two were taken for one, in words. */
  readonly evidence: string
  /** `stet` when nobody said so. */
  readonly by: string
  readonly movedAt: Date
  /** When somebody said that they are two after all; null while they are one. */
  readonly undoneAt: Date | null
}
