import { diffWords } from 'diff'
import type { Change, WordRun } from '../../model/change.ts'

/** A run of words that stayed, went or came; what stayed says in which old and new block it stands. */
interface PlacedRun extends WordRun {
  readonly from: number
  readonly to: number
}

/** Runs of one comparison that stand together; between two stretches lies text that stayed and is not shown. */
export type Stretch = readonly PlacedRun[]

/** Between two blocks of a text given to `diffWords`. */
const border = '\n\n'

/** More edits than this and `diffWords` is given up on: seconds, and it has no bound of its own. */
const editsMax = 4_000

/** The runs of a change, a stretch a hunk. */
export function runsOfChange(change: Change): Stretch[] {
  return change.hunks.map(({ edits }) => edits.flatMap((edit) => placed(edit.words, edit.from, edit.to)))
}

/** The runs that `diffWords` finds in the same blocks, or null when it was given up. */
export function runsOfReference(from: readonly string[], to: readonly string[]): WordRun[] | null {
  const parts = diffWords(from.join(border), to.join(border), { maxEditLength: editsMax })
  if (parts === undefined) return null
  return parts.map(({ added, removed, value }) => ({
    op: added ? 'inserted' : removed ? 'deleted' : 'equal',
    text: value,
  }))
}

/**
 * The runs of `diffWords` with the blocks that they stand in. It takes all white space for the same, so that only
 * the other characters tell where a run stands.
 */
export function placeReference(
  runs: readonly WordRun[],
  from: readonly string[],
  to: readonly string[],
): Stretch {
  const [old, young] = [placesOf(from), placesOf(to)]
  let [oldAt, newAt] = [0, 0]
  return runs.flatMap(({ op, text }) => {
    const pieces = op === 'equal' ? (text.match(/\s*\S+\s*/g) ?? [text]) : [text]
    return pieces.map((piece) => {
      const run = { op, text: piece, from: old(oldAt), to: young(newAt) }
      const length = piece.replace(/\s/g, '').length
      if (op !== 'inserted') oldAt += length
      if (op !== 'deleted') newAt += length
      return run
    })
  })
}

/** From the number of characters before it, without white space, to the index of the block; asked in order. */
function placesOf(texts: readonly string[]): (at: number) => number {
  let index = 0
  let end = texts[0]?.replace(/\s/g, '').length ?? 0
  return (at) => {
    while (at >= end && index < texts.length - 1) {
      index += 1
      end += texts[index]?.replace(/\s/g, '').length ?? 0
    }
    return index
  }
}

/** An edit's runs with the blocks that they stand in: where it has several on a side, each line is one. */
function placed(runs: readonly WordRun[], from: readonly number[], to: readonly number[]): PlacedRun[] {
  const found: PlacedRun[] = []
  let [oldLine, newLine] = [0, 0]
  const several = from.length > 1 || to.length > 1
  for (const { op, text } of runs) {
    const pieces = several ? text.split('\n') : [text]
    for (const [at, piece] of pieces.entries()) {
      if (at > 0 && op !== 'inserted') oldLine += 1
      if (at > 0 && op !== 'deleted') newLine += 1
      const shown = at < pieces.length - 1 ? `${piece}\n` : piece
      if (shown !== '') found.push({ op, text: shown, from: from[oldLine] ?? -1, to: to[newLine] ?? -1 })
    }
  }
  return found
}
