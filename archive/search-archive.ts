import type { Article } from '../model/article.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import type { SearchPhrases } from '../model/search-text.ts'
import type { Sighting } from '../model/version.ts'
import type { Page } from './reading-archive.ts'

/** Search over what articles said; search over what changed is a `ChangeQuery` with `words`. */
export interface SearchArchive {
  /**
   * Articles in whose current version, or in any, all phrases stand; newest article first. Throws
   * `search-too-broad` after `limits.searchMsMax`.
   */
  searchArticles(query: ArticleSearch): Promise<Page<ArticleHit>>
  /** Each sighting of an article with whether its version has all the phrases; in order. */
  phrasePresence(articleId: ArticleId, phrases: SearchPhrases): Promise<readonly PhraseSighting[]>
}

export interface ArticleSearch {
  readonly phrases: SearchPhrases
  readonly in: 'current' | 'versions'
  readonly sourceId?: SourceId
  readonly articleId?: ArticleId
  readonly cursor?: string
  readonly limit: number
}

export interface ArticleHit {
  readonly article: Article
  /** The newest version that has them, and how many do. */
  readonly version: number
  readonly matching: number
}

export interface PhraseSighting extends Sighting {
  readonly present: boolean
}
