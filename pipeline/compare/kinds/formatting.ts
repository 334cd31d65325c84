import type { KindFinding } from '../../../model/change.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'

/** Blocks whose words are the same: typography or punctuation, kind or level changed. */
export function findFormatting(comparison: Comparison): KindFinding[] {
  const edits = comparison.edits.filter(hasBothSides)
  const typographic = edits.filter((edit) => isFormattingOnly(edit))
  const punctuated = edits.filter((edit) => !edit.isTypographic && isPunctuationOnly(edit))
  return [
    ...finding(
      'formatting',
      1,
      typographic.map((edit) => edit.after),
    ),
    ...finding(
      'formatting',
      0.7,
      punctuated.map((edit) => edit.after),
    ),
  ]
}

/** True when a block was edited, split or merged and neither its words nor its punctuation changed. */
function isFormattingOnly(edit: ReadEdit): boolean {
  if (edit.op === 'moved' || !hasBothSides(edit)) return false
  return edit.isTypographic
}

/** True when the same letters and digits stand on both sides in the same order, in the same case. */
function isPunctuationOnly(edit: ReadEdit): boolean {
  // A moved separator makes another number.
  if (
    /\p{N}/u.test(
      edit.words
        .filter((run) => run.op !== 'equal')
        .map((run) => run.text)
        .join(''),
    )
  )
    return false
  return lettersOf(edit.before) === lettersOf(edit.after)
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
