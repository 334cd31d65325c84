import type { Edit, KindFinding } from '../../../model/change.ts'
import { newText, oldText } from '../word-runs.ts'
import { type Comparison, editsOf, finding, hasBothSides, isTypographic } from './finding.ts'

/** Blocks whose words are the same: typography or punctuation, kind or level changed. */
export function findFormatting(comparison: Comparison): KindFinding[] {
  const edits = editsOf(comparison).filter(hasBothSides)
  const typographic = edits.filter((edit) => isFormattingOnly(edit))
  const punctuated = edits.filter((edit) => !isTypographic(edit) && isPunctuationOnly(edit))
  return [
    ...finding(
      'formatting',
      1,
      typographic.map((edit) => newText(edit.words)),
    ),
    ...finding(
      'formatting',
      0.7,
      punctuated.map((edit) => newText(edit.words)),
    ),
  ]
}

/** True when a block was edited, split or merged and neither its words nor its punctuation changed. */
export function isFormattingOnly(edit: Edit): boolean {
  if (edit.op === 'moved' || !hasBothSides(edit)) return false
  return isTypographic(edit)
}

/** True when the same letters and digits stand on both sides in the same order, in the same case. */
export function isPunctuationOnly(edit: Edit): boolean {
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
  return lettersOf(oldText(edit.words)) === lettersOf(newText(edit.words))
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
