import type { Change } from '../../model/change.ts'
import { withCosmeticRuns } from '../diff/cosmetic.ts'
import type { Passage } from '../diff/passages.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { counted } from './figures.ts'
import type { KeptPlace } from './kept-blocks.ts'

/** The passages of a change, each drawn by `show`; runs of edits of typography alone are folded, one line a run. */
export function shownPassages(
  change: Change,
  passages: readonly Passage[],
  whole: boolean,
  show: (passage: Passage, place: KeptPlace) => Html,
): Html[] {
  const draw = (passage: Passage): Html => {
    const index = passages.indexOf(passage)
    return show(passage, { changeBefore: index > 0, changeAfter: index < passages.length - 1, whole })
  }
  return withCosmeticRuns(change, passages).map((shown) =>
    shown.type === 'passage'
      ? draw(shown.passage)
      : html`<details class="fold cosmetic">
          <summary>${counted(shown.edits, 'edit')} of typography alone</summary>
          ${shown.passages.map(draw)}
        </details>`,
  )
}
