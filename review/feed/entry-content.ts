import type { RecordedChange } from '../../archive/archive.ts'
import type { Change, Edit } from '../../model/change.ts'
import { fieldDiff, fieldLabels } from '../components/field-changes.ts'
import { editLabel } from '../components/edit-label.ts'
import { kindLabel } from '../components/kinds.ts'
import { weightOf } from '../components/significance.ts'
import { intervalText } from '../components/time.ts'
import { linesOf } from '../diff/lines.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { wordRuns } from '../components/runs.ts'

/** A feed of forty rewrites must stay a feed: beyond this many characters of text the page has the rest. */
const entryLengthMax = 6_000

/** The diff of a change for feed readers: plain elements, no classes that mean anything, no links of a publisher. */
export function entryContent(recorded: RecordedChange, permalink: string): Html {
  const { change, from, to } = recorded
  const { edits, complete } = withinLength(change)
  return html`<p>${change.summary}</p>
    <p>
      Version ${from} → ${to}, changed ${intervalText(recorded.changedBetween)}. Significance:
      ${weightOf(change.significance)}${
        change.kinds.length === 0
          ? nothing
          : html`. Kinds: ${change.kinds.map(({ kind }) => kindLabel(kind)).join(', ')}`
      }.
    </p>
    ${change.fields.map((field) => html`<p dir="auto"><strong>${fieldLabels[field.field]}:</strong> ${fieldDiff(field, 'silent')}</p>`)}
    ${edits.map(
      (edit) =>
        html`<p><small>${editLabel(edit)}</small></p>
          ${linesOf(edit).map((line) => html`<p dir="auto">${wordRuns(line, 'silent')}</p>`)}`,
    )}
    ${complete ? nothing : html`<p>There is more.</p>`}
    <p><a href="${permalink}">See the change with the text around it</a></p>`
}

function withinLength(change: Change): { edits: readonly Edit[]; complete: boolean } {
  const all = change.hunks.flatMap((hunk) => hunk.edits)
  const edits: Edit[] = []
  let length = 0
  for (const edit of all) {
    length += edit.words.reduce((sum, { text }) => sum + text.length, 0)
    if (length > entryLengthMax) break
    edits.push(edit)
  }
  return { edits, complete: edits.length === all.length }
}
