import type { Digest } from '../../model/ids.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** A SHA-256 in full: it is here to be compared with another. */
export function digest(text: Digest): Html {
  return html`<code class="digest">sha-256 ${text}</code>`
}
