import type { Change, Edit } from '../../model/change.ts'
import { foldTypography } from '../../pipeline/compare/fold.ts'
import type { Passage } from './passages.ts'

/** A passage to be shown, or a run from one edit of typography to another with what stands between them. */
export type Shown =
  | { readonly type: 'passage'; readonly passage: Passage }
  | { readonly type: 'cosmetic'; readonly passages: readonly Passage[]; readonly edits: number }

/** Only quotation marks, dashes, dots or spaces differ, and nothing beside the words. Pure. */
export function isCosmetic(edit: Edit): boolean {
  if (edit.op !== 'replaced' || edit.markup === true) return false
  const side = (gone: 'deleted' | 'inserted') =>
    foldTypography(edit.words.map(({ op, text }) => (op === gone ? '' : text)).join(''))
  return side('deleted') === side('inserted')
}

/**
 * What is shown of a change, with runs of cosmetic edits put together, so that they can be folded away. Where a change is
 * nothing else, it is shown as it is. Pure.
 */
export function withCosmeticRuns(change: Change, passages: readonly Passage[]): Shown[] {
  const cosmetic = new Set(
    passages.flatMap((passage) => (passage.type === 'edit' && isCosmetic(passage.edit) ? [passage.key] : [])),
  )
  const edits = passages.filter(({ type }) => type === 'edit').length
  if (cosmetic.size === edits && change.fields.length === 0) {
    return passages.map((passage) => ({ type: 'passage', passage }))
  }
  const shown: Shown[] = []
  let run: Passage[] = []
  const endRun = (): void => {
    // What is kept after the last of the run stands between it and what comes next.
    const last = run.findLastIndex(({ type }) => type === 'edit')
    const folded = run.slice(0, last + 1)
    const count = folded.filter(({ type }) => type === 'edit').length
    if (count > 0) shown.push({ type: 'cosmetic', passages: folded, edits: count })
    for (const passage of run.slice(last + 1)) shown.push({ type: 'passage', passage })
    run = []
  }
  for (const passage of passages) {
    const isPart =
      passage.type === 'edit' ? cosmetic.has(passage.key) : passage.type === 'kept' && run.length > 0
    if (isPart) run.push(passage)
    else {
      endRun()
      shown.push({ type: 'passage', passage })
    }
  }
  endRun()
  return shown
}
