import { changeFormat } from '../model/change.ts'
import type { Change } from '../model/change.ts'
import { sentenceEdits } from '../pipeline/compare/sentence-edits.ts'
import type { SentenceEdit } from '../pipeline/compare/sentence-edits.ts'

/** A change as JSON: its format's name first, so that programs can tell, and what became of its sentences last. */
export function changeJson(
  change: Change,
): { readonly format: string } & Change & { readonly sentences: readonly SentenceEdit[] } {
  return { format: changeFormat, ...change, sentences: sentenceEdits(change) }
}
