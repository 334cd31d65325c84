import type { KeptBlock } from '../diff/passages.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { counted } from './figures.ts'

/** Where unchanged blocks stand. */
export interface KeptPlace {
  readonly changeBefore: boolean
  readonly changeAfter: boolean
  /** All of the article is asked for. */
  readonly whole: boolean
}

/**
 * Unchanged blocks: one of context beside each change, the others folded. `place` says which sides have a change
 * beside them, and whether the whole article is asked for; `show` draws one block.
 */
export function keptBlocks(
  blocks: readonly KeptBlock[],
  place: KeptPlace,
  show: (block: KeptBlock) => Html,
): Html {
  const head = place.changeBefore ? 1 : 0
  const tail = place.changeAfter ? 1 : 0
  const folded = blocks.slice(head, Math.max(head, blocks.length - tail))
  // A fold over a single paragraph hides nothing worth a click.
  if (place.whole || folded.length < 2) return html`<div class="kept">${blocks.map(show)}</div>`
  return html`<div class="kept">
    ${blocks.slice(0, head).map(show)}
    <details class="fold">
      <summary>${counted(folded.length, 'unchanged paragraph')}</summary>
      ${folded.map(show)}
    </details>
    ${blocks.slice(blocks.length - tail, blocks.length).map(show)}
  </div>`
}
