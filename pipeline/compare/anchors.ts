import { limits } from '../../model/limits.ts'
import { type Alignment, openGaps, pair, weightOf } from './alignment.ts'
import type { Budget } from './budget.ts'
import { heaviestIncreasing } from './increasing.ts'
import { matchSequences } from './sequences.ts'
import type { Unit } from './unit.ts'

/** What must be equal for two blocks to be the same; null for blocks that take no part. */
type KeyOf = (unit: Unit) => string | null

/** Pairs equal blocks at both ends. */
export function pairEqualEnds(alignment: Alignment): void {
  const { from, to } = alignment
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head]?.key === to[head]?.key) {
    pair(alignment, head, head, true)
    head += 1
  }
  for (let tail = 1; tail <= shorter - head; tail += 1) {
    if (from[from.length - tail]?.key !== to[to.length - tail]?.key) break
    pair(alignment, from.length - tail, to.length - tail, true)
  }
}

/**
 * Pairs blocks whose key occurs once on either side of their gap, as far as they stand in the same order; where
 * they do not, the heaviest chain stays and the others are left for the search for moves.
 */
export function pairUniqueInGaps(alignment: Alignment, keyOf: KeyOf): void {
  for (const gap of openGaps(alignment)) {
    const old = uniqueKeys(gap.from, alignment.from, keyOf)
    const young = uniqueKeys(gap.to, alignment.to, keyOf)
    const candidates: [number, number][] = []
    for (const [key, i] of old) {
      const j = young.get(key)
      if (i >= 0 && j !== undefined && j >= 0) candidates.push([i, j])
    }
    pairHeaviestChain(alignment, candidates)
  }
}

/** Pairs those candidates, given in the order of the old blocks, that form the heaviest chain in one order. */
export function pairHeaviestChain(
  alignment: Alignment,
  candidates: readonly (readonly [number, number])[],
): void {
  const weights = candidates.map(([i]) => {
    const unit = alignment.from[i]
    return unit === undefined ? 1 : weightOf(unit)
  })
  const kept = heaviestIncreasing(
    candidates.map(([, j]) => j),
    weights,
  )
  candidates.forEach(([i, j], index) => {
    if (kept[index] === 1) pair(alignment, i, j, true)
  })
}

/** Pairs equal blocks that occur more than once, gap by gap, by a longest common subsequence. */
export function pairEqualInGaps(alignment: Alignment, keyOf: (unit: Unit) => string, budget: Budget): void {
  for (const gap of openGaps(alignment)) {
    const ids = new Map<string, number>()
    const old = idsOf(gap.from, alignment.from, keyOf, ids)
    const young = idsOf(gap.to, alignment.to, keyOf, ids)
    const match = matchSequences(old, young, limits.compareBlockEditsMax, budget)
    if (match.complete) {
      match.partners.forEach((partner, index) => {
        const i = gap.from[index]
        const j = gap.to[partner]
        if (i !== undefined && j !== undefined) pair(alignment, i, j, true)
      })
    } else {
      budget.coarse = true
      pairHeaviestChain(alignment, pairsByOccurrence(gap.from, gap.to, old, young))
    }
  }
}

/** The first of a key with the first of the other side, the second with the second, and so on. */
export function pairsByOccurrence(
  from: readonly number[],
  to: readonly number[],
  fromIds: Int32Array,
  toIds: Int32Array,
): [number, number][] {
  const waiting = new Map<number, number[]>()
  for (let at = to.length - 1; at >= 0; at -= 1) {
    const id = toIds[at] ?? -1
    const list = waiting.get(id)
    const j = to[at] ?? -1
    if (list === undefined) waiting.set(id, [j])
    else list.push(j)
  }
  const pairs: [number, number][] = []
  from.forEach((i, at) => {
    const j = waiting.get(fromIds[at] ?? -1)?.pop()
    if (j !== undefined) pairs.push([i, j])
  })
  return pairs
}

/** Small integers for the keys of some blocks. */
export function idsOf(
  indexes: readonly number[],
  units: readonly Unit[],
  keyOf: (unit: Unit) => string,
  ids: Map<string, number>,
): Int32Array {
  return Int32Array.from(indexes, (index) => {
    const unit = units[index]
    const key = unit === undefined ? '' : keyOf(unit)
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, ids.size)
    return ids.size - 1
  })
}

/** Key to index for keys that occur once, key to -1 for the others. */
function uniqueKeys(indexes: readonly number[], units: readonly Unit[], keyOf: KeyOf): Map<string, number> {
  const found = new Map<string, number>()
  for (const index of indexes) {
    const unit = units[index]
    const key = unit === undefined ? null : keyOf(unit)
    if (key !== null) found.set(key, found.has(key) ? -1 : index)
  }
  return found
}
