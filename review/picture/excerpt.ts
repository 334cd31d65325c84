import type { WordRun } from '../../model/change.ts'
import { counted } from '../components/figures.ts'
import { directionOf, drawable, headOf, lengthInWords, tailOf, unitsOf } from './text-units.ts'

/** A stretch of a passage; `note` is ours: what was left out. */
export interface PictureRun {
  readonly op: WordRun['op'] | 'note'
  readonly text: string
}

/** Direction of what the publisher wrote in them. */
export function directionOfRuns(runs: readonly PictureRun[]): 'ltr' | 'rtl' {
  const quoted = runs.filter(({ op }) => op !== 'note').map(({ text }) => text)
  return directionOf(quoted.join(''))
}

/** Units (narrow letters) around what changed, between two places that changed, and of one run that changed. */
const leadUnits = 90
const trailUnits = 70
const betweenUnits = 60
const soleRunUnitsMax = 420
const runUnitsMax = 200
/** Of what changed in one passage, in all: some eight lines. */
const changedUnitsMax = 480

/**
 * A passage cut to what is worth a look: what went and came with some words around it, and a note for all else that
 * changed. Pure; takes time by the length of the runs, and gives at most some thousand characters.
 */
export function excerptOf(edit: readonly WordRun[]): PictureRun[] {
  const words = withPlainSpace(edit)
  const [first, last] = [words.findIndex(isChanged), words.findLastIndex(isChanged)]
  if (first === -1) return []
  const runMax = words.filter(isChanged).length === 1 ? soleRunUnitsMax : runUnitsMax
  const runs: PictureRun[] = []
  let room = changedUnitsMax
  for (const [index, run] of words.entries()) {
    if (room <= 0) {
      const rest = words.slice(index).filter(isChanged)
      if (rest.length > 0) runs.push(leftOut(rest.map(({ text }) => text).join('')))
      break
    }
    if (run.op === 'equal') {
      runs.push(...around(run.text, index < first, index > last))
    } else {
      const shown = headOf(run.text, Math.min(runMax, Math.max(room, 40)))
      runs.push({ op: run.op, text: drawable(shown) })
      if (shown !== run.text) runs.push(leftOut(run.text.slice(shown.length)))
      room -= unitsOf(shown)
    }
  }
  return runs
}

/** Where blocks part or join, so does the space between their sentences; that is no edit to point at. */
function withPlainSpace(words: readonly WordRun[]): WordRun[] {
  return words.flatMap((run, index) => {
    if (run.op === 'equal' || run.text.trim() !== '') return [run]
    const next = words[index + 1]
    const isReplaced = run.op === 'deleted' && next?.op === 'inserted' && next.text.trim() === ''
    return isReplaced ? [] : [{ op: 'equal' as const, text: run.text }]
  })
}

function isChanged({ op }: WordRun): boolean {
  return op !== 'equal'
}

function around(text: string, isLead: boolean, isTrail: boolean): PictureRun[] {
  if (isLead) {
    const tail = tailOf(text, leadUnits)
    return tail === text ? [equal(text)] : [note('… '), equal(tail.trimStart())]
  }
  const head = headOf(text, isTrail ? trailUnits : betweenUnits)
  if (head === text) return [equal(text)]
  if (isTrail) return [equal(head.trimEnd()), note(' …')]
  const rest = text.slice(head.length)
  const tail = tailOf(rest, betweenUnits)
  if (tail === rest) return [equal(text)]
  return [equal(head.trimEnd()), note(' … '), equal(tail.trimStart())]
}

function equal(piece: string): PictureRun {
  return { op: 'equal', text: drawable(piece) }
}

function leftOut(text: string): PictureRun {
  const { count, noun } = lengthInWords(text)
  return note(count === 0 ? ' … ' : ` [… ${counted(count, noun)}] `)
}

function note(text: string): PictureRun {
  return { op: 'note', text }
}
