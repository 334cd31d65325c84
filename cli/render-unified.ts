import type { Change, Edit, FieldChange } from '../model/change.ts'
import { stripControls, wrapPieces, type StyledPiece } from './terminal-text.ts'

export interface RenderUnifiedOptions {
  readonly color: boolean
  /** What the two sides are called in the first two lines. */
  readonly names: readonly [from: string, to: string]
}

/**
 * A change as a unified diff without context (`diff -U0`): a block is a line, line numbers count blocks from 1. Fields
 * stand first, each in a hunk under its own name. What moved goes in one place and comes in another; what differs in
 * markup alone is in no line. Ends without a line feed; empty when no text differs.
 */
export function renderUnified(change: Change, options: RenderUnifiedOptions): string {
  const lines = [...change.fields.flatMap(fieldLines), ...blockLines(change)]
  if (lines.length === 0) return ''
  const head: StyledPiece[] = [
    { style: 'bold', text: `--- ${stripControls(options.names[0])}` },
    { style: 'bold', text: `+++ ${stripControls(options.names[1])}` },
  ]
  return [...head, ...lines].map((line) => painted(line, options.color)).join('\n')
}

function painted(line: StyledPiece, color: boolean): string {
  return wrapPieces([line], { width: Number.MAX_SAFE_INTEGER, color, indent: '' }).join('')
}

function fieldLines({ field, from, to }: FieldChange): StyledPiece[] {
  return [
    { style: 'plain', text: `@@ ${field} @@` },
    ...(from === null ? [] : [removed(from)]),
    ...(to === null ? [] : [added(to)]),
  ]
}

const removed = (text: string): StyledPiece => ({ style: 'deleted', text: `-${stripControls(text)}` })
const added = (text: string): StyledPiece => ({ style: 'inserted', text: `+${stripControls(text)}` })

/** Every index that no edit names is a block that stayed, and those come in the same order on both sides. */
function blockLines(change: Change): StyledPiece[] {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const gone = new Map(edits.flatMap((edit) => linesOf(edit, 'from')))
  const come = new Map(edits.flatMap((edit) => linesOf(edit, 'to')))
  const lines: StyledPiece[] = []
  let [left, right] = [gone.size, come.size]
  for (let i = 0, j = 0; left > 0 || right > 0; i += 1, j += 1) {
    const [fromStart, toStart] = [i, j]
    const hunk: StyledPiece[] = []
    for (; gone.has(i); i += 1) hunk.push(...(gone.get(i) ?? []).map(removed))
    for (; come.has(j); j += 1) hunk.push(...(come.get(j) ?? []).map(added))
    left -= i - fromStart
    right -= j - toStart
    if (hunk.length === 0) continue
    const head = `@@ -${range(fromStart, i - fromStart)} +${range(toStart, j - toStart)} @@`
    lines.push({ style: 'plain', text: head }, ...hunk)
  }
  return lines
}

/** The first line and how many; none are counted from the line before. */
function range(start: number, count: number): string {
  if (count === 0) return `${start},0`
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`
}

/** The blocks of one side of an edit by their indexes; none where only markup differs. */
function linesOf(edit: Edit, side: 'from' | 'to'): [number, string[]][] {
  if (edit.op === 'replaced' && edit.words.every(({ op }) => op === 'equal')) return []
  const other = side === 'from' ? 'inserted' : 'deleted'
  const text = edit.words.map(({ op, text: run }) => (op === other ? '' : run)).join('')
  const indexes = edit[side]
  const texts = indexes.length > 1 ? text.split('\n') : [text]
  // Code has line feeds of its own: then all of it is told at the first block.
  if (texts.length !== indexes.length) return indexes.map((index, at) => [index, at === 0 ? texts : []])
  return indexes.map((index, at) => [index, [texts[at] ?? '']])
}
