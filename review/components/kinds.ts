import type { ChangeKind, KindFinding } from '../../model/change.ts'
import { excerpt } from './figures.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A kind as words: `publication date`. */
export function kindLabel(kind: ChangeKind): string {
  return kind.replaceAll('-', ' ')
}

/** The kinds of a change as a row of labels. */
export function kindLabels(kinds: readonly Pick<KindFinding, 'kind'>[]): Html {
  if (kinds.length === 0) return nothing
  return html`<ul class="labels" aria-label="Kinds of change">
    ${kinds.map(({ kind }) => html`<li>${kindLabel(kind)}</li>`)}
  </ul>`
}

/** Each kind with the words that made it so, and how sure the rule is. */
export function kindEvidence(kinds: readonly KindFinding[]): Html {
  if (kinds.length === 0) return nothing
  return html`<section class="evidence" aria-labelledby="kinds">
    <h2 id="kinds">Kinds of change</h2>
    <dl>
      ${kinds.map(
        ({ kind, confidence, evidence }) =>
          html`<dt>${kindLabel(kind)} ${sureness(confidence)}</dt>
            ${evidence.map(
              (passage) => html`<dd dir="auto">${excerpt(passage, 240)}</dd>`,
            )}${evidence.length === 0 ? html`<dd class="soft">no passage quoted</dd>` : nothing}`,
      )}
    </dl>
  </section>`
}

/** Said only where there is doubt. */
function sureness(confidence: number): Html {
  const percent = Math.round(Math.min(1, Math.max(0, confidence)) * 100)
  return percent === 100 ? nothing : html`<span class="sure">${percent} % sure</span>`
}
