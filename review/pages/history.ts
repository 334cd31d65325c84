import type { RecordedChange, VersionHead } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sighting } from '../../model/version.ts'
import { articleStatus } from '../components/article-status.ts'
import { facts } from '../components/facts.ts'
import { failureNote } from '../components/failure.ts'
import { counted, figure } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { pager } from '../components/pager.ts'
import { duration, instant, interval } from '../components/time.ts'
import { timelineEntry } from '../components/timeline-entry.ts'
import type { ReviewArchive } from '../deps.ts'
import { numbered, timelineOf } from '../diff/timeline.ts'
import type { Sight } from '../diff/timeline.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { missesOf } from '../misses.ts'
import type { Misses } from '../misses.ts'
import { paths } from '../paths.ts'
import { sourceName } from './source-names.ts'

const sightingsPerPage = 60
/** Above this a list to choose from helps nobody, and numbers are typed. */
const versionChoicesMax = 200

/** An article's history: the sequence of sightings, newest first. Null when there is no such article. */
export async function historyPage(
  archive: ReviewArchive,
  id: ArticleId,
  query: { readonly cursor?: string },
): Promise<PageView | null> {
  const article = await archive.findArticle(id)
  if (article === null) return null
  const [source, sightings, versions, changes, misses] = await Promise.all([
    archive.findSource(article.sourceId),
    archive.sightings(id),
    archive.versions(id),
    archive.recentChanges({ ...query, articleId: id, limit: sightingsPerPage }),
    missesOf(archive, article),
  ])
  const began = query.cursor !== undefined
  const shown = sightingsOf(numbered(sightings), changes.items, changes.cursor === null)
  const byOrdinal = new Map(
    shown.flatMap(({ sighting, change }) =>
      change === undefined ? [] : [[sighting.ordinal, change] as const],
    ),
  )
  const feed = paths.articleFeed(id)
  return {
    title: `History of ${headlineText(article)}`,
    section: 'articles',
    feed: { href: feed, title: `Changes of ${headlineText(article)}` },
    body: html`<p class="kicker"><a href="${paths.articles}">Articles</a></p>
      <h1 class="headline" dir="auto">${headlineText(article)}</h1>
      <p class="address">${outwardLink(article.url)}</p>
      ${articleFacts(article, source === null ? null : html`<a href="${paths.sourceArticles(source.id)}"><bdi>${sourceName(source)}</bdi></a>`, sightings)}
      ${misses === null ? nothing : missesNote(article, misses, sightings.at(-1))}
      ${compareForm(id, versions)}
      <div class="page-head">
        <h2>Timeline</h2>
        <a href="${feed}">Atom feed</a>
      </div>
      ${
        shown.length === 0
          ? html`<p class="empty">
              ${began ? 'There is nothing earlier.' : 'No version has been captured yet.'} The
              <a href="${paths.captures(id)}">captures</a> say what came.
            </p>`
          : html`<ol class="timeline">
              ${timelineOf(shown.map(({ sighting }) => sighting)).map((entry) => timelineEntry(id, entry, byOrdinal, sightings.length))}
            </ol>`
      }
      ${pager({ path: paths.article(id), cursor: changes.cursor, began, onward: 'Earlier', first: 'Newest' })}`,
  }
}

interface ShownSighting {
  readonly sighting: Sight
  readonly change: RecordedChange | undefined
}

/** The sightings that a page of changes led to, oldest first; the last page also has the first of all. */
function sightingsOf(
  sightings: readonly Sight[],
  changes: readonly RecordedChange[],
  lastPage: boolean,
): ShownSighting[] {
  const byMoment = new Map(changes.map((change) => [momentOf(change.to, change.changedBetween), change]))
  return sightings.flatMap((sighting): readonly ShownSighting[] => {
    if (sighting.changedBetween === null) return lastPage ? [{ sighting, change: undefined }] : []
    const change = byMoment.get(momentOf(sighting.version, sighting.changedBetween))
    return change === undefined ? [] : [{ sighting, change }]
  })
}

function momentOf(version: number, [after, by]: readonly [Date, Date]): string {
  return `${version} ${after.getTime()} ${by.getTime()}`
}

function articleFacts(article: Article, source: Html | null, sightings: readonly Sighting[]): Html {
  const first = sightings[0]
  return facts([
    source === null ? null : ['Source', source],
    ['Status', articleStatus(article.status)],
    article.setAside === null
      ? null
      : ['Set aside', html`<bdi>${article.setAside}</bdi>. <code>stet check</code> tries again.`],
    ['Versions', figure(article.versions)],
    [
      'Captures',
      html`<a href="${paths.captures(article.id)}"
        >${counted(article.captures, 'capture')}, good and failed</a
      >`,
    ],
    first === undefined ? null : ['First seen', instant(first.firstSeenAt)],
    article.lastCapturedAt === null ? null : ['Last captured', instant(article.lastCapturedAt)],
    article.nextDueAt === null
      ? ['Next capture', 'none scheduled']
      : ['Next capture', html`${instant(article.nextDueAt)}, every ${duration(article.intervalMs)} for now`],
  ])
}

/** What came in its place since the article was last seen; of one that is gone, between which two moments it went. */
function missesNote(article: Article, misses: Misses, seenLast: Sighting | undefined): Html {
  const isGone = article.status === 'gone' && seenLast !== undefined
  return html`<div class="misses">
    <p>
      ${isGone ? html`Taken down ${interval([seenLast.lastSeenAt, misses.firstAt])}.` : html`${misses.count === 1 ? 'The last capture' : `The last ${figure(misses.count)} captures`} did not show the article, most recently ${instant(misses.lastAt)}.`}
    </p>
    ${failureNote(misses.failure)}
  </div>`
}

function compareForm(id: ArticleId, versions: readonly VersionHead[]): Html {
  const last = versions.at(-1)
  if (last === undefined || versions.length < 2) return nothing
  return html`<form class="compare" action="${paths.compare(id)}" method="get">
    <fieldset>
      <legend>Compare any two versions</legend>
      ${versionChoice('from', 'From', versions, last.number - 1)}
      ${versionChoice('to', 'To', versions, last.number)}
      <button type="submit">Compare</button>
    </fieldset>
  </form>`
}

function versionChoice(name: string, label: string, versions: readonly VersionHead[], chosen: number): Html {
  if (versions.length > versionChoicesMax) {
    return html`<label
      >${label} version
      <input name="${name}" type="number" min="1" max="${versions.length}" value="${chosen}" required
    /></label>`
  }
  return html`<label
    >${label}
    <select name="${name}">
      ${versions.map(
        ({ number, createdAt }) =>
          html`<option value="${number}" ${number === chosen ? html` selected` : nothing}>
            version ${number}, ${createdAt.toISOString().slice(0, 16).replace('T', ' ')}
          </option>`,
      )}
    </select></label
  >`
}
