import { binsMax, type Bins } from './bins.ts'

/** What one tree is grown from: the slope and curvature of the loss at each row. */
export interface Slopes {
  readonly bins: Bins
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  /** The features that this tree may use. */
  readonly features: readonly number[]
}

export interface GrowOptions {
  readonly depth: number
  /** How much of a leaf's value counts. */
  readonly rate: number
  /** Curvature that a leaf needs at least. */
  readonly hessianMin: number
  /** Penalty on the square of a leaf's value. */
  readonly lambda: number
}

/** A tree as lists; `next` is the first of a split's two children, the second stands behind it. */
export interface Tree {
  readonly feature: number[]
  /** The threshold of a split, the value of a leaf. */
  readonly value: number[]
  /** The bin that a split's threshold closes. */
  readonly bin: number[]
  readonly next: number[]
}

interface Open {
  readonly node: number
  readonly rows: Int32Array
  readonly depth: number
  readonly histogram: Float64Array
}

/** Grows one tree on some rows, always taking the split of most gain. */
export function growTree(slopes: Slopes, rows: Int32Array, options: GrowOptions): Tree {
  const tree: Tree = { feature: [-1], value: [0], bin: [0], next: [0] }
  const open: Open[] = [{ node: 0, rows, depth: 0, histogram: histogramOf(slopes, rows) }]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { gradient, hessian } = sumsOf(slopes, item.rows)
    tree.value[item.node] = Number(((-options.rate * gradient) / (hessian + options.lambda)).toPrecision(4))
    if (item.depth >= options.depth) continue
    const split = bestSplit(slopes, item.histogram, gradient, hessian, options)
    if (split === null) continue
    const [low, high] = parted(slopes.bins, item.rows, split)
    const child = addSplit(tree, item.node, split, slopes.bins)
    // The histogram of the larger part is what the smaller leaves of the whole.
    const known = histogramOf(slopes, low.length <= high.length ? low : high)
    const other = item.histogram.map((sum, at) => sum - (known[at] ?? 0))
    const [ofLow, ofHigh] = low.length <= high.length ? [known, other] : [other, known]
    open.push({ node: child + 1, rows: high, depth: item.depth + 1, histogram: ofHigh })
    open.push({ node: child, rows: low, depth: item.depth + 1, histogram: ofLow })
  }
  return tree
}

function addSplit(tree: Tree, node: number, split: Split, { thresholds }: Bins): number {
  const child = tree.feature.length
  tree.feature[node] = split.feature
  tree.value[node] = thresholds[split.feature]?.[split.bin] ?? 0
  tree.bin[node] = split.bin
  tree.next[node] = child
  tree.feature.push(-1, -1)
  tree.value.push(0, 0)
  tree.bin.push(0, 0)
  tree.next.push(0, 0)
  return child
}

function sumsOf({ gradient, hessian }: Slopes, rows: Int32Array): { gradient: number; hessian: number } {
  let slope = 0
  let curve = 0
  for (const row of rows) {
    slope += gradient[row] ?? 0
    curve += hessian[row] ?? 0
  }
  return { gradient: slope, hessian: curve }
}

const slots = (binsMax + 2) * 2

/** Sums of gradient and hessian by feature and bin. */
function histogramOf({ bins, gradient, hessian, features }: Slopes, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(features.length * slots)
  const slope = Float64Array.from(rows, (row) => gradient[row] ?? 0)
  const curve = Float64Array.from(rows, (row) => hessian[row] ?? 0)
  for (const [place, feature] of features.entries()) {
    const column = bins.columns[feature]
    if (column === undefined) continue
    for (let at = 0; at < rows.length; at += 1) {
      const slot = place * slots + (column[rows[at] ?? 0] ?? 0) * 2
      histogram[slot] = (histogram[slot] ?? 0) + (slope[at] ?? 0)
      histogram[slot + 1] = (histogram[slot + 1] ?? 0) + (curve[at] ?? 0)
    }
  }
  return histogram
}

interface Split {
  readonly feature: number
  readonly bin: number
}

function bestSplit(
  { bins, features }: Slopes,
  histogram: Float64Array,
  gradient: number,
  hessian: number,
  { lambda, hessianMin }: GrowOptions,
): Split | null {
  const before = (gradient * gradient) / (hessian + lambda)
  let best: Split | null = null
  let bestGain = 1e-6
  for (const [place, feature] of features.entries()) {
    const cuts = bins.thresholds[feature]?.length ?? 0
    let slope = 0
    let curve = 0
    for (let bin = 0; bin < cuts; bin += 1) {
      slope += histogram[place * slots + bin * 2] ?? 0
      curve += histogram[place * slots + bin * 2 + 1] ?? 0
      if (curve < hessianMin || hessian - curve < hessianMin) continue
      const gain =
        (slope * slope) / (curve + lambda) + (gradient - slope) ** 2 / (hessian - curve + lambda) - before
      if (gain > bestGain) {
        bestGain = gain
        best = { feature, bin }
      }
    }
  }
  return best
}

function parted({ columns }: Bins, rows: Int32Array, { feature, bin }: Split): [Int32Array, Int32Array] {
  const column = columns[feature] ?? new Uint8Array()
  return [rows.filter((row) => (column[row] ?? 0) <= bin), rows.filter((row) => (column[row] ?? 0) > bin)]
}
