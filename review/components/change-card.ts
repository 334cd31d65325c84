import type { RecordedChange } from '../../archive/archive.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { listedHeadline } from './headline.ts'
import { kindLabels } from './kinds.ts'
import { significanceMeter, weightOf } from './significance.ts'
import { interval } from './time.ts'

/** A change in a list of changes of many articles. `day` is the day of the heading above it. */
export function changeCard(change: RecordedChange, source: string | undefined, day: string): Html {
  const headline = { headline: change.headline, url: change.articleUrl }
  return html`<li class="card ${weightOf(change.change.significance)}">
    <h3>
      <a href="${paths.change(change.articleId, change.from, change.to)}">${listedHeadline(headline)}</a>
    </h3>
    <p class="summary" dir="auto">${change.change.summary}</p>
    ${changeMarks(change)}
    <p class="meta">
      ${source === undefined ? nothing : html`<a href="${paths.sourceChanges(change.sourceId)}"><bdi>${source}</bdi></a> · `}${interval(change.changedBetween, day)}
      · <a href="${paths.article(change.articleId)}">History</a>
    </p>
  </li>`
}

/** Significance, kinds, and what is to be known before reading: a return, or our own doing. */
export function changeMarks({ change, returned, to, cause }: RecordedChange): Html {
  return html`<div class="marks">
    ${significanceMeter(change.significance)}${
      returned ? html`<span class="mark">returned to version ${to}</span>` : nothing
    }${cause === 'reprocessing' ? html`<span class="mark">read anew by us, not edited</span>` : nothing}${kindLabels(change.kinds)}
  </div>`
}
