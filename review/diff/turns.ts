import type { ChangeHead } from '../../archive/archive.ts'

/** A change in a list, with the older ones of the list that went back and forth between the same two versions. */
export interface Turn {
  readonly change: ChangeHead
  readonly folded: readonly ChangeHead[]
}

/** A change and its return are two pieces of news; from the third on it is a test with two variants. */
const turnsMin = 3

/** Folds changes between the same two versions of an article into the newest of them. Pure; keeps the order. */
export function foldTurns(changes: readonly ChangeHead[]): Turn[] {
  const groups = Map.groupBy(changes, pairOf)
  return changes.flatMap((change): Turn[] => {
    const group = groups.get(pairOf(change)) ?? []
    if (group.length < turnsMin) return [{ change, folded: [] }]
    return group[0] === change ? [{ change, folded: group.slice(1) }] : []
  })
}

function pairOf({ articleId, from, to }: ChangeHead): string {
  return `${articleId} ${Math.min(from, to)} ${Math.max(from, to)}`
}
