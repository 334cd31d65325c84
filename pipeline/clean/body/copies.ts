import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'
import type { Evidence } from './evidence.ts'

/**
 * Kept leaves that say again what stands elsewhere: a body printed twice, once for a small screen or for machines.
 * Of two copies the one in better company stays, `certainty` being that of its leaf; what an author says twice in one
 * and the same element is no copy.
 */
export function copiedLeaves(
  { page, leaves, shingles: all }: Evidence,
  kept: readonly number[],
  certainty: Float64Array,
): number[] {
  const company = companyOf(page, leaves, kept, certainty)
  const parentOf = (index: number): number => page.parent[leaves[index]?.node ?? 0] ?? 0
  const bestFirst = kept.toSorted(
    (one, other) =>
      (company.get(parentOf(other)) ?? 0) - (company.get(parentOf(one)) ?? 0) ||
      (certainty[other] ?? 0) - (certainty[one] ?? 0) ||
      one - other,
  )
  const saidBy = new Map<number, number>()
  const copied: number[] = []
  for (const index of bestFirst) {
    const leaf = leaves[index]
    if (leaf === undefined || leaf.kind === 'code' || leaf.kind === 'table-row') continue
    const shingles = all[index] ?? []
    const parent = parentOf(index)
    const elsewhere = shingles.reduce((sum, shingle) => sum + isElsewhere(saidBy.get(shingle), parent), 0)
    if (shingles.length >= shinglesMin && elsewhere >= copiedShare * shingles.length) copied.push(index)
    else for (const shingle of shingles) saidBy.set(shingle, parent)
  }
  return copied
}

const shinglesMin = 8
const copiedShare = 0.8

function isElsewhere(parent: number | undefined, own: number): number {
  return parent === undefined || parent === own ? 0 : 1
}

/** How much certain text stands right below each element. */
function companyOf(
  page: Page,
  leaves: readonly Leaf[],
  kept: readonly number[],
  certainty: Float64Array,
): ReadonlyMap<number, number> {
  const company = new Map<number, number>()
  for (const index of kept) {
    const parent = page.parent[leaves[index]?.node ?? 0] ?? 0
    const weight = leaves[index]?.weight ?? 0
    company.set(parent, (company.get(parent) ?? 0) + weight * Math.max(0, certainty[index] ?? 0))
  }
  return company
}
