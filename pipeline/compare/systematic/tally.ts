import type { ArticleId } from '../../../model/ids.ts'
import { limits } from '../../../model/limits.ts'

/** What is known of one key; `articles` are those remembered, at most limits.systematicArticlesMax. */
export interface Count<T> {
  readonly articles: Set<ArticleId>
  occurrences: number
  readonly value: T
}

/** Counts the articles of many keys in bounded memory: what few articles have and was met long ago is forgotten. */
export interface Tally<T> {
  /** Counts one occurrence; `first` makes the value of a key that is new. */
  add(key: string, articleId: ArticleId, first: () => T): Count<T>
  get(key: string): Count<T> | undefined
  entries(): Iterable<[string, Count<T>]>
  readonly coarse: boolean
}

/** An empty tally. */
export function tally<T>(): Tally<T> {
  const counts = new Map<string, Count<T>>()
  let remembered = 0
  let coarse = false

  /** Drops the keys of fewest articles, the oldest first, until half of the room is free. */
  function makeRoom(): void {
    coarse = true
    for (let articles = 1; isAbove(counts.size, remembered, 2); articles += 1) {
      for (const [key, count] of counts) {
        if (count.articles.size > articles) continue
        counts.delete(key)
        remembered -= count.articles.size
        if (!isAbove(counts.size, remembered, 2)) break
      }
    }
  }

  return {
    add: (key, articleId, first) => {
      let count = counts.get(key)
      if (count === undefined) {
        if (isAbove(counts.size, remembered, 1)) makeRoom()
        count = { articles: new Set(), occurrences: 0, value: first() }
        counts.set(key, count)
      }
      count.occurrences += 1
      if (!count.articles.has(articleId)) {
        if (count.articles.size < limits.systematicArticlesMax) {
          count.articles.add(articleId)
          remembered += 1
        } else coarse = true
      }
      return count
    },
    get: (key) => counts.get(key),
    entries: () => counts,
    get coarse() {
      return coarse
    },
  }
}

function isAbove(keys: number, articles: number, part: number): boolean {
  return keys * part >= limits.systematicKeysMax || articles * part >= 4 * limits.systematicKeysMax
}
