import type { Article } from '../model/article.ts'
import type { Sighting } from '../model/version.ts'
import type { Misses } from '../archive/archive.ts'
import { failureText } from './failure-text.ts'
import { between, count, time } from './format.ts'

/** What came in the place of an article since it was last seen, and what to do: the end of its history. */
export function missesText(article: Article, misses: Misses, seenLast: Sighting | undefined): string {
  const told = failureText(misses.failure)
  if (article.status === 'gone' && seenLast !== undefined)
    return `gone  ${between([seenLast.lastSeenAt, misses.firstAt])}\n  ${told}`
  const times = misses.count === 1 ? '' : `${count(misses.count, 'time')}, last `
  return `not captured  ${times}${time(misses.lastAt)}\n  ${told}`
}
