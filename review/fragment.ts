import type { Change, Edit } from '../model/change.ts'
import { editLabel } from './components/edit-label.ts'
import { fieldDiff, fieldLabels } from './components/field-changes.ts'
import { wordRuns } from './components/runs.ts'
import { linesOf, sideLinesOf } from './diff/lines.ts'
import { html, nothing } from './html.ts'
import type { Html } from './html.ts'

export type FragmentView = 'inline' | 'side-by-side'

/**
 * A change as a piece of HTML for pages of others: made from the change alone, everything of the publisher's escaped,
 * without scripts, styles and ids. What went is in `<del>`, what came in `<ins>`; each says so in words as well, in
 * elements of the class `hidden`, which a page shows to screen readers only (docs/change-format.md has the rule).
 */
export function changeFragment(change: Change, view: FragmentView): Html {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  return html`<div class="stet-change">
    <p class="summary">${change.summary}</p>
    ${
      change.fields.length === 0
        ? nothing
        : html`<dl>
            ${change.fields.map(
              (field) =>
                html`<dt>${fieldLabels[field.field]}</dt>
                  <dd dir="auto">${fieldDiff(field)}</dd> `,
            )}
          </dl> `
    }${view === 'inline' ? edits.map(inlineEdit) : sideTable(edits)}
  </div>`
}

function inlineEdit(edit: Edit): Html {
  return html`<div class="edit ${edit.op}">
    <p class="label">${editLabel(edit)}</p>
    ${linesOf(edit).map((line) => html`<p dir="auto">${wordRuns(line)}</p> `)}
  </div> `
}

function sideTable(edits: readonly Edit[]): Html {
  if (edits.length === 0) return nothing
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Edit</th>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      ${edits.map(
        (edit) =>
          html`<tr class="${edit.op}">
            <th scope="row">${editLabel(edit)}</th>
            ${cell(edit, 'from')}${cell(edit, 'to')}
          </tr> `,
      )}
    </tbody>
  </table> `
}

function cell(edit: Edit, side: 'from' | 'to'): Html {
  return html`<td>${sideLinesOf(edit, side).map((line) => html`<p dir="auto">${wordRuns(line)}</p>`)}</td>`
}
