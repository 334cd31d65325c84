import type { Change, EditOp } from '../../../model/change.ts'
import { blankContent, type Block, type Content } from '../../../model/content.ts'

/** A content whose paragraphs are the given texts; a block may be given whole. */
export function contentOf(
  blocks: readonly (string | Block)[],
  fields: Partial<Omit<Content, 'blocks'>> = {},
): Content {
  return {
    ...blankContent,
    headline: 'A headline',
    language: 'en',
    ...fields,
    blocks: blocks.map((block) => (typeof block === 'string' ? { kind: 'paragraph', text: block } : block)),
  }
}

/** Distinct words in a fixed order, for texts of any size. */
export function wordsFrom(start: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `word${(start + index).toString(36)}`).join(' ')
}

/** The same numbers on every run and machine: a linear congruential generator, 0 <= n < below. */
export function numberSource(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What was done, in the order of the change. */
export function opsOf(change: Change): EditOp[] {
  return change.hunks.flatMap((hunk) => hunk.edits.map((edit) => edit.op))
}

/** The runs that went, and those that came. */
export function changedText(change: Change): [deleted: string[], inserted: string[]] {
  const runs = change.hunks.flatMap((hunk) => hunk.edits.flatMap((edit) => edit.words))
  const of = (op: string) => runs.filter((run) => run.op === op).map((run) => run.text)
  return [of('deleted'), of('inserted')]
}
