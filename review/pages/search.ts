import type { ArticleHit, RecordedChange } from '../../archive/archive.ts'
import type { SourceId } from '../../model/ids.ts'
import { findPhrases, parseSearch } from '../../model/search-text.ts'
import type { SearchPhrases } from '../../model/search-text.ts'
import { counted } from '../components/figures.ts'
import { listedHeadline } from '../components/headline.ts'
import { inboxCard } from '../components/inbox-card.ts'
import type { PageView } from '../components/layout.ts'
import { pager } from '../components/pager.ts'
import { presenceNote } from '../components/presence.ts'
import { searchForm } from '../components/search-form.ts'
import { snippet } from '../components/snippet.ts'
import type { ReviewArchive } from '../deps.ts'
import { presenceOf } from '../diff/presence.ts'
import { groupsOf } from '../diff/groups.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, subscriptionTo } from '../paths.ts'
import type { SearchQuery } from '../search-query.ts'
import { writeSearch } from '../search-query.ts'
import { sourceNames } from './source-names.ts'

const hitsPerPage = 20

/** A search, and what it found. Null when there is no such source. */
export async function searchPage(archive: ReviewArchive, query: SearchQuery): Promise<PageView | null> {
  const phrases = parseSearch(query.text)
  const [source, sources] = await Promise.all([
    query.sourceId === undefined ? undefined : archive.findSource(query.sourceId),
    archive.listSources(),
  ])
  if (source === null) return null
  const found = phrases.length === 0 ? null : await results(archive, query, phrases)
  const isChanges = query.in === 'added' || query.in === 'removed'
  const title = phrases.length === 0 ? 'Search' : `Search: ${query.text}`
  const feed = `${paths.feed}?${writeSearch(isChanges ? query : { ...query, in: 'added' }).toString()}`
  return {
    title,
    section: 'search',
    ...(phrases.length > 0 && isChanges ? { feed: { href: feed, title } } : {}),
    body: html`<div class="page-head">
        <h1>Search</h1>
        ${phrases.length > 0 && isChanges ? html`<span><a href="${feed}">Follow as a feed</a> · <a href="${subscriptionTo(feed)}">Webhook or e-mail</a></span>` : nothing}
      </div>
      ${searchForm(query, sources)}
      ${phrases.length === 0 ? (query.text.trim() === '' ? hint : html`<p class="empty">There is no word in that to look for.</p>`) : nothing}
      ${
        found === null
          ? nothing
          : html`<h2 class="hidden">Results</h2>
              ${found.body}`
      }
      ${found === null || isChanges ? nothing : html`<p class="note">To be told when it appears anywhere, <a href="${feed}">follow the changes that add it</a>.</p>`}
      ${
        found === null
          ? nothing
          : pager({
              path: `${paths.search}?${writeSearch(query).toString()}`,
              cursor: found.cursor,
              began: query.cursor !== undefined,
              onward: 'More results',
              first: 'First results',
            })
      }`,
  }
}

const hint = html`<div class="empty">
  <p>Words find articles that have all of them; “a phrase in quotation marks” is found as it stands.</p>
  <ul class="turns">
    <li><em>Current text</em>: what articles say now.</li>
    <li><em>All versions</em>: what they ever said, with when it appeared and when it vanished.</li>
    <li><em>Added</em> and <em>removed text</em>: the changes that brought it, or took it away.</li>
  </ul>
</div>`

interface Results {
  readonly body: Html
  readonly cursor: string | null
}

function results(archive: ReviewArchive, query: SearchQuery, phrases: SearchPhrases): Promise<Results> {
  return query.in === 'added' || query.in === 'removed'
    ? changeResults(archive, query, query.in, phrases)
    : articleResults(archive, query, query.in, phrases)
}

async function changeResults(
  archive: ReviewArchive,
  { sourceId, cursor }: SearchQuery,
  where: 'added' | 'removed',
  phrases: SearchPhrases,
): Promise<Results> {
  const page = await archive.recentChanges({
    words: { in: where, phrases },
    ...(sourceId !== undefined && { sourceId }),
    ...(cursor !== undefined && { cursor }),
    limit: hitsPerPage,
  })
  const [names, marks] = await Promise.all([
    sourceNames(
      archive,
      page.items.map((change) => change.sourceId),
    ),
    archive.changeMarks(page.items.map(({ id }) => id)),
  ])
  const found = new Map(page.items.map((change) => [change.id, change]))
  const view = { names, marks, since: null, canReview: false, day: '', back: paths.search }
  return {
    cursor: page.cursor,
    body:
      page.items.length === 0
        ? html`<p class="empty">No change ${where} that.</p>`
        : html`<ol class="cards">
            ${groupsOf(page.items).map((group) => inboxCard({ ...group, excerpt: changeSnippet(found.get(group.change.id), where, phrases) }, view))}
          </ol>`,
  }
}

/** The block of the change that has the phrases. */
function changeSnippet(
  found: RecordedChange | undefined,
  where: 'added' | 'removed',
  phrases: SearchPhrases,
): Html {
  if (found === undefined) return nothing
  const { change } = found
  const other = where === 'added' ? 'deleted' : 'inserted'
  const fields = change.fields.map(({ from, to }) => (where === 'added' ? to : from) ?? '')
  const blocks = change.hunks.flatMap((hunk) =>
    hunk.edits.flatMap((edit) =>
      edit.words
        .filter(({ op }) => op !== other)
        .map(({ text }) => text)
        .join('')
        .split('\n'),
    ),
  )
  return snippet([...fields, ...blocks], phrases)
}

async function articleResults(
  archive: ReviewArchive,
  { sourceId, cursor }: SearchQuery,
  where: 'current' | 'versions',
  phrases: SearchPhrases,
): Promise<Results> {
  const page = await archive.searchArticles({
    phrases,
    in: where,
    ...(sourceId !== undefined && { sourceId }),
    ...(cursor !== undefined && { cursor }),
    limit: hitsPerPage,
  })
  const names = await sourceNames(
    archive,
    page.items.map(({ article }) => article.sourceId),
  )
  const cards = await Promise.all(page.items.map((hit) => articleCard(archive, hit, phrases, names)))
  return {
    cursor: page.cursor,
    body:
      cards.length === 0
        ? html`<p class="empty">
            ${where === 'current' ? 'No article says that now. It may have said so once: search all versions.' : 'No version of any article says that.'}
          </p>`
        : html`<ol class="cards">
            ${cards}
          </ol>`,
  }
}

async function articleCard(
  archive: ReviewArchive,
  { article, version, matching }: ArticleHit,
  phrases: SearchPhrases,
  names: ReadonlyMap<SourceId, string>,
): Promise<Html> {
  const [found, sightings] = await Promise.all([
    archive.version(article.id, version),
    archive.phrasePresence(article.id, phrases),
  ])
  const texts =
    found === null ? [] : [found.content.dek ?? '', ...found.content.blocks.map(({ text }) => text)]
  const source = names.get(article.sourceId)
  const inHeadline = findPhrases(found?.content.headline ?? '', phrases).length > 0
  return html`<li class="card" data-step>
    <h3><a href="${paths.article(article.id)}">${listedHeadline(article)}</a></h3>
    ${inHeadline && found !== null ? snippet([found.content.headline ?? ''], phrases) : nothing}
    ${snippet(texts, phrases)} ${presenceNote(article.id, presenceOf(sightings))}
    <p class="meta">
      ${source === undefined ? nothing : html`<bdi>${source}</bdi> · `}in ${counted(matching, 'version')} of
      ${article.versions}; <a href="${paths.version(article.id, version)}">version ${version}</a> is the
      newest
    </p>
  </li>`
}
