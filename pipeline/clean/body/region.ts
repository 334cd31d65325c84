import { bodyWords } from './body-words.ts'
import type { Features, PageFeatures } from './features.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { attribute, type Page } from '../page/page.ts'

/**
 * The node that holds the article's body: the subtree whose leaves, weighed by how much they read like
 * an article, add up to most. Names and schema.org properties that mean "article body" count in favour.
 */
export function bodyRegion(page: Page, found: PageFeatures): number {
  const sums = valueBefore(page, found)
  const value = (node: number): number => (sums[page.end[node] ?? 0] ?? 0) - (sums[node] ?? 0)
  let best = 0
  let bestScore = value(0)
  for (let node = 1; node < page.tag.length; node += 1) {
    if (!containers.has(page.tag[node] ?? '')) continue
    const own = value(node)
    if (own <= 0 || own * 1.6 <= bestScore) continue
    const score = own * favour(page, node)
    if (score > bestScore) {
      best = node
      bestScore = score
    }
  }
  return best
}

const containers = new Set(
  'body main article section div td center ul ol blockquote form table span'.split(' '),
)

function favour(page: Page, node: number): number {
  const property = attribute(page, node, 'itemprop')
  if (property !== null && /\b(?:articleBody|reviewBody)\b/.test(property)) return 1.5
  const words = page.words[node] ?? ''
  if (bodyWords.test(words)) return 1.25
  const tag = page.tag[node]
  if (tag === 'article') return 1.2
  return tag === 'main' || attribute(page, node, 'role') === 'main' ? 1.05 : 1
}

/** Prefix sums of what each leaf says for (prose) or against (links, furniture) the region around it. */
function valueBefore(page: Page, found: PageFeatures): Float64Array {
  const sums = new Float64Array(page.tag.length + 1)
  found.leaves.forEach((leaf, index) => {
    const features = found.features[index]
    if (features === undefined) return
    sums[leaf.from + 1] = (sums[leaf.from + 1] ?? 0) + leafValue(leaf, features)
  })
  for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  return sums
}

function leafValue(leaf: Leaf, features: Features): number {
  const { weight, linkDensity: density } = leaf
  if (features.furniture !== null) {
    return features.furniture === 'hidden' ? 0 : -Math.min(weight, 60) * 0.3
  }
  if (features.prose) {
    // Lists of teasers have prose in their items; articles are seldom lists.
    const value = weight * (1 - density) * (leaf.kind === 'list-item' ? 0.6 : 1)
    return features.agreed === null ? value : features.agreed ? value * 1.5 : value * 0.5
  }
  if (density > 0.5) return -Math.min(weight, 80)
  return weight < 60 ? -5 : 0
}
