import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A field for an address, with the button beside it; `wrong` is the id of the text that says what is wrong with it. */
export function addressField(value: string, button: string, wrong: string | null): Html {
  return html`<div class="row">
    <input
      id="url"
      name="url"
      type="text"
      inputmode="url"
      autocomplete="off"
      spellcheck="false"
      placeholder="https://"
      value="${value}"
      ${wrong === null ? nothing : html` aria-invalid="true" aria-describedby="${wrong}"`}
    /><button type="submit">${button}</button>
  </div>`
}
