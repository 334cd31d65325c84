import type { Trees } from '../pipeline/clean/body/trees.ts'
import { binned, type Bins } from './bins.ts'
import { growTree, type GrowOptions, type Tree } from './grow-tree.ts'
import { random } from './random.ts'

/** Rows of numbers with a yes or no and a weight each; rows of one group are drawn together. */
export interface Sample {
  readonly names: readonly string[]
  /** Row after row. */
  readonly rows: Float64Array
  readonly yes: Uint8Array
  readonly weight: Float64Array
  readonly group: Int32Array
}

export interface BoostOptions extends GrowOptions {
  readonly trees: number
  /** Share of the groups that each tree sees. */
  readonly groupShare: number
  /** Share of the features that each tree sees. */
  readonly featureShare: number
  readonly seed: number
}

/**
 * Gradient boosting of regression trees on the logistic loss (Friedman 2001), with the second-order gain of Chen and
 * Guestrin (2016, section 2) over histograms. The same sample, options and Node version give the same trees.
 */
export function boost(sample: Sample, options: BoostOptions): Trees {
  const count = sample.yes.length
  const bins = binned(sample.rows, sample.names.length)
  const next = random(options.seed)
  const bias = startingBias(sample)
  const margin = new Float64Array(count).fill(bias)
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count)
  const trees: Tree[] = []
  for (let round = 0; round < options.trees; round += 1) {
    for (let row = 0; row < count; row += 1) {
      const likely = 1 / (1 + Math.exp(-(margin[row] ?? 0)))
      const weight = sample.weight[row] ?? 0
      gradient[row] = weight * (likely - (sample.yes[row] ?? 0))
      hessian[row] = weight * likely * (1 - likely)
    }
    const rows = drawnRows(sample.group, next, options.groupShare)
    const features = sample.names.map((_, at) => at).filter(() => next() < options.featureShare)
    const tree = growTree({ bins, gradient, hessian, features }, rows, options)
    trees.push(tree)
    for (let row = 0; row < count; row += 1) margin[row] = (margin[row] ?? 0) + valueOf(tree, bins, row)
  }
  return { features: sample.names, bias, ...joined(trees) }
}

function drawnRows(group: Int32Array, next: () => number, share: number): Int32Array {
  const drawn = new Map<number, boolean>()
  return Int32Array.from(group.keys()).filter((row) => {
    const own = group[row] ?? 0
    const known = drawn.get(own) ?? next() < share
    drawn.set(own, known)
    return known
  })
}

function valueOf({ feature, value, bin, next }: Tree, { columns }: Bins, row: number): number {
  let node = 0
  for (let split = feature[0] ?? -1; split >= 0; split = feature[node] ?? -1) {
    const child = next[node] ?? 0
    node = (columns[split]?.[row] ?? 0) <= (bin[node] ?? 0) ? child : child + 1
  }
  return value[node] ?? 0
}

function startingBias({ yes, weight }: Sample): number {
  let all = 0
  let positive = 0
  for (let row = 0; row < yes.length; row += 1) {
    all += weight[row] ?? 0
    positive += (weight[row] ?? 0) * (yes[row] ?? 0)
  }
  return Number(Math.log(positive / Math.max(1e-9, all - positive)).toPrecision(4))
}

function joined(trees: readonly Tree[]): Pick<Trees, 'roots' | 'feature' | 'value' | 'step'> {
  const roots: number[] = []
  let size = 0
  for (const tree of trees) {
    roots.push(size)
    size += tree.feature.length
  }
  return {
    roots,
    feature: trees.flatMap((tree) => tree.feature),
    value: trees.flatMap((tree) => tree.value),
    step: trees.flatMap((tree) => tree.next.map((child, node) => (child === 0 ? 0 : child - node))),
  }
}
