import { diffArrays } from 'diff'

import type { Budget } from './budget.ts'

/** A longest common subsequence, or as much of it as the bounds allow. */
interface SequenceMatch {
  /** For each element of the old sequence the index of its partner in the new one, or -1. */
  readonly partners: Int32Array
  /** False when a bound was hit: only equal ends are matched then. */
  readonly complete: boolean
}

/**
 * Matches two sequences of integers. Equal ends are matched first and elements absent from the other side are
 * set aside (neither shortens the common subsequence), so that the search of Myers works on what can match at
 * all. It ends after `editsMax` edits, or fewer when the budget is low.
 */
export function matchSequences(
  from: Int32Array,
  to: Int32Array,
  editsMax: number,
  budget: Budget,
): SequenceMatch {
  const partners = new Int32Array(from.length).fill(-1)
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head] === to[head]) {
    partners[head] = head
    head += 1
  }
  let tail = 0
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
    tail += 1
    partners[from.length - tail] = to.length - tail
  }
  const fromKept = presentIn(from, to, head, tail)
  const toKept = presentIn(to, from, head, tail)
  if (fromKept.length === 0 || toKept.length === 0) return { partners, complete: true }

  const pieces = boundedDiff(pick(from, fromKept), pick(to, toKept), editsMax, budget)
  if (pieces === null) return { partners, complete: false }
  for (const [fromAt, toAt] of pieces) {
    const index = fromKept[fromAt]
    const partner = toKept[toAt]
    if (index !== undefined && partner !== undefined) partners[index] = partner
  }
  return { partners, complete: true }
}

/** Indexes between the equal ends of those elements that the other side's middle has too. */
function presentIn(own: Int32Array, other: Int32Array, head: number, tail: number): number[] {
  const there = new Set<number>(other.subarray(head, other.length - tail))
  const kept: number[] = []
  for (let i = head; i < own.length - tail; i += 1) {
    const id = own[i]
    if (id !== undefined && there.has(id)) kept.push(i)
  }
  return kept
}

function pick(values: Int32Array, indexes: readonly number[]): number[] {
  return indexes.map((index) => values[index] ?? -1)
}

function boundedDiff(
  from: number[],
  to: number[],
  editsMax: number,
  budget: Budget,
): [from: number, to: number][] | null {
  const length = from.length + to.length
  const left = budget.pathSteps
  // Each path ends after `edits` edits, and all paths together walk over no more than edits × length elements.
  const edits = Math.floor(Math.min(editsMax, Math.sqrt(left), (4 * left) / length))
  if (Math.abs(from.length - to.length) > edits) return null
  let comparisons = 0
  const comparator = (a: number, b: number) => {
    comparisons += 1
    return a === b
  }
  const parts = diffArrays(from, to, { maxEditLength: edits, comparator })
  if (parts === undefined) {
    budget.pathSteps = Math.max(0, left - comparisons - edits * edits)
    return null
  }
  const pairs: [number, number][] = []
  let fromAt = 0
  let toAt = 0
  for (const part of parts) {
    if (part.added) toAt += part.count
    else if (part.removed) fromAt += part.count
    else for (let i = 0; i < part.count; i += 1) pairs.push([fromAt++, toAt++])
  }
  const made = length - 2 * pairs.length
  budget.pathSteps = Math.max(0, left - comparisons - made * made)
  return pairs
}
