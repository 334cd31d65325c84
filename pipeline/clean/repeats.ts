import type { Leaf } from './leaf.ts'

/**
 * Leaves whose words stood before: a body printed twice, a pull quote. A leaf is repeated when four fifths of
 * its four-word sequences occur in kept leaves before it.
 */
export function repeatedLeaves(leaves: readonly Leaf[], kept: (index: number) => boolean): number[] {
  const seen = new Set<string>()
  const repeated: number[] = []
  leaves.forEach((leaf, index) => {
    if (!kept(index)) return
    const shingles = shinglesOf(leaf.text)
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

function shinglesOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const shingles: string[] = []
  for (let at = 0; at + 4 <= words.length; at += 1) shingles.push(words.slice(at, at + 4).join(' '))
  return shingles
}
