import type { FieldChange } from '../../model/change.ts'
import type { EditorialField } from '../../model/content.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { added, removed, wordRuns } from './runs.ts'
import type { Marking } from './runs.ts'

/** The fields that differ, each on its own, before the body. */
export function fieldChanges(fields: readonly FieldChange[], facts: readonly string[]): Html {
  if (fields.length === 0) return nothing
  return html`<dl class="fields">
    ${fields.map(
      (change) =>
        html`<div class="field ${change.field}">
          <dt>${fieldLabels[change.field]}</dt>
          <dd dir="auto">${fieldDiff(change, 'spoken', facts)}</dd>
        </div>`,
    )}
  </dl>`
}

/** What differs in one field. */
export function fieldDiff(change: FieldChange, marking?: Marking, facts?: readonly string[]): Html {
  if (change.words !== undefined) return wordRuns(change.words, marking, facts)
  const gone = change.from === null ? nothing : removed(change.from, marking)
  const come = change.to === null ? nothing : added(change.to, marking)
  return html`${gone} ${come}`
}

export const fieldLabels: Readonly<Record<EditorialField, string>> = {
  headline: 'Headline',
  dek: 'Dek',
  byline: 'Byline',
  publishedAt: 'Publication date',
  section: 'Section',
  leadImage: 'Lead image',
}
