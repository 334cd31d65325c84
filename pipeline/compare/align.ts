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
  if (Math.max(from.length, to.length) > limits.compareBlocksMax) return alignEqualBlocks(alignment, budget)
  const resembles = resemblance(from, to, budget)
  pairEqualEnds(alignment)
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

/** Finds equal blocks in their order only: what a content of too many blocks gets. */
function alignEqualBlocks(alignment: Alignment, budget: Budget): Alignment {
  budget.coarse = true
  pairEqualEnds(alignment)
  pairEqualInGaps(alignment, (unit) => unit.key, budget)
  return alignment
}
