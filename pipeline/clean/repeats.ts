import type { Leaf } from './leaf.ts'

/**
 * Leaves whose words stood before: a body printed twice, a pull quote. A leaf is repeated when four fifths of
 * its four-word sequences occur in kept leaves before it.
 */
export function repeatedLeaves(leaves: readonly Leaf[], kept: (index: number) => boolean): number[] {
  const seen = new Set<number>()
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

/** 32-bit hashes of all runs of four words, and of four characters where words are not spaced. */
function shinglesOf(text: string): number[] {
  const words: number[] = []
  let word = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isWordUnit(unit)) word = (Math.imul(word, 31) + lowered(unit) + 1) | 0
    if (word !== 0 && (!isWordUnit(unit) || unit >= 0x2e80 || at === text.length - 1)) {
      words.push(word)
      word = 0
    }
  }
  const shingles: number[] = []
  for (let at = 0; at + 4 <= words.length; at += 1) {
    let hash = 0
    for (let next = at; next < at + 4; next += 1) hash = (Math.imul(hash, 1_000_003) + (words[next] ?? 0)) | 0
    shingles.push(hash)
  }
  return shingles
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x3004)
}

function lowered(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
}
