import type { RecordedChange } from '../../archive/archive.ts'
import type { Turn } from '../diff/turns.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { changeMarks } from './change-marks.ts'
import { listedHeadline } from './headline.ts'
import { weightOf } from './significance.ts'
import { interval } from './time.ts'

/** A change in a list of changes of many articles. `day` is the day of the heading above it. */
export function changeCard({ change, folded }: Turn, source: string | undefined, day: string): Html {
  const headline = { headline: change.headline, url: change.articleUrl }
  return html`<li class="card ${weightOf(change.change.significance)}">
    <h3>
      <a href="${paths.change(change.articleId, change.from, change.to)}">${listedHeadline(headline)}</a>
    </h3>
    <p class="summary" dir="auto">
      ${change.change.summary}${change.returned ? `; back to version ${change.to}` : ''}
    </p>
    ${folded.length === 0 ? nothing : turnsNote(change, folded)} ${changeMarks(change)}
    <p class="meta">
      ${source === undefined ? nothing : html`<a href="${paths.sourceChanges(change.sourceId)}"><bdi>${source}</bdi></a> · `}${interval(change.changedBetween, day)}
      · <a href="${paths.article(change.articleId)}">History</a>
    </p>
  </li>`
}

function turnsNote({ from, to }: RecordedChange, folded: readonly RecordedChange[]): Html {
  const [low, high] = from < to ? [from, to] : [to, from]
  return html`<p class="turned">
    <span class="mark">Goes back and forth</span> between versions ${low} and ${high}: ${folded.length + 1}
    changes
  </p>`
}
