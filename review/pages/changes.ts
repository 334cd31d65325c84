import type { RecordedChange } from '../../archive/archive.ts'
import type { SourceId } from '../../model/ids.ts'
import { changeCard } from '../components/change-card.ts'
import { counted } from '../components/figures.ts'
import type { PageView } from '../components/layout.ts'
import { pager } from '../components/pager.ts'
import { dayOf, weekdayOf } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { foldTurns } from '../diff/turns.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { sourceName, sourceNames } from './source-names.ts'

export interface ChangesQuery {
  readonly cursor?: string
  /** Changes of counters, times and typography as well. */
  readonly noise?: boolean
  readonly sourceId?: SourceId
}

const changesPerPage = 30

/** Recent changes, newest first: of everything, or of one source. Null when there is no such source. */
export async function changesPage(archive: ReviewArchive, query: ChangesQuery): Promise<PageView | null> {
  const { sourceId, cursor, noise = false } = query
  const [source, page] = await Promise.all([
    sourceId === undefined ? undefined : archive.findSource(sourceId),
    archive.recentChanges({
      ...(cursor !== undefined && { cursor }),
      ...(sourceId !== undefined && { sourceId }),
      withoutNoise: !noise,
      limit: changesPerPage,
    }),
  ])
  if (source === null) return null
  const names = await sourceNames(
    archive,
    page.items.map((change) => change.sourceId),
  )
  const title = source === undefined ? 'Recent changes' : `Changes found through ${sourceName(source)}`
  const feed = withQuery(paths.feed, { source: sourceId })
  const began = cursor !== undefined
  const kept = { source: sourceId, noise: noise ? 1 : undefined }
  return {
    title,
    section: 'changes',
    feed: { href: feed, title },
    body: html`<div class="page-head">
        <h1><bdi>${title}</bdi></h1>
        <a href="${feed}">Atom feed</a>
      </div>
      ${page.items.length === 0 ? await emptyChanges(archive, began) : days(page.items, names)}
      ${noiseNote(noise, sourceId)}
      ${pager({ path: paths.changes, query: kept, cursor: page.cursor, began, onward: 'Earlier changes', first: 'Newest changes' })}`,
  }
}

/** Says what the list leaves out, and leads to the list with it. */
function noiseNote(noise: boolean, sourceId: SourceId | undefined): Html {
  const other = withQuery(paths.changes, { source: sourceId, noise: noise ? undefined : 1 })
  return noise
    ? html`<p class="note">
        With changes of counters, times and typography. <a href="${other}">Leave them out</a>
      </p>`
    : html`<p class="note">
        Without changes of counters, times and typography. <a href="${other}">Show them too</a>
      </p>`
}

function days(changes: readonly RecordedChange[], names: ReadonlyMap<SourceId, string>): Html {
  const groups: { day: string; changes: RecordedChange[] }[] = []
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
        ${foldTurns(ofDay).map((turn) =>
          changeCard(
            turn,
            names.get(turn.change.sourceId),
            first === undefined ? '' : dayOf(first.changedBetween[1]),
          ),
        )}
      </ol>
    </section>`
  })}`
}

/** An empty list says what to do next, which depends on why it is empty. */
async function emptyChanges(archive: ReviewArchive, began: boolean): Promise<Html> {
  if (began) return html`<p class="empty">There are no earlier changes.</p>`
  const counts = await archive.counts()
  if (counts.sources === 0) {
    return html`<div class="empty">
      <p>Nothing is watched yet. Give Stet a feed, a sitemap, a section page or a single article:</p>
      <pre><code>./stet add URL</code></pre>
    </div>`
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
