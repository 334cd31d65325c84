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
  const { head, tail } = equalEnds(from, to)
  for (let i = 0; i < head; i += 1) partners[i] = i
  for (let i = 1; i <= tail; i += 1) partners[from.length - i] = to.length - i
  const fromKept = presentIn(from, to, head, tail)
  const toKept = presentIn(to, from, head, tail)
  if (fromKept.length === 0 || toKept.length === 0) return { partners, complete: true }

  const old = fromKept.map((index) => from[index] ?? -1)
  const young = toKept.map((index) => to[index] ?? -1)
  const inner = new Int32Array(old.length).fill(-1)
  if (!matchKept(old, young, inner, editsMax, budget)) return { partners, complete: false }
  inner.forEach((partner, at) => {
    if (partner >= 0) partners[fromKept[at] ?? -1] = toKept[partner] ?? -1
  })
  return { partners, complete: true }
}

/** How many elements are equal at either end; the ends do not overlap. */
function equalEnds(from: Int32Array, to: Int32Array): { head: number; tail: number } {
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head] === to[head]) head += 1
  let tail = 0
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1
  return { head, tail }
}

/** Indexes between the equal ends of those elements that the other side's middle has too. */
function presentIn(own: Int32Array, other: Int32Array, head: number, tail: number): Int32Array {
  const there = new Set<number>(other.subarray(head, other.length - tail))
  const kept = new Int32Array(own.length - tail - head)
  let count = 0
  for (let i = head; i < own.length - tail; i += 1) {
    if (!there.has(own[i] ?? -1)) continue
    kept[count] = i
    count += 1
  }
  return kept.subarray(0, count)
}

/** Fills `partners`; false when a bound was hit. What was set aside may have left equal ends again. */
function matchKept(
  from: Int32Array,
  to: Int32Array,
  partners: Int32Array,
  editsMax: number,
  budget: Budget,
): boolean {
  const { head, tail } = equalEnds(from, to)
  const old = [...from.subarray(head, from.length - tail)]
  const young = [...to.subarray(head, to.length - tail)]
  const length = old.length + young.length
  const left = budget.pathSteps
  // Each path ends after `edits` edits, and all paths together walk over no more than edits × length elements.
  const edits = Math.floor(Math.min(editsMax, Math.sqrt(left), (4 * left) / Math.max(1, length)))
  if (Math.abs(old.length - young.length) > edits) return false
  let comparisons = 0
  const comparator = (a: number, b: number) => {
    comparisons += 1
    return a === b
  }
  const parts = diffArrays(old, young, { maxEditLength: edits, comparator })
  if (parts === undefined) {
    budget.pathSteps = Math.max(0, left - comparisons - edits * edits)
    return false
  }
  for (let i = 0; i < head; i += 1) partners[i] = i
  for (let i = 1; i <= tail; i += 1) partners[from.length - i] = to.length - i
  let [fromAt, toAt, made] = [head, head, 0]
  for (const { added, removed, count } of parts) {
    if (added || removed) made += count
    else for (let i = 0; i < count; i += 1) partners[fromAt + i] = toAt + i
    if (!added) fromAt += count
    if (!removed) toAt += count
  }
  budget.pathSteps = Math.max(0, left - comparisons - made * made)
  return true
}
