import type { ChangeHead, ChangeSummary } from '../../archive/archive.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { figure } from './figures.ts'
import { kindLabels } from './kinds.ts'
import { significanceMeter } from './significance.ts'

/** Significance and kinds, and whether the change was our own doing. */
export function changeMarks({ change, cause }: Pick<ChangeHead, 'change' | 'cause'>): Html {
  return html`<div class="marks">
    ${significanceMeter(change.significance)}
    ${
      cause === 'reprocessing' ? html`<span class="mark">read anew by us, not edited</span>` : nothing
    }${kindLabels(change.kinds)}
  </div>`
}

/** The words a change added and removed, after a separator: `, +12 −3 words`. Nothing when there are none. */
export function wordCounts({ wordsAdded, wordsRemoved }: ChangeSummary, separator = ''): Html {
  if (wordsAdded === 0 && wordsRemoved === 0) return nothing
  return html`${separator}<span class="figure">+${figure(wordsAdded)} −${figure(wordsRemoved)} words</span>`
}
