import type { Leaf } from '../leaves/leaf.ts'

/** Certainties below it are no body's on any page, and no reason to take less of another. */
const certaintyMin = -2

/**
 * The certainty from which leaves are taken: 0 where the scorer is sure of what it takes, less on pages of which it is
 * sure of little. Taking everything from half the best F1 that can be expected is what makes the expected F1 best
 * (Lipton, Elkan & Naryanaswamy 2014); certainties are log-odds, and leaves count by their weight. Leaves that are
 * far from the body play no part, or what else stands on the page would move the body's edge.
 */
export function thresholdOf(leaves: readonly Leaf[], certainty: Float64Array): number {
  const near = leaves.flatMap(({ weight }, at) => {
    const odds = certainty[at] ?? certaintyMin
    return odds > certaintyMin ? [{ chance: chanceOf(odds), weight }] : []
  })
  const expected = near.reduce((sum, { chance, weight }) => sum + chance * weight, 0)
  let taken = 0
  let right = 0
  let best = 0
  for (const { chance, weight } of near.toSorted((a, b) => b.chance - a.chance)) {
    taken += weight
    right += chance * weight
    best = Math.max(best, (2 * right) / (taken + expected))
  }
  return near.length === 0 ? 0 : Math.max(certaintyMin, Math.min(0, oddsOf(best / 2)))
}

/** The chance that log-odds stand for, near enough, in operations that give the same on every machine: no exponential does. */
function chanceOf(odds: number): number {
  return (1 + odds / Math.sqrt(odds * odds + 4)) / 2
}

/** The inverse of `chanceOf`. */
function oddsOf(chance: number): number {
  const side = 2 * chance - 1
  return (2 * side) / Math.sqrt(1 - side * side)
}
