import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** Names with their values, as a definition list; entries that are null are left out. */
export function facts(entries: readonly (readonly [name: string, value: Html | string] | null)[]): Html {
  return html`<dl class="facts">
    ${entries.map((entry) =>
      entry === null
        ? null
        : html`<div>
            <dt>${entry[0]}</dt>
            <dd>${entry[1]}</dd>
          </div>`,
    )}
  </dl>`
}
