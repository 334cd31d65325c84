import type { ChangeHead, VersionHead } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { ArticleId } from '../../model/ids.ts'
import { headlineText } from '../components/headline.ts'
import { articleFacts, headlineHistory, missesNote } from '../components/history-facts.ts'
import { historyChart } from '../components/history-chart.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { movesOf } from '../components/moves.ts'
import { pager } from '../components/pager.ts'
import { timelineEntry } from '../components/timeline-entry.ts'
import type { TimelineView } from '../components/timeline-entry.ts'
import type { ReviewArchive } from '../deps.ts'
import { chartOf } from '../diff/chart.ts'
import { headlinesOf } from '../diff/headlines.ts'
import { numbered, timelineOf } from '../diff/timeline.ts'
import type { Sight } from '../diff/timeline.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { allHeads } from './all-heads.ts'
import { sourceName } from './source-names.ts'

export interface HistoryQuery {
  /** The list goes on below the sighting with this place in the history. */
  readonly before?: number
  /** How much of the life the drawing shows. */
  readonly span: 'all' | 'day' | 'week'
  /** Days in UTC, both shown; they go before `span`. */
  readonly from?: Date
  readonly to?: Date
}

const sightingsPerPage = 40

/** An article's history: the sequence of sightings, newest first. */
export async function historyPage(
  archive: ReviewArchive,
  article: Article,
  query: HistoryQuery,
): Promise<PageView> {
  const { id } = article
  const [source, seen, versions, changes, untold, blind, misses, moves] = await Promise.all([
    archive.findSource(article.sourceId),
    archive.sightings(id),
    archive.versions(id),
    allHeads(archive, id),
    archive.untoldChanges(id),
    archive.blindStretches(id, blindStretchesMax),
    archive.misses(id),
    archive.moves(id),
  ])
  const sightings = numbered(seen)
  const end = Math.min(query.before ?? sightings.length + 1, sightings.length + 1) - 1
  const shown = sightings.slice(Math.max(0, end - sightingsPerPage), end)
  const view: TimelineView = {
    id,
    changes: new Map([...changes, ...untold].map((change) => [change.ordinal, change])),
    headlines: new Map(versions.map(({ number, headline }) => [number, headline])),
    sightings,
    choose: versions.length > 1,
  }
  const feed = paths.articleFeed(id)
  const sourceLink =
    source === null
      ? null
      : html`<a href="${paths.sourceArticles(source.id)}"><bdi>${sourceName(source)}</bdi></a>`
  return {
    title: `History of ${headlineText(article)}`,
    section: 'articles',
    feed: { href: feed, title: `Changes of ${headlineText(article)}` },
    body: html`<p class="kicker"><a href="${paths.articles}">Articles</a></p>
      <h1 class="headline" dir="auto">${headlineText(article)}</h1>
      <p class="address">${outwardLink(article.url)}</p>
      ${articleFacts(article, sourceLink, seen)} ${movesOf(article, moves)}
      ${misses === null ? nothing : missesNote(article, misses, seen.at(-1))} ${ways(article, changes)}
      <div class="page-head">
        <h2>Timeline</h2>
        <a href="${feed}">Atom feed</a>
      </div>
      ${changes.length === 0 ? nothing : drawing(id, sightings, changes, blind, query)}
      ${headlineHistory(id, headlinesOf(sightings, versions))} ${list(shown, view, versions, query)}
      ${pager({
        path: paths.article(id),
        cursor: (shown[0]?.ordinal ?? 1) > 1 ? String(shown[0]?.ordinal) : null,
        began: query.before !== undefined,
        onward: 'Earlier',
        first: 'Newest',
      })}`,
  }
}

/** Other ways to look at the history. */
function ways({ id, headVersion }: Article, changes: readonly ChangeHead[]): Html {
  if (headVersion === null) return nothing
  const isLive = changes.some(({ change }) => change.kinds.some(({ kind }) => kind.startsWith('live-post')))
  return html`<p class="meta ways">
    <a href="${paths.version(id, headVersion)}">As it reads now</a> ·
    <a href="${paths.blame(id, headVersion)}">Who brought which words</a
    >${isLive ? html` · <a href="${paths.live(id)}">The live blog, post by post</a>` : nothing}
  </p>`
}

const blindStretchesMax = 200
const dayMs = 86_400_000
const spans = [
  ['all', 'whole life', Number.POSITIVE_INFINITY],
  ['week', 'first week', 7 * dayMs],
  ['day', 'first day', dayMs],
] as const

function drawing(
  id: ArticleId,
  sightings: readonly Sight[],
  changes: readonly ChangeHead[],
  blind: readonly (readonly [Date, Date])[],
  query: HistoryQuery,
): Html {
  const [first, last] = [sightings[0], sightings.at(-1)]
  if (first === undefined || last === undefined) return nothing
  const life = last.lastSeenAt.getTime() - first.firstSeenAt.getTime()
  const fitting = spans.filter(([, , length]) => length === Number.POSITIVE_INFINITY || length < life)
  const [named, , length] = fitting.find(([each]) => each === query.span) ?? spans[0]
  const whole = [first.firstSeenAt, new Date(first.firstSeenAt.getTime() + Math.min(length, life))] as const
  const chosen = daysWithin(query, first.firstSeenAt, last.lastSeenAt)
  const [from, to] = chosen ?? whole
  const name = chosen === null ? named : null
  const links = html`${
    fitting.length < 2
      ? nothing
      : fitting.map(
          ([each, label]) =>
            html`<a
              href="${withQuery(paths.article(id), { span: each === 'all' ? null : each })}"
              ${each === name ? html` aria-current="true"` : nothing}
              >${label}</a
            > `,
        )
  }`
  return html`${historyChart(id, chartOf({ sightings, changes, blind, from, to }), links)}
  ${life > 2 * dayMs ? daysForm(id, { from, to, isChosen: chosen !== null }) : nothing}`
}

/** The days that are asked for, as far as the article was seen in them; null when it was not, or none are. */
function daysWithin(
  { from, to }: HistoryQuery,
  firstSeenAt: Date,
  lastSeenAt: Date,
): readonly [Date, Date] | null {
  if (from === undefined && to === undefined) return null
  const begin = Math.max(firstSeenAt.getTime(), from?.getTime() ?? 0)
  // The day that is named is meant as well.
  const end = Math.min(lastSeenAt.getTime(), to === undefined ? Infinity : to.getTime() + dayMs)
  return begin < end ? [new Date(begin), new Date(end)] : null
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

function daysForm(
  id: ArticleId,
  { from, to, isChosen }: { readonly from: Date; readonly to: Date; readonly isChosen: boolean },
): Html {
  return html`<details class="fold" ${isChosen ? html` open` : nothing}>
    <summary>Other days</summary>
    <form class="filters" action="${paths.article(id)}" method="get">
      <div class="row">
        <label>from <input type="date" name="from" value="${dayOf(from)}" /></label>
        <label>to <input type="date" name="to" value="${dayOf(to)}" /></label>
        <button>Draw</button>
        ${isChosen ? html`<a href="${paths.article(id)}">whole life</a>` : nothing}
        <span class="meta">Days in UTC.</span>
      </div>
    </form>
  </details>`
}

function list(
  shown: readonly Sight[],
  view: TimelineView,
  versions: readonly VersionHead[],
  query: HistoryQuery,
): Html {
  if (shown.length === 0) {
    return html`<p class="empty">
      ${query.before === undefined ? 'No version has been captured yet.' : 'There is nothing earlier.'} The
      <a href="${paths.captures(view.id)}">captures</a> say what came.
    </p>`
  }
  const timeline = timelineOf(shown)
  const entries = html`<ol class="timeline">
    ${timeline.map((entry) => timelineEntry(entry, view))}
  </ol>`
  // Versions that took turns are folded, and others are on other pages.
  const choosable = new Set(
    timeline.flatMap((entry) => (entry.type === 'sighting' ? [entry.sighting.version] : [])),
  )
  if (!view.choose) return entries
  return html`<form class="compare" action="${paths.compare(view.id)}" method="get">
    <p class="choose">
      <button type="submit">Compare</button> any two versions: choose them
      below${
        versions.length > choosable.size
          ? html`, or by number
              <label>from ${numberField('from-number', versions.length)}</label>
              <label>to ${numberField('to-number', versions.length)}</label>`
          : nothing
      }
    </p>
    ${entries}
  </form>`
}

function numberField(name: string, last: number): Html {
  return html`<input name="${name}" type="number" min="1" max="${last}" inputmode="numeric" />`
}
