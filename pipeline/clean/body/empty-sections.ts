import type { Leaf } from '../leaves/leaf.ts'

/** Kept headings with nothing kept below them, by their number: they head nothing. */
export function emptySections(leaves: readonly Leaf[], isKept: (index: number) => boolean): number[] {
  const empty: number[] = []
  let filled = false
  let below = 7
  for (let index = leaves.length - 1; index >= 0; index -= 1) {
    const leaf = leaves[index]
    if (leaf === undefined || !isKept(index)) continue
    if (leaf.kind !== 'heading') {
      filled = true
      below = 7
    } else if (!filled && (below === 7 || leaf.level >= below)) empty.push(index)
    else {
      filled = false
      below = leaf.level
    }
  }
  return empty
}
