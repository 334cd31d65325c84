import { limits } from '../../model/limits.ts'
import { type Alignment, createAlignment } from './alignment.ts'
import { pairEqualEnds, pairEqualInGaps, pairUniqueInGaps } from './anchors.ts'
import type { Budget } from './budget.ts'
import { pairMovedEqual, pairMovedSimilar, settleMoves } from './moves.ts'
import { pairSimilarInGaps, resemblance } from './similar.ts'
import type { Unit } from './unit.ts'

/**
 * Finds for each old block what became of it: equal blocks first (ends, then those that occur once, then the
 * rest by a longest common subsequence), then equal ones elsewhere, then similar ones in place, then similar
 * ones elsewhere. Same input, same alignment.
 */
export function alignBlocks(from: readonly Unit[], to: readonly Unit[], budget: Budget): Alignment {
  const alignment = createAlignment(from, to)
  pairEqualEnds(alignment)
  if (hasTooMany(alignment)) {
    pairEqualInGaps(alignment, (unit) => unit.key, budget)
    if (hasTooMany(alignment)) {
      alignment.isCoarse = true
      budget.coarse = true
      return alignment
    }
  }
  const resembles = resemblance(from, to, budget)
  pairUniqueInGaps(alignment, (unit) => unit.key)
  // A block may be the only one of its kind within a gap though not within the article.
  pairUniqueInGaps(alignment, (unit) => unit.key)
  pairEqualInGaps(alignment, (unit) => unit.key, budget)
  pairUniqueInGaps(alignment, (unit) => unit.foldedKey)
  pairUniqueInGaps(alignment, (unit) => (unit.block.kind === 'post' ? (unit.block.postId ?? null) : null))
  pairMovedEqual(alignment)
  pairSimilarInGaps(alignment, resembles)
  pairMovedSimilar(alignment, resembles)
  settleMoves(alignment)
  return alignment
}

/** True when more blocks than a search may have are without a partner: only equal ones are found then. */
function hasTooMany({ toOf, fromOf }: Alignment): boolean {
  return [toOf, fromOf].some((partners) => {
    let free = 0
    for (const partner of partners) if (partner === -1) free += 1
    return free > limits.compareBlocksMax
  })
}
