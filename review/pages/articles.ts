import type { Article } from '../../model/article.ts'
import type { SourceId } from '../../model/ids.ts'
import { addressField } from '../components/address-field.ts'
import { articleStatus } from '../components/article-status.ts'
import { counted } from '../components/figures.ts'
import { listedHeadline } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { pager } from '../components/pager.ts'
import { instant } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { sourceName, sourceNames } from './source-names.ts'

export interface ArticlesQuery {
  readonly cursor?: string
  readonly sourceId?: SourceId
  /** A URL that was looked up and led to no article, and why. */
  readonly missed?: { readonly url: string; readonly reason: 'unknown' | 'invalid' }
}

const articlesPerPage = 50

/** The articles, with a box that leads from a URL to its history. Null when there is no such source. */
export async function articlesPage(archive: ReviewArchive, query: ArticlesQuery): Promise<PageView | null> {
  const { sourceId, missed, ...cursor } = query
  const ofSource = sourceId === undefined ? {} : { sourceId }
  const [source, page] = await Promise.all([
    sourceId === undefined ? undefined : archive.findSource(sourceId),
    archive.listArticles({ ...cursor, ...ofSource, limit: articlesPerPage }),
  ])
  if (source === null) return null
  const names = await sourceNames(
    archive,
    page.items.map((article) => article.sourceId),
  )
  const title = source === undefined ? 'Articles' : `Articles found through ${sourceName(source)}`
  const began = query.cursor !== undefined
  return {
    title,
    section: 'articles',
    body: html`<h1><bdi>${title}</bdi></h1>
      ${lookup(missed)}
      ${
        page.items.length === 0
          ? emptyArticles(began, sourceId !== undefined)
          : html`<ol class="cards">
              ${page.items.map((article) => articleCard(article, names.get(article.sourceId)))}
            </ol>`
      }
      ${pager({ path: paths.articles, query: sourceId === undefined ? {} : { source: sourceId }, cursor: page.cursor, began, onward: 'More articles', first: 'First page' })}`,
  }
}

function lookup(missed: ArticlesQuery['missed']): Html {
  return html`<form class="lookup" action="${paths.articles}" method="get" role="search">
    <label for="url">Address of an article</label>
    ${addressField(missed?.url ?? '', 'Show history', missed === undefined ? null : 'missed')}
    ${missed === undefined ? nothing : missedNote(missed)}
  </form>`
}

function missedNote({ url, reason }: NonNullable<ArticlesQuery['missed']>): Html {
  if (reason === 'invalid') {
    return html`<p class="missed" id="missed" role="status">That is no http or https address.</p>`
  }
  return html`<div class="missed" id="missed" role="status">
    <p>This article is not watched. To begin now:</p>
    <pre><code>./stet add ${shellQuoted(url)}</code></pre>
  </div>`
}

/** For a POSIX shell: the address came from a query, and somebody may paste the line. */
function shellQuoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function articleCard(article: Article, source: string | undefined): Html {
  return html`<li class="card">
    <h2><a href="${paths.article(article.id)}">${listedHeadline(article)}</a></h2>
    <p class="address" dir="ltr">${article.url}</p>
    <p class="meta">
      ${source === undefined ? nothing : html`<bdi>${source}</bdi> · `}${counted(article.versions, 'version')}
      ·
      ${counted(article.captures, 'capture')}${
        article.lastChangedAt === null
          ? nothing
          : html` · ${article.versions > 1 ? 'last changed' : 'first captured'}
            ${instant(article.lastChangedAt)}`
      }${article.status === 'active' ? nothing : html` · ${articleStatus(article.status)}`}
    </p>
  </li>`
}

function emptyArticles(began: boolean, filtered: boolean): Html {
  if (began) return html`<p class="empty">There are no more articles.</p>`
  if (filtered) return html`<p class="empty">This source has shown no article yet.</p>`
  return html`<div class="empty">
    <p>No article is watched yet. Give Stet a feed, a sitemap, a section page or a single article:</p>
    <pre><code>./stet add URL</code></pre>
  </div>`
}
