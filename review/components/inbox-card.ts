import type { ChangeMarks, ChangeHead } from '../../archive/archive.ts'
import type { SourceId } from '../../model/ids.ts'
import type { Group } from '../diff/groups.ts'
import type { Turn } from '../diff/turns.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { changeMarks } from './change-marks.ts'
import { counted, excerpt } from './figures.ts'
import { listedHeadline } from './headline.ts'
import { weightOf } from './significance.ts'
import { instant, interval } from './time.ts'

/** What a card is told beside its changes. */
export interface CardView {
  readonly names: ReadonlyMap<SourceId, string>
  readonly marks: ReadonlyMap<number, ChangeMarks>
  /** Changes numbered above are new to the reader; null when nothing is known of him. */
  readonly since: number | null
  readonly canReview: boolean
  /** The day of the heading above it, or nothing. */
  readonly day: string
  /** The page that the card stands in. */
  readonly back: string
}

/** The changes of one article: the one that counts in full, the others as lines under it. */
export function inboxCard(group: Group & { readonly excerpt?: Html }, view: CardView): Html {
  const { change, folded, others } = group
  const headline = { headline: change.headline, url: change.articleUrl }
  const ids = [change, ...others.map((other) => other.change)].map(({ id }) => id)
  const marks = view.marks.get(change.id)
  const source = view.names.get(change.sourceId)
  return html`<li
    class="card ${weightOf(change.change.significance)} ${isSeen(marks) ? 'seen' : ''}"
    id="change-${change.id}"
    data-step
  >
    <h3>
      <a href="${changePath(change)}">${listedHeadline(headline)}</a
      >${isNew(change, view) ? html` <span class="mark">new</span>` : nothing}
    </h3>
    ${summaryLine({ change, folded })} ${group.excerpt ?? nothing} ${changeMarks(change)}
    <p class="meta">
      ${source === undefined ? nothing : html`<a href="${paths.sourceChanges(change.sourceId)}"><bdi>${source}</bdi></a> · `}${interval(change.changedBetween, view.day)}
      · <a href="${paths.article(change.articleId)}">History</a>
    </p>
    ${others.length === 0 ? nothing : otherChanges(others, view)} ${said(marks)}
    ${view.canReview ? seenForm(ids, isSeen(marks), view.back) : nothing}
  </li>`
}

function changePath({ articleId, from, to }: ChangeHead): string {
  return paths.change(articleId, from, to)
}

function isSeen(marks: ChangeMarks | undefined): boolean {
  return marks !== undefined && marks.seenAt !== null
}

function isNew({ id }: ChangeHead, { since }: CardView): boolean {
  return since !== null && id > since
}

function summaryLine({ change, folded }: Turn): Html {
  const [low, high] = change.from < change.to ? [change.from, change.to] : [change.to, change.from]
  return html`<p class="summary" dir="auto">
      ${change.change.summary}${change.returned ? `; back to version ${change.to}` : ''}
    </p>
    ${
      folded.length === 0
        ? nothing
        : html`<p class="turned">
            <span class="mark">Goes back and forth</span> between versions ${low} and ${high}:
            ${folded.length + 1} changes
          </p>`
    }`
}

/** More than this is folded. */
const othersMax = 4

function otherChanges(others: readonly Turn[], view: CardView): Html {
  const rest = others.slice(othersMax)
  return html`<ul class="other-changes">
      ${others.slice(0, othersMax).map((turn) => otherChange(turn, view))}
    </ul>
    ${
      rest.length === 0
        ? nothing
        : html`<details class="fold">
            <summary>${counted(rest.length, 'more change')} of this article</summary>
            <ul class="other-changes">
              ${rest.map((turn) => otherChange(turn, view))}
            </ul>
          </details>`
    }`
}

function otherChange({ change }: Turn, view: CardView): Html {
  return html`<li>
    <a href="${changePath(change)}"><bdi>${excerpt(change.change.summary, 160)}</bdi></a
    >,
    ${interval(change.changedBetween, view.day)}${isNew(change, view) ? html` <span class="mark">new</span>` : nothing}
  </li>`
}

/** What people said of it. */
function said(marks: ChangeMarks | undefined): Html {
  if (marks === undefined) return nothing
  const { seenAt, seenBy, labels, annotations } = marks
  return html`<p class="meta said">
    ${seenAt === null ? nothing : html`<span>Seen by <bdi>${seenBy ?? 'somebody'}</bdi>, ${instant(seenAt)}</span>`}
    ${labels.map((label) => html`<a class="house-label" href="${paths.labelled(label)}"><bdi>${label}</bdi></a>`)}
    ${annotations === 0 ? nothing : html`<span>${counted(annotations, 'annotation')}</span>`}
  </p>`
}

function seenForm(ids: readonly number[], seen: boolean, back: string): Html {
  return html`<form class="seen-form" action="${paths.markSeen}" method="post">
    ${ids.map((id) => html`<input type="hidden" name="change" value="${id}" />`)}
    <input type="hidden" name="seen" value="${seen ? 'no' : 'yes'}" />
    <input type="hidden" name="back" value="${back}" />
    <button class="plain" data-key="x">${seen ? 'Mark as unseen' : 'Mark as seen'}</button>
  </form>`
}
