import type { Leaf } from '../leaves/leaf.ts'

/** Kept headings after the last kept text, by their number: they head nothing that is left. */
export function emptySections(leaves: readonly Leaf[], isKept: (index: number) => boolean): number[] {
  const last = leaves.findLastIndex(({ kind }, index) => kind !== 'heading' && isKept(index))
  return leaves.flatMap((_, index) => (index > last && isKept(index) ? [index] : []))
}
