import type { Change, Edit } from '../../model/change.ts'

/** A block that is the same on both sides, by its index on each. */
export interface KeptBlock {
  readonly from: number
  readonly to: number
}

/** What a reader of a change meets, in the order of the new text. `key` names an edit within its change. */
export type Passage =
  | { readonly type: 'kept'; readonly blocks: readonly KeptBlock[] }
  | { readonly type: 'edit'; readonly edit: Edit; readonly key: number }
  /** The place that a moved block left. */
  | { readonly type: 'departure'; readonly edit: Edit; readonly key: number; readonly direction: Direction }

export type Direction = 'up' | 'down'

/**
 * Lays a change out over the two texts it was made from: every edit, the place each moved block left, and between
 * them the blocks that are equal and in place. Pure. `fromCount` and `toCount` are the numbers of blocks.
 */
export function passagesOf(change: Change, fromCount: number, toCount: number): Passage[] {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const from = keptIndexes(fromCount, new Set(edits.flatMap((edit) => edit.from)))
  const to = keptIndexes(toCount, new Set(edits.flatMap((edit) => edit.to)))
  const departures = edits
    .flatMap((edit, key) => departureOf(edit, key, from))
    .toSorted((a, b) => a.oldIndex - b.oldIndex)
  const passages: Passage[] = []
  let position = 0
  const keepUntil = (rank: number): void => {
    const end = Math.min(rank, from.kept.length, to.kept.length)
    if (end <= position) return
    const blocks = Array.from({ length: end - position }, (_, offset) => ({
      from: from.kept[position + offset] ?? 0,
      to: to.kept[position + offset] ?? 0,
    }))
    passages.push({ type: 'kept', blocks })
    position = end
  }
  let next = 0
  const departUntil = (rank: number, oldIndex: number): void => {
    for (; next < departures.length; next += 1) {
      const departure = departures[next]
      if (departure === undefined || departure.rank > rank) return
      if (departure.rank === rank && departure.oldIndex > oldIndex) return
      keepUntil(departure.rank)
      passages.push(departure.passage)
    }
  }
  for (const [key, edit] of edits.entries()) {
    const rank = rankOf(edit, from, to)
    const oldIndex = edit.op === 'moved' ? -1 : (edit.from[0] ?? -1)
    departUntil(rank, oldIndex)
    keepUntil(rank)
    passages.push({ type: 'edit', edit, key })
  }
  departUntil(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  keepUntil(Number.POSITIVE_INFINITY)
  return passages.map((passage, index) => directed(passage, index, passages))
}

/** A departure that stands before its arrival went down. */
function directed(passage: Passage, index: number, passages: readonly Passage[]): Passage {
  if (passage.type !== 'departure') return passage
  const arrival = passages.findIndex((other) => other.type === 'edit' && other.key === passage.key)
  return { ...passage, direction: arrival > index ? 'down' : 'up' }
}

/** The blocks of one side that are in no edit, and how many of them stand before each index. */
interface KeptSide {
  readonly kept: readonly number[]
  readonly before: readonly number[]
}

function keptIndexes(count: number, edited: ReadonlySet<number>): KeptSide {
  const kept: number[] = []
  const before: number[] = []
  for (let index = 0; index < count; index += 1) {
    before.push(kept.length)
    if (!edited.has(index)) kept.push(index)
  }
  return { kept, before }
}

/** How many kept blocks stand before an edit, in the new text where it is in it. */
function rankOf(edit: Edit, from: KeptSide, to: KeptSide): number {
  const [oldIndex, newIndex] = [edit.from[0], edit.to[0]]
  if (newIndex !== undefined) return to.before[newIndex] ?? to.kept.length
  return from.before[oldIndex ?? 0] ?? from.kept.length
}

interface Departure {
  readonly rank: number
  readonly oldIndex: number
  readonly passage: Passage
}

function departureOf(edit: Edit, key: number, from: KeptSide): Departure[] {
  const oldIndex = edit.from[0]
  if (edit.op !== 'moved' || oldIndex === undefined) return []
  const rank = from.before[oldIndex] ?? from.kept.length
  return [{ rank, oldIndex, passage: { type: 'departure', edit, key, direction: 'down' } }]
}
