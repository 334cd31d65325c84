/** Token numbers as a flat list `[first, count, first, count, …]`; texts mostly keep their order, so it is short. */
export type Stretches = readonly number[]

/** The stretches of a list of token numbers. */
export function stretchesOf(tokens: Iterable<number>): number[] {
  const stretches: number[] = []
  let next = -1
  for (const token of tokens) {
    if (token === next) stretches[stretches.length - 1] = (stretches.at(-1) ?? 0) + 1
    else stretches.push(token, 1)
    next = token + 1
  }
  return stretches
}

/** The token numbers of some stretches, in order. */
export function tokensOf(stretches: Stretches): Int32Array {
  const tokens = new Int32Array(countOf(stretches))
  let at = 0
  for (let i = 0; i < stretches.length; i += 2) {
    const first = stretches[i] ?? 0
    const count = stretches[i + 1] ?? 0
    for (let k = 0; k < count; k += 1) tokens[at++] = first + k
  }
  return tokens
}

/** How many tokens some stretches have. */
export function countOf(stretches: Stretches): number {
  let count = 0
  for (let i = 1; i < stretches.length; i += 2) count += stretches[i] ?? 0
  return count
}
