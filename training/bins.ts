/** How many different values of a feature a tree can tell apart. */
export const binsMax = 64

/** A sample's features as small numbers: column after column, and the value that closes each bin. */
export interface Bins {
  readonly columns: readonly Uint8Array[]
  readonly thresholds: readonly (readonly number[])[]
}

/** Cuts every feature into bins that hold about as many rows each; the extreme values get bins of their own. */
export function binned(rows: Float64Array, width: number): Bins {
  const count = rows.length / width
  const columns: Uint8Array[] = []
  const thresholds: number[][] = []
  for (let feature = 0; feature < width; feature += 1) {
    const values = new Float64Array(count)
    for (let row = 0; row < count; row += 1) values[row] = rows[row * width + feature] ?? 0
    const cuts = cutsOf(distinct(values.toSorted()), count)
    thresholds.push(cuts)
    columns.push(Uint8Array.from(values, (value) => binOf(cuts, value)))
  }
  return { columns, thresholds }
}

function distinct(sorted: Float64Array): { value: number; before: number }[] {
  const found: { value: number; before: number }[] = []
  sorted.forEach((value, at) => {
    if (at === 0 || value !== sorted[at - 1]) found.push({ value, before: at })
  })
  return found
}

function cutsOf(values: readonly { value: number; before: number }[], count: number): number[] {
  const cuts: number[] = []
  let filled = 0
  for (let at = 1; at < values.length; at += 1) {
    const { value, before } = values[at] ?? { value: 0, before: 0 }
    const full = (before - filled) * (binsMax - 3) >= count
    if (!full && at !== 1 && at !== values.length - 1) continue
    filled = before
    cuts.push(cutBetween(values[at - 1]?.value ?? 0, value))
  }
  return cuts
}

/** A short number in [below, above): it is written to a file. */
function cutBetween(below: number, above: number): number {
  const middle = (below + above) / 2
  for (let digits = 1; digits < 12; digits += 1) {
    const cut = Number(middle.toPrecision(digits))
    if (cut >= below && cut < above) return cut
  }
  return below
}

function binOf(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (cuts[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
