import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'
import type { TextSigns } from './text-signs.ts'

/**
 * Sums over the leaves that begin before each node, so that any element's are a subtraction away. Lines that change with
 * each request, times and counters, count for nothing.
 */
export interface Sums {
  readonly prose: Float64Array
  readonly weight: Float64Array
  readonly linked: Float64Array
  readonly count: Float64Array
}

/** Adds up once for all elements. */
export function sumsOf(page: Page, leaves: readonly Leaf[], text: readonly TextSigns[]): Sums {
  const size = page.tag.length + 1
  const sums = {
    prose: new Float64Array(size),
    weight: new Float64Array(size),
    linked: new Float64Array(size),
    count: new Float64Array(size),
  }
  leaves.forEach((leaf, index) => {
    if (text[index]?.dateLine === true) return
    const at = leaf.from + 1
    if (text[index]?.prose === true) add(sums.prose, at, leaf.weight * (1 - leaf.linkDensity))
    add(sums.weight, at, leaf.weight)
    add(sums.linked, at, leaf.weight * leaf.linkDensity)
    add(sums.count, at, 1)
  })
  for (const sum of Object.values(sums)) {
    for (let at = 1; at < size; at += 1) add(sum, at, sum[at - 1] ?? 0)
  }
  return sums
}

function add(array: Float64Array, at: number, value: number): void {
  array[at] = (array[at] ?? 0) + value
}

/** What a sum is below a node. */
export function below(page: Page, sum: Float64Array, node: number): number {
  return (sum[page.end[node] ?? 0] ?? 0) - (sum[node] ?? 0)
}
