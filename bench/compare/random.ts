/** The same numbers on every run and machine. */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number
  /** A whole number, 0 ≤ n < `end`. */
  below(end: number): number
}

/** A linear congruential generator, spread by a multiplication (PCG's idea): good enough to make texts. */
export function randomSource(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32
  }
  return { next, below: (end) => Math.floor(next() * end) }
}

/** A copy in another order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1)
    const [a, b] = [result[i], result[j]]
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a]
  }
  return result
}
