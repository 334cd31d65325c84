import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** Why a form was not taken. */
export interface FormFailure {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

/** A line to write in, under its name. */
export function formField(
  name: string,
  label: string,
  value: string | null | undefined,
  { required = false, pattern }: { readonly required?: boolean; readonly pattern?: string } = {},
): Html {
  return html`<label
    ><span>${label}</span
    ><input
      name="${name}"
      value="${value ?? ''}"
      autocomplete="off"
      spellcheck="false"
      ${required ? html` required` : nothing}
      ${pattern === undefined ? nothing : html` pattern="${pattern}" inputmode="numeric"`}
  /></label>`
}

/** What is wrong with what was sent, and what to do. */
export function failedNote({ code, message, hint }: FormFailure): Html {
  return html`<div class="missed" id="failed" role="alert">
    <p class="failure"><code>${code}</code> <bdi>${message}</bdi></p>
    ${hint === null ? nothing : html`<p>${hint}</p>`}
  </div>`
}
