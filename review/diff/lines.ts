import type { Edit, WordRun } from '../../model/change.ts'

/** One block's worth of word runs. */
export type Line = readonly WordRun[]

/**
 * The runs of an edit as the blocks of the text that is read: the new one, or the old one for what was deleted. A
 * line feed that was deleted joins two blocks and stays in the line. Only where several blocks stand on a side is a
 * line feed a block's end; in a single block (code) it is the block's own.
 */
export function linesOf(edit: Edit): Line[] {
  if (edit.from.length <= 1 && edit.to.length <= 1) return [edit.words]
  const readsOld = edit.to.length === 0
  const lines = split(edit.words, (op) => readsOld || op !== 'deleted')
  return lines.map((line) => line.filter((run) => run.op !== 'deleted' || !isSpace(run)).map(withPlainSpace))
}

/** The runs of one side only, block by block. */
export function sideLinesOf(edit: Edit, side: 'from' | 'to'): Line[] {
  if (edit[side].length === 0) return []
  const words = edit.words.filter(({ op }) => op !== (side === 'from' ? 'inserted' : 'deleted'))
  if (edit.from.length <= 1 && edit.to.length <= 1) return [words]
  return split(words, () => edit[side].length > 1).map((line) => line.map(withPlainSpace))
}

function split(words: readonly WordRun[], breaks: (op: WordRun['op']) => boolean): Line[] {
  const lines: WordRun[][] = [[]]
  for (const { op, text } of words) {
    const pieces = breaks(op) ? text.split('\n') : [text]
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) lines.push([])
      if (piece !== '') lines.at(-1)?.push({ op, text: piece })
    }
  }
  return lines
}

/** Where blocks part or join, so does the space between their sentences; that is no edit to point at. */
function withPlainSpace(run: WordRun): WordRun {
  return isSpace(run) ? { op: 'equal', text: run.text } : run
}

function isSpace({ text }: WordRun): boolean {
  return !text.includes('\n') && text.trim() === ''
}
