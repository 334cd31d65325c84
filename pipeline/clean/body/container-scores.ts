import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'
import { below, type Sums } from './sums.ts'
import type { TextSigns } from './text-signs.ts'

/** How much each element looks like the container of the article, by the paragraphs right below it. */
export interface ContainerScores {
  readonly score: Float64Array
  readonly top: number
  readonly topScore: number
  /** Elements beside the top that score a fifth of it or bear its names: parts of the same body. */
  readonly joined: ReadonlySet<number>
}

const levelsMax = 5

/**
 * The idea of Arc90's Readability, on flat arrays: each paragraph gives points for its length and commas to the
 * elements around it, less the farther out; links take away. A second opinion on where the body is, made from other
 * evidence than `bodyRegion`.
 */
export function containerScores(
  page: Page,
  leaves: readonly Leaf[],
  text: readonly TextSigns[],
  sums: Sums,
): ContainerScores {
  const score = new Float64Array(page.tag.length)
  leaves.forEach((leaf, index) => {
    if (leaf.weight < 25) return
    const points = 1 + (text[index]?.commas ?? 0) + Math.min(3, Math.floor(leaf.weight / 100))
    let node = page.parent[leaf.node] ?? 0
    for (let level = 0; level < levelsMax && node > 0; level += 1) {
      const share = level === 0 ? 1 : level === 1 ? 2 : level * 3
      score[node] = (score[node] ?? 0) + points / share
      node = page.parent[node] ?? 0
    }
  })
  let top = 0
  let topScore = 0
  for (let node = 1; node < score.length; node += 1) {
    const raw = score[node] ?? 0
    if (raw === 0) continue
    const weight = below(page, sums.weight, node)
    const own = raw * (1 - (weight === 0 ? 0 : below(page, sums.linked, node) / weight))
    score[node] = own
    if (own > topScore) {
      top = node
      topScore = own
    }
  }
  return { score, top, topScore, joined: joinedTo(page, score, top, topScore) }
}

const joinedShare = 0.2

function joinedTo(page: Page, score: Float64Array, top: number, topScore: number): ReadonlySet<number> {
  const joined = new Set<number>()
  if (top === 0) return joined
  const parent = page.parent[top] ?? 0
  for (let node = parent + 1; node < (page.end[parent] ?? 0); node = page.end[node] ?? node + 1) {
    const same = page.words[top] !== '' && page.words[node] === page.words[top]
    const enough =
      (score[node] ?? 0) + (same ? joinedShare * topScore : 0) >= Math.max(10, joinedShare * topScore)
    if (node === top || enough) joined.add(node)
  }
  return joined
}
