import type { Standing } from './book.ts'
import type { Slot } from './slots.ts'

/** For each text of a version the index of the passage that stood before and is the same, or -1. */
export type Unchanged = Int32Array

/**
 * Finds what stays: texts equal to one that stood before, wherever. Equal ends first, then texts that occur once,
 * then neighbours of what was found, then the rest in order; so of several equal texts the right one goes.
 */
export function findUnchanged(before: readonly Standing[], after: readonly Slot[]): Unchanged {
  const found = new Int32Array(after.length).fill(-1)
  const taken = new Uint8Array(before.length)
  const same = (i: number, j: number) => before[i]?.passage.text === after[j]?.text
  const take = (i: number, j: number) => {
    found[j] = i
    taken[i] = 1
  }
  const tryTake = (i: number, j: number) => {
    if (i < 0 || i >= before.length || taken[i] === 1 || found[j] !== -1) return
    if (before[i]?.place === after[j]?.place && same(i, j)) take(i, j)
  }
  for (const place of ['headline', 'dek'] as const) {
    const i = before.findIndex((each) => each.place === place)
    const j = after.findIndex((each) => each.place === place)
    if (j >= 0) tryTake(i, j)
  }
  const [headBefore, headAfter] = [bodyStart(before), bodyStart(after)]
  const shorter = Math.min(before.length - headBefore, after.length - headAfter)
  let head = 0
  while (head < shorter && same(headBefore + head, headAfter + head)) {
    take(headBefore + head, headAfter + head)
    head += 1
  }
  for (let tail = 1; tail <= shorter - head; tail += 1) {
    if (!same(before.length - tail, after.length - tail)) break
    take(before.length - tail, after.length - tail)
  }
  if (head === shorter && before.length === after.length && !found.includes(-1)) return found

  takeUnique(before, after, found, taken, take)
  for (let j = 1; j < after.length; j += 1) tryTake(followed(found, j - 1) + 1, j)
  for (let j = after.length - 2; j >= 0; j -= 1) tryTake(followed(found, j + 1) - 1, j)
  takeInOrder(before, after, found, taken, take)
  return found
}

/** The partner of a neighbour; far outside where it has none. */
function followed(found: Unchanged, j: number): number {
  const partner = found[j] ?? -1
  return partner < 0 ? -10 : partner
}

function bodyStart(places: readonly { readonly place: string }[]): number {
  const start = places.findIndex((each) => each.place === 'block')
  return start < 0 ? places.length : start
}

type Take = (i: number, j: number) => void

function takeUnique(
  before: readonly Standing[],
  after: readonly Slot[],
  found: Unchanged,
  taken: Uint8Array,
  take: Take,
): void {
  const old = new Map<string, number>()
  before.forEach(({ passage: { text } }, i) => {
    if (taken[i] === 0) old.set(text, old.has(text) ? -1 : i)
  })
  const young = new Map<string, number>()
  after.forEach(({ text }, j) => {
    if (found[j] === -1) young.set(text, young.has(text) ? -1 : j)
  })
  for (const [text, j] of young) {
    const i = old.get(text)
    if (i !== undefined && i >= 0 && j >= 0) take(i, j)
  }
}

function takeInOrder(
  before: readonly Standing[],
  after: readonly Slot[],
  found: Unchanged,
  taken: Uint8Array,
  take: Take,
): void {
  const waiting = new Map<string, number[]>()
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const text = before[i]?.passage.text
    if (taken[i] === 1 || text === undefined) continue
    const list = waiting.get(text)
    if (list === undefined) waiting.set(text, [i])
    else list.push(i)
  }
  after.forEach(({ text }, j) => {
    if (found[j] !== -1) return
    const i = waiting.get(text)?.pop()
    if (i !== undefined) take(i, j)
  })
}
