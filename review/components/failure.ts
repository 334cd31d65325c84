import type { Failure } from '../../model/errors.ts'
import { excerpt } from './figures.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A failure by its stable code, with what was said of it. */
export function failureNote(failure: Failure | null): Html {
  if (failure === null) return nothing
  return html`<p class="failure"><code>${failure.code}</code> <bdi>${excerpt(failure.message, 500)}</bdi></p>`
}
