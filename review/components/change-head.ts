import type { ArticleId } from '../../model/ids.ts'
import type { Occasion } from '../../archive/archive.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import type { ChangeModel } from './change-model.ts'
import { wordCounts } from './change-marks.ts'
import { counted } from './figures.ts'
import { kindLabels } from './kinds.ts'
import { significanceMeter } from './significance.ts'
import { interval } from './time.ts'

/** Which versions, when, and how much it matters. */
export function changeHead(model: ChangeModel, headline: string): Html {
  const { article, change, from, to, recorded } = model
  return html`<p class="kicker">
      <a href="${paths.articles}">Articles</a> › <a href="${paths.article(article.id)}">History</a>
    </p>
    <h1 class="headline" dir="auto">${headline}</h1>
    <p class="versions">
      <a href="${paths.version(article.id, from)}">Version ${from}</a> →
      <a href="${paths.version(article.id, to)}">version ${to}</a>
    </p>
    <p class="summary" dir="auto">${change.summary}</p>
    <div class="marks">
      ${significanceMeter(change.significance)}
      ${wordCounts(change)}${
        recorded?.returned === true ? html`<span class="mark">returned to version ${to}</span>` : nothing
      }${kindLabels(change.kinds)}
    </div>
    ${when(model)}
    ${recorded?.cause === 'reprocessing' ? html`<p class="note">Our own reading of the page changed here; this is no edit of the publisher’s.</p>` : nothing}
    ${change.coarse ? html`<p class="note">These texts are so large or so different that they were compared coarsely: the result is right, but shows more than needed.</p>` : nothing}`
}

function when({ article, occasion, occasions, from, to, view }: ChangeModel): Html {
  if (occasion === null) {
    return html`<p class="meta">
      Compared on request: in the record version ${to} never followed version ${from} directly.
    </p>`
  }
  const others = occasions.filter((other) => other !== occasion)
  return html`<p class="meta">Changed ${interval(occasion.changedBetween)}</p>
    ${
      others.length === 0
        ? nothing
        : html`<details class="fold">
            <summary>The same change was seen ${counted(others.length, 'other time')}</summary>
            <ul class="turns">
              ${others.map(
                (other) =>
                  html`<li>
                    <a href="${transitionHref(article.id, other, view)}">${interval(other.changedBetween)}</a>
                  </li>`,
              )}
            </ul>
          </details>`
    }`
}

/** The ways to look at a change, and the legend of its signs. */
export function changeViews(model: ChangeModel): Html {
  const { article, from, to, view, whole } = model
  const other = view === 'side' ? 'inline' : 'side'
  const link = (onward: Partial<Pick<ChangeModel, 'view' | 'whole'>>, label: string, key?: string) => {
    const is = (onward.view ?? view) === view && (onward.whole ?? whole) === whole
    return html`<a
      href="${viewHref(model, onward)}"
      ${is ? html` aria-current="true"` : nothing}
      ${key === undefined ? nothing : html` data-key="${key}"`}
      >${label}</a
    >`
  }
  return html`<div class="toolbar">
    <nav aria-label="View">
      ${link({ view: 'inline' }, 'Inline', other === 'inline' ? 'v' : undefined)}
      ${link({ view: 'side' }, 'Side by side', other === 'side' ? 'v' : undefined)}
      ${link({ whole: false }, 'Changes only')} ${link({ whole: true }, 'Whole article')}
      <a href="${paths.change(article.id, to, from)}">Swap</a>
    </nav>
    <p class="legend"><del>removed</del> <ins>added</ins></p>
  </div>`
}

function viewHref(model: ChangeModel, to: Partial<Pick<ChangeModel, 'view' | 'whole'>>): string {
  const { article, from, to: young, occasion, occasions } = model
  const { view, whole } = { ...model, ...to }
  return withQuery(paths.change(article.id, from, young), {
    at: occasions.length > 1 ? occasion?.ordinal : null,
    view: view === 'side' ? view : null,
    whole: whole ? 1 : null,
  })
}

/** The change before and the change after in the history. */
export function neighbours({ article, beside: { before, after }, view }: ChangeModel): Html {
  return html`<nav class="pager" aria-label="Neighbouring changes">
    ${
      before === null
        ? nothing
        : html`<a rel="prev" href="${transitionHref(article.id, before, view)}"
            >← Version ${before.from} to ${before.to}</a
          >`
    } <a href="${paths.article(article.id)}">History</a> ${
      after === null
        ? nothing
        : html`<a rel="next" href="${transitionHref(article.id, after, view)}"
            >Version ${after.from} to ${after.to} →</a
          >`
    }
  </nav>`
}

function transitionHref(id: ArticleId, { from, to, ordinal }: Occasion, view: ChangeModel['view']): string {
  return withQuery(paths.change(id, from, to), { at: ordinal, view: view === 'side' ? view : null })
}
