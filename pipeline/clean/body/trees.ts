/**
 * Boosted regression trees as plain data. The nodes of all trees stand in one list: a split sends a row on by
 * comparing one of its features with a threshold, a leaf gives a value. Only comparisons and additions, in a fixed
 * order: the same on every machine.
 */
export interface Trees {
  /** Names of the features, in the order of a row. */
  readonly features: readonly string[]
  readonly bias: number
  /** The first node of each tree. */
  readonly roots: readonly number[]
  /** The feature of each node; -1 for a leaf. */
  readonly feature: readonly number[]
  /** The threshold of a split, the value of a leaf. */
  readonly value: readonly number[]
  /** How far on the node is for a feature below or at the threshold; the one behind it is for those above. 0 for a leaf. */
  readonly step: readonly number[]
}

/** The sum of the trees for the row of features that begins at `from`. */
export function compiled(trees: Trees): (rows: Float64Array, from: number) => number {
  const feature = Int16Array.from(trees.feature)
  const value = Float64Array.from(trees.value)
  const step = Int32Array.from(trees.step)
  const roots = Int32Array.from(trees.roots)
  return (rows, from) => {
    let sum = trees.bias
    for (const root of roots) {
      let node = root
      for (let split = feature[node] ?? -1; split >= 0; split = feature[node] ?? -1) {
        const above = (rows[from + split] ?? 0) > (value[node] ?? 0)
        node += (step[node] ?? 0) + (above ? 1 : 0)
      }
      sum += value[node] ?? 0
    }
    return sum
  }
}
