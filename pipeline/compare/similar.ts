import { limits } from '../../model/limits.ts'
import { type Alignment, type Gap, openGaps, pair } from './alignment.ts'
import { pairHeaviestChain } from './anchors.ts'
import type { Budget } from './budget.ts'
import { similarCandidates } from './candidates.ts'
import { sharedCount, type Unit } from './unit.ts'

/** Blocks in the same place that share less than this are not one edited block. */
const similarityMin = 0.25

/**
 * A block of which this share stands in the other is a part of it, and the other was cut short, grew, or was
 * split: that is likeness enough, if only just.
 */
const containedMin = 0.8
const containedWordsMin = 5

/** Between the same neighbours, one block against one, less likeness is enough. */
const similarityAloneMin = 0.2

/** Up to this many words a block is compared by its letters too, so that a mended heading stays one. */
const shortWordsMax = 4

/**
 * How much two blocks resemble each other, 0..1, for the alignment `alignment`: 0 for blocks that belong to two
 * live-blog posts which both exist on either side.
 */
export type Resemblance = (from: Unit, to: Unit) => number

/** The resemblance for one comparison; each call costs one of the budget's similarities, 0 when it is spent. */
export function resemblance(from: readonly Unit[], to: readonly Unit[], budget: Budget): Resemblance {
  const oldPosts = new Set(from.map((unit) => unit.block.postId))
  const newPosts = new Set(to.map((unit) => unit.block.postId))
  return (old, young) => {
    const oldPost = old.block.postId
    const newPost = young.block.postId
    if (oldPost !== newPost && (newPosts.has(oldPost) || oldPosts.has(newPost))) {
      if (oldPost !== undefined && newPost !== undefined) return 0
    }
    if (oldPost !== newPost && isOtherOpening(old, young)) return 0
    const [a, b] = [old.bag.length, young.bag.length]
    const least = Math.min(a, b)
    // Dice's coefficient cannot exceed this; many pairs end here without a look at the words.
    if ((2 * least) / (a + b) < similarityAloneMin && least < containedWordsMin) return 0
    if (budget.similarities <= 0) {
      budget.coarse = true
      return 0
    }
    budget.similarities -= 1
    const shared = sharedCount(old.bag, young.bag)
    const isPart = least >= containedWordsMin && shared >= containedMin * least
    // One word in common is a coincidence, unless there are hardly more.
    const counted = shared === 1 && least > 2 ? 0 : shared
    const words = Math.max((2 * counted) / (a + b), isPart ? similarityMin : 0)
    const letters = Math.max(a, b) > shortWordsMax ? 0 : 0.8 * letterDice(old.block.text, young.block.text)
    return Math.max(words, letters)
  }
}

/** The openings of two posts are alike as all times are; they are of one post, named anew, when the time is one. */
function isOtherOpening({ block: old }: Unit, { block: young }: Unit): boolean {
  return old.kind === 'post' && young.kind === 'post' && old.time !== young.time
}

/**
 * Pairs blocks that resemble each other within their gap, in order, so that the words they share are most. A
 * gap too large for a table is cut first by its best candidates.
 */
export function pairSimilarInGaps(alignment: Alignment, resembles: Resemblance): void {
  for (const gap of openGaps(alignment)) {
    if (gap.from.length * gap.to.length <= limits.compareGapCellsMax) pairInTable(alignment, gap, resembles)
    else cutLargeGap(alignment, gap, resembles)
  }
  // Gaps that were too large have been cut; what is small enough now gets its table.
  for (const gap of openGaps(alignment)) {
    if (gap.from.length * gap.to.length <= limits.compareGapCellsMax) pairInTable(alignment, gap, resembles)
  }
}

function cutLargeGap(alignment: Alignment, gap: Gap, resembles: Resemblance): void {
  const candidates = similarCandidates(alignment, gap.from, gap.to, resembles, similarityMin)
  candidates.sort((a, b) => a.from - b.from)
  pairHeaviestChain(
    alignment,
    candidates.map(({ from, to }) => [from, to]),
  )
}

function pairInTable(alignment: Alignment, gap: Gap, resembles: Resemblance): void {
  const rows = gap.from.length
  const columns = gap.to.length
  const min = rows === 1 && columns === 1 ? similarityAloneMin : similarityMin
  const width = columns + 1
  const gains = new Float64Array(rows * columns)
  const best = new Float64Array((rows + 1) * width)
  for (let r = rows - 1; r >= 0; r -= 1) {
    const old = alignment.from[gap.from[r] ?? -1]
    for (let c = columns - 1; c >= 0; c -= 1) {
      const young = alignment.to[gap.to[c] ?? -1]
      const gain = old === undefined || young === undefined ? 0 : gainOf(old, young, resembles, min)
      gains[r * columns + c] = gain
      const paired = gain > 0 ? gain + (best[(r + 1) * width + c + 1] ?? 0) : 0
      best[r * width + c] = Math.max(paired, best[(r + 1) * width + c] ?? 0, best[r * width + c + 1] ?? 0)
    }
  }
  let r = 0
  let c = 0
  while (r < rows && c < columns) {
    const gain = gains[r * columns + c] ?? 0
    const here = best[r * width + c] ?? 0
    if (gain > 0 && here === gain + (best[(r + 1) * width + c + 1] ?? 0)) {
      pair(alignment, gap.from[r] ?? -1, gap.to[c] ?? -1, true)
      r += 1
      c += 1
    } else if (here === (best[(r + 1) * width + c] ?? 0)) r += 1
    else c += 1
  }
}

function gainOf(old: Unit, young: Unit, resembles: Resemblance, min: number): number {
  const likeness = resembles(old, young)
  return likeness < min ? 0 : likeness * Math.min(old.bag.length, young.bag.length)
}

/** Dice's coefficient of the pairs of neighbouring code points. */
function letterDice(a: string, b: string): number {
  const left = letterPairs(a)
  const right = letterPairs(b)
  let shared = 0
  let total = 0
  for (const count of left.values()) total += count
  for (const [letters, count] of right) {
    total += count
    shared += Math.min(count, left.get(letters) ?? 0)
  }
  return total === 0 ? 0 : (2 * shared) / total
}

function letterPairs(text: string): Map<string, number> {
  const points = Array.from(text)
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < points.length; i += 1) {
    const letters = `${points[i]}${points[i + 1]}`
    pairs.set(letters, (pairs.get(letters) ?? 0) + 1)
  }
  return pairs
}
