import type { Edit, EditOp, Hunk } from '../../model/change.ts'
import type { Block } from '../../model/content.ts'
import type { Alignment } from './alignment.ts'
import type { Budget } from './budget.ts'
import type { Lexicon } from './lexicon.ts'
import type { Group } from './groups.ts'
import { compareWords } from './words.ts'

/**
 * Writes an alignment down as hunks, in the order of the new text: what went stands where it stood, before
 * what came in the same place; what moved stands where it is now.
 */
export function buildHunks(
  alignment: Alignment,
  groups: readonly Group[],
  lexicon: Lexicon,
  budget: Budget,
): Hunk[] {
  const steps = alignment.isCoarse
    ? joinRuns(stepsOf(alignment, groups), alignment)
    : stepsOf(alignment, groups)
  const hunks: Edit[][] = []
  let open: Edit[] | null = null
  for (const step of steps) {
    const edit = editOf(step, alignment, lexicon, budget)
    if (edit === null) {
      // An equal block in place ends the hunk.
      open = null
    } else if (open === null) {
      open = [edit]
      hunks.push(open)
    } else {
      open.push(edit)
    }
  }
  return hunks.map((edits) => ({ edits }))
}

interface Step extends Group {
  readonly inPlace: boolean
}

function stepsOf(alignment: Alignment, groups: readonly Group[]): Step[] {
  const groupOfFrom = new Map(groups.flatMap((group) => group.from.map((i) => [i, group] as const)))
  const groupOfTo = new Map(groups.flatMap((group) => group.to.map((j) => [j, group] as const)))
  const steps: Step[] = []
  const written = new Set<Group>()
  let i = 0
  /** Old blocks up to `end` that have no place in the new text. */
  const writeGone = (end: number) => {
    for (; i < end; i += 1) {
      if (alignment.toOf[i] === -1 && !groupOfFrom.has(i)) steps.push({ from: [i], to: [], inPlace: true })
    }
  }
  for (let j = 0; j < alignment.to.length; j += 1) {
    const group = groupOfTo.get(j)
    const from = group === undefined ? (alignment.fromOf[j] ?? -1) : anchorOf(group, alignment)
    const inPlace = from >= 0 && alignment.inPlace[from] === 1
    if (inPlace) writeGone(from)
    if (group === undefined) {
      steps.push({ from: from < 0 ? [] : [from], to: [j], inPlace: inPlace || from < 0 })
    } else if (!written.has(group)) {
      written.add(group)
      steps.push({ ...group, inPlace })
    }
  }
  writeGone(alignment.from.length)
  return deletionsFirst(steps)
}

/** Makes one step of blocks that went together, or came together: an edit for each of 100,000 is memory and no news. */
function joinRuns(steps: readonly Step[], alignment: Alignment): Step[] {
  const runs: { from: number[]; to: number[]; inPlace: boolean }[] = []
  // Within an edit of several blocks a line feed parts two of them.
  const isOneLine = ({ from, to }: Step) =>
    [...from.map((i) => alignment.from[i]), ...to.map((j) => alignment.to[j])].every(
      (unit) => unit?.block.text.includes('\n') === false,
    )
  let isOpen = false
  for (const step of steps) {
    const last = runs.at(-1)
    const isSame = last !== undefined && sideOf(step) !== null && sideOf(step) === sideOf(last)
    if (isOpen && isSame && isOneLine(step)) {
      for (const i of step.from) last.from.push(i)
      for (const j of step.to) last.to.push(j)
    } else {
      runs.push({ from: [...step.from], to: [...step.to], inPlace: step.inPlace })
      isOpen = isOneLine(step)
    }
  }
  return runs
}

/** The side that a step has blocks on, or null when it has on both. */
function sideOf({ from, to }: Step): 'from' | 'to' | null {
  if (from.length > 0 && to.length > 0) return null
  return from.length > 0 ? 'from' : 'to'
}

/** The old block of a group's original pair. */
function anchorOf(group: Group, alignment: Alignment): number {
  return group.from.find((i) => (alignment.toOf[i] ?? -1) >= 0) ?? -1
}

/** Between two blocks in place, what went stands before what came. */
function deletionsFirst(steps: readonly Step[]): Step[] {
  const ordered: Step[] = []
  let came: Step[] = []
  for (const step of steps) {
    const staysInPlace = step.inPlace && step.from.length > 0 && step.to.length > 0
    if (staysInPlace) {
      ordered.push(...came, step)
      came = []
    } else if (step.to.length === 0) ordered.push(step)
    else came.push(step)
  }
  ordered.push(...came)
  return ordered
}

/** The edit for one step; null for a block that is equal and in place. */
function editOf(step: Step, alignment: Alignment, lexicon: Lexicon, budget: Budget): Edit | null {
  const before = step.from.flatMap((i) => alignment.from[i]?.block ?? [])
  const after = step.to.flatMap((j) => alignment.to[j]?.block ?? [])
  const [oldBlock, newBlock] = [before[0], after[0]]
  const single = before.length === 1 && after.length === 1
  const markup =
    single && oldBlock !== undefined && newBlock !== undefined && markupDiffers(oldBlock, newBlock)
  const unchanged = single && oldBlock?.text === newBlock?.text && !markup
  if (step.inPlace && unchanged) return null
  const words = compareWords(joined(before), joined(after), lexicon, budget)
  const edit = { op: opOf(step), from: step.from, to: step.to, words }
  return markup ? { ...edit, markup } : edit
}

function joined(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n')
}

function opOf(step: Step): EditOp {
  if (step.from.length === 0) return 'inserted'
  if (step.to.length === 0) return 'deleted'
  if (step.to.length > step.from.length) return 'split'
  if (step.from.length > step.to.length) return 'merged'
  return step.inPlace ? 'replaced' : 'moved'
}

/** True when two blocks differ in anything but their text and the post they belong to. */
function markupDiffers(a: Block, b: Block): boolean {
  return (
    a.kind !== b.kind ||
    a.level !== b.level ||
    a.attribution !== b.attribution ||
    a.url !== b.url ||
    a.time !== b.time ||
    a.medium !== b.medium ||
    a.credit !== b.credit ||
    linkedTexts(a) !== linkedTexts(b)
  )
}

/** Links by what they are on, not by where: an edit before a link shifts it without changing it. */
function linkedTexts(block: Block): string {
  return JSON.stringify((block.links ?? []).map((link) => [block.text.slice(link.start, link.end), link.url]))
}
