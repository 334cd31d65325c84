import type { ChangeHead } from '../../archive/archive.ts'
import { foldTurns } from './turns.ts'
import type { Turn } from './turns.ts'

/** The changes of one article in a list: the first, and the others in the order of the list. */
export interface Group extends Turn {
  readonly others: readonly Turn[]
}

/** Brings the changes of one article together, where the first of them stands. Pure. */
export function groupsOf(changes: readonly ChangeHead[]): Group[] {
  const byArticle = Map.groupBy(foldTurns(changes), ({ change }) => change.articleId)
  return [...byArticle.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, others }],
  )
}
