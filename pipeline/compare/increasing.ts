/**
 * The heaviest strictly increasing subsequence. `values` are distinct, non-negative integers; weights are
 * positive. Returns a flag for each element, 1 where it is part of it. O(n log n), ties broken by position.
 */
export function heaviestIncreasing(values: readonly number[], weights: readonly number[]): Uint8Array {
  const count = values.length
  const ranks = rankOf(values)
  const best = new Float64Array(count)
  const previous = new Int32Array(count).fill(-1)
  const tree = new Int32Array(count + 1).fill(-1)
  let last = -1
  for (let i = 0; i < count; i += 1) {
    const rank = ranks[i] ?? 0
    const before = prefixBest(tree, best, rank)
    previous[i] = before
    best[i] = (weights[i] ?? 0) + (before < 0 ? 0 : (best[before] ?? 0))
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i
    insert(tree, best, rank + 1, i)
  }
  const kept = new Uint8Array(count)
  for (let i = last; i >= 0; i = previous[i] ?? -1) kept[i] = 1
  return kept
}

function rankOf(values: readonly number[]): Int32Array {
  const order = values.map((_, index) => index)
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Int32Array(values.length)
  order.forEach((index, rank) => {
    ranks[index] = rank
  })
  return ranks
}

/** The element with the best total among the first `end` ranks, or -1 (a Fenwick tree of maxima). */
function prefixBest(tree: Int32Array, best: Float64Array, end: number): number {
  let found = -1
  for (let at = end; at > 0; at -= at & -at) {
    const candidate = tree[at] ?? -1
    if (candidate >= 0 && (found < 0 || (best[candidate] ?? 0) > (best[found] ?? 0))) found = candidate
  }
  return found
}

function insert(tree: Int32Array, best: Float64Array, rank: number, element: number): void {
  for (let at = rank; at < tree.length; at += at & -at) {
    const known = tree[at] ?? -1
    if (known < 0 || (best[element] ?? 0) > (best[known] ?? 0)) tree[at] = element
  }
}
