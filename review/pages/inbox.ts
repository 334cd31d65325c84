import type { ChangeHead } from '../../archive/archive.ts'
import type { SystematicEdit } from '../../model/systematic.ts'
import { toQuery, writeFilter } from '../change-filter.ts'
import type { ChangeFilter } from '../change-filter.ts'
import { changeFilters } from '../components/change-filters.ts'
import { counted } from '../components/figures.ts'
import { inboxCard } from '../components/inbox-card.ts'
import type { CardView } from '../components/inbox-card.ts'
import type { PageView } from '../components/layout.ts'
import { pager } from '../components/pager.ts'
import { systematicEdits } from '../components/systematic-edits.ts'
import { dayOf, weekdayOf } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { groupsOf } from '../diff/groups.ts'
import { foldTurns } from '../diff/turns.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, subscriptionTo, withQuery } from '../paths.ts'
import { sourceName, sourceNames } from './source-names.ts'

interface InboxQuery {
  readonly filter: ChangeFilter
  /** `telling`: by significance and time together. */
  readonly order: 'telling' | 'newest'
  readonly cursor?: string
}

/** What the page is told of its reader and of the rest of the archive. */
export interface InboxView {
  readonly query: InboxQuery
  /** Number of the newest change when the reader's visit before this one ended. */
  readonly since: number | null
  readonly latest: number
  /** May mark changes. */
  readonly canReview: boolean
  /** Edits that many articles share; only for the first page without a filter. */
  readonly systematic: readonly SystematicEdit[]
}

const changesPerPage = 40

/** Changes, the telling ones first, grouped by article. Null when there is no such source. */
export async function inboxPage(archive: ReviewArchive, view: InboxView): Promise<PageView | null> {
  const { query, systematic } = view
  const { filter, order, cursor } = query
  const [source, sources, page] = await Promise.all([
    filter.sourceId === undefined ? undefined : archive.findSource(filter.sourceId),
    archive.listSources(),
    archive.changeHeads({
      ...toQuery(filter),
      order,
      ...(cursor !== undefined && { cursor }),
      limit: changesPerPage,
    }),
  ])
  if (source === null) return null
  const [names, marks] = await Promise.all([
    sourceNames(
      archive,
      page.items.map((change) => change.sourceId),
    ),
    archive.changeMarks(page.items.map(({ id }) => id)),
  ])
  const title = source === undefined ? 'Inbox' : `Inbox: ${sourceName(source)}`
  const parameters = writeFilter(filter)
  const feed = feedOf(filter)
  const card: CardView = {
    names,
    marks,
    since: view.since,
    canReview: view.canReview,
    day: '',
    back: here(query),
  }
  return {
    title,
    section: 'inbox',
    feed: { href: feed, title: source === undefined ? 'Stet: recent changes' : title },
    body: html`<div class="page-head">
        <h1><bdi>${title}</bdi></h1>
        <span><a href="${feed}">Atom feed</a> · <a href="${subscriptionTo(feed)}">Webhook or e-mail</a></span>
      </div>
      <p class="live" data-live="${withQuery(paths.events, { after: view.latest })}" role="status" hidden></p>
      ${orders(query, view.since)} ${changeFilters(filter, order, sources)}
      ${systematic.length === 0 ? nothing : systematicEdits(systematic)}
      ${
        page.items.length === 0
          ? await emptyInbox(archive, parameters.size > 0, cursor !== undefined)
          : order === 'telling'
            ? html`<h2 class="hidden">Changes</h2>
                <ol class="cards">
                  ${groupsOf(page.items).map((group) => inboxCard(group, card))}
                </ol>`
            : days(page.items, card)
      }
      ${noiseNote(query)}
      ${pager({ path: here({ ...query, cursor: '' }), cursor: page.cursor, began: cursor !== undefined, onward: order === 'telling' ? 'More changes' : 'Earlier changes', first: 'First page' })}`,
  }
}

/** Says what the list leaves out, and leads to the list with it. */
function noiseNote({ filter, order }: InboxQuery): Html {
  const other = here({ filter: { ...filter, noise: !filter.noise }, order })
  return filter.noise
    ? html`<p class="note">
        With changes of counters, times and typography. <a href="${other}">Leave them out</a>
      </p>`
    : html`<p class="note">
        Without changes of counters, times and typography. <a href="${other}">Show them too</a>
      </p>`
}

/** The same changes as a feed. */
function feedOf({ seen: _seen, label: _label, after: _after, ...filter }: ChangeFilter): string {
  const parameters = writeFilter(filter)
  return parameters.size === 0 ? paths.feed : `${paths.feed}?${parameters.toString()}`
}

/** The address of a list. */
function here({ filter, order, cursor }: InboxQuery): string {
  const parameters = writeFilter(filter)
  if (order === 'newest') parameters.set('order', order)
  if (cursor !== undefined && cursor !== '') parameters.set('cursor', cursor)
  return parameters.size === 0 ? paths.inbox : `${paths.inbox}?${parameters.toString()}`
}

function orders(query: InboxQuery, since: number | null): Html {
  const { filter, order } = query
  const link = (name: string, label: string, is: boolean, to: Partial<InboxQuery>) =>
    html`<li>
      <a href="${here({ filter, order, ...to })}" ${is ? html` aria-current="true"` : nothing} title="${name}"
        >${label}</a
      >
    </li>`
  const isNew = since !== null && filter.after === since
  return html`<nav class="orders" aria-label="Order">
    <ul>
      ${link('By significance and time together', 'Telling first', order === 'telling', { order: 'telling' })}
      ${link('By time', 'Newest first', order === 'newest', { order: 'newest' })}
      ${
        since === null
          ? nothing
          : link('Only what came since', 'Since my last visit', isNew, {
              filter: { ...filter, after: isNew ? 0 : since },
            })
      }
      ${link('Only what nobody has marked', 'Unseen', filter.seen === false, { filter: filter.seen === false ? without(filter, 'seen') : { ...filter, seen: false } })}
    </ul>
  </nav>`
}

function without(filter: ChangeFilter, name: 'seen'): ChangeFilter {
  const { [name]: _, ...rest } = filter
  return rest
}

function days(changes: readonly ChangeHead[], card: CardView): Html {
  const groups: { day: string; changes: ChangeHead[] }[] = []
  for (const change of changes) {
    const day = weekdayOf(change.changedBetween[1])
    if (groups.at(-1)?.day === day) groups.at(-1)?.changes.push(change)
    else groups.push({ day, changes: [change] })
  }
  return html`${groups.map(({ day, changes: ofDay }) => {
    const first = ofDay[0]
    return html`<section class="day">
      <h2>${day}</h2>
      <ol class="cards">
        ${foldTurns(ofDay).map(({ change, folded }) =>
          inboxCard(
            { change, folded, others: [] },
            { ...card, day: first === undefined ? '' : dayOf(first.changedBetween[1]) },
          ),
        )}
      </ol>
    </section>`
  })}`
}

/** An empty list says what to do next, which depends on why it is empty. */
async function emptyInbox(archive: ReviewArchive, filtered: boolean, began: boolean): Promise<Html> {
  if (began) return html`<p class="empty">There are no more changes.</p>`
  const counts = await archive.counts()
  if (counts.sources === 0) {
    return html`<div class="empty">
      <p>Nothing is watched yet. Give Stet a feed, a sitemap, a section page or a single article:</p>
      <pre><code>./stet add URL</code></pre>
    </div>`
  }
  if (filtered && counts.changes > 0) {
    return html`<p class="empty">No change is like that. <a href="${paths.inbox}">All changes</a></p>`
  }
  return html`<div class="empty">
    <p>
      No change seen yet. Stet watches ${counted(counts.articles, 'article')} from
      ${counted(counts.sources, 'source')}; a change appears here once an article reads differently from
      before.
    </p>
    <p>
      <a href="${paths.articles}">See the articles</a>, or
      <a href="${paths.sources}">how their sources are doing</a>.${
        counts.articles === 0 ? html` No article has been found yet: look there first.` : nothing
      }
    </p>
  </div>`
}
