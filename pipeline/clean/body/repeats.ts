import type { Leaf } from '../leaves/leaf.ts'
import type { Shingles } from '../leaves/shingles.ts'

/**
 * Leaves whose words stood before: a body printed twice, a pull quote. A leaf is repeated when four fifths of
 * its four-word sequences occur in kept leaves before it.
 */
export function repeatedLeaves(
  leaves: readonly Leaf[],
  shinglesOf: Shingles,
  kept: (index: number) => boolean,
): number[] {
  const seen = new Set<number>()
  const repeated: number[] = []
  leaves.forEach((leaf, index) => {
    if (!kept(index)) return
    const shingles = shinglesOf[index] ?? []
    if (leaf.kind !== 'code' && leaf.kind !== 'table-row' && shingles.length >= 4) {
      const known = shingles.reduce((sum, shingle) => sum + (seen.has(shingle) ? 1 : 0), 0)
      if (known >= 0.8 * shingles.length) {
        repeated.push(index)
        return
      }
    }
    for (const shingle of shingles) seen.add(shingle)
  })
  return repeated
}

/** For each leaf, the share of its four-word sequences that stand in leaves before it; 0 for the shortest. */
export function earlierShares(all: Shingles): Float64Array {
  const seen = new Set<number>()
  return Float64Array.from(all, (shingles) => {
    const known = shingles.reduce((sum, shingle) => sum + (seen.has(shingle) ? 1 : 0), 0)
    for (const shingle of shingles) seen.add(shingle)
    return known / Math.max(1, shingles.length)
  })
}

/** The same for leaves after it. */
export function laterShares(all: Shingles): Float64Array {
  return earlierShares(all.toReversed()).toReversed()
}
