import type { Leaf } from './leaf.ts'
import type { Page } from '../page/page.ts'

/** Weight of the prose below a node. */
export function proseBelow(page: Page, prose: Float64Array, node: number): number {
  return (prose[page.end[node] ?? 0] ?? 0) - (prose[node] ?? 0)
}

const sentence = /[.!?…:;"”»’)\]।۔؟။។][\s"”»’)\]]*$|[。！？」』]|\p{L}[.!?] \p{Lu}/u

/** Long enough, punctuated like sentences, and not made of links. */
export function isProse(leaf: Leaf): boolean {
  if (leaf.weight < 60 || leaf.linkDensity > 0.45) return false
  return leaf.weight >= 200 || sentence.test(leaf.text) || /[\u0e00-\u0eff]/.test(leaf.text)
}

/** Prefix sums over nodes: the weight of the prose that begins before each. */
export function proseBefore(page: Page, leaves: readonly Leaf[]): Float64Array {
  const sums = new Float64Array(page.tag.length + 1)
  for (const leaf of leaves) {
    if (isProse(leaf)) sums[leaf.from + 1] = (sums[leaf.from + 1] ?? 0) + leaf.weight * (1 - leaf.linkDensity)
  }
  for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  return sums
}
