import type { Change, Edit } from '../../model/change.ts'

/** What a change may be quoted by: what read before, and what reads now; null where there was nothing. */
export interface QuotedEdit {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

/** Passages of more are cut, and there are no more of them: a quotation is to be read. */
const quotedLengthMax = 600
const quotedEditsMax = 5

/** The fields and blocks that a change edited, as text, the headline first. Moves without an edit are left out. Pure. */
export function quotedEdits(change: Change): { edits: readonly QuotedEdit[]; more: number } {
  const fields = change.fields
    .filter(({ field }) => field === 'headline' || field === 'dek' || field === 'byline')
    .map(({ field, from, to }) => ({ what: field === 'dek' ? 'standfirst' : field, before: from, after: to }))
  const edits = change.hunks
    .flatMap((hunk) => hunk.edits)
    .filter((edit) => edit.words.some(({ op }) => op !== 'equal'))
    .map((edit) => ({ what: 'text', before: side(edit, 'inserted'), after: side(edit, 'deleted') }))
  const all = [...fields, ...edits]
  return { edits: all.slice(0, quotedEditsMax), more: Math.max(0, all.length - quotedEditsMax) }
}

/** The text of one side: all words but those of the other. */
function side(edit: Edit, other: 'inserted' | 'deleted'): string | null {
  const text = edit.words
    .filter(({ op }) => op !== other)
    .map((run) => run.text)
    .join('')
    .trim()
  if (text === '') return null
  return text.length <= quotedLengthMax ? text : `${text.slice(0, quotedLengthMax).toWellFormed()}…`
}
