import type { RecordedChange, VersionHead } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sighting } from '../../model/version.ts'
import { articleStatus } from '../components/article-status.ts'
import { facts } from '../components/facts.ts'
import { counted } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { pager } from '../components/pager.ts'
import { duration, instant } from '../components/time.ts'
import { timelineEntry } from '../components/timeline-entry.ts'
import type { ReviewArchive } from '../deps.ts'
import { numbered, timelineOf } from '../diff/timeline.ts'
import type { Sight } from '../diff/timeline.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
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
  const [source, sightings, versions, changes] = await Promise.all([
    archive.findSource(article.sourceId),
    archive.sightings(id),
    archive.versions(id),
    archive.recentChanges({ ...query, articleId: id, limit: sightingsPerPage }),
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
    ['Versions', counted(article.versions, 'version')],
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
