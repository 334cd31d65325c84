import type { Article } from '../../model/article.ts'
import type { ArticleId } from '../../model/ids.ts'
import { blameOf } from '../blame-of.ts'
import { blameLegend, blamedText, goneList } from '../components/blame.ts'
import type { BlameView } from '../components/blame.ts'
import { blockElement } from '../components/blocks.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import type { ReviewArchive } from '../deps.ts'
import { wordsByOrigin } from '../diff/origins.ts'
import { html, langAttribute, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'

export interface BlameQuery {
  readonly number: number
  /** Only what stood in every version counts; the rest is subdued. */
  readonly kept: boolean
  /** With the passages that went. */
  readonly gone: boolean
}

/** A version with the version that brought each of its passages. Null when there is none. */
export async function blamePage(
  archive: ReviewArchive,
  article: Article,
  query: BlameQuery,
): Promise<PageView | null> {
  const { id } = article
  const found = await blameOf(archive, id, query.number)
  if (found === null) return null
  const { blame, removals } = found
  const { content } = found.version
  const headline = headlineText({ headline: content.headline, url: article.url })
  const counts = wordsByOrigin(blame, content)
  const view: BlameView = { id, ...found, origins: [...counts.keys()], kept: query.kept }
  return {
    title: `Who brought what: version ${query.number} of ${headline}`,
    section: 'articles',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(id)}">History</a> ›
        <a href="${paths.version(id, query.number)}">Version ${query.number}</a>
      </p>
      <h1>Who brought what</h1>
      <p class="meta">
        Each passage of version ${query.number} with the number of the version that brought it; the number
        leads to the change. What has none stood there when the article was first seen.
      </p>
      ${views(id, query)} ${blameLegend(view, counts)}
      ${blame.coarse ? html`<p class="note">A limit was hit in this history: some words may be older than is told.</p>` : nothing}
      <article class="read blamed ${query.kept ? 'kept' : ''}" ${langAttribute(content.language)}>
        ${content.headline === null ? nothing : html`<h2 class="headline" dir="auto">${blamedText(content.headline, blame.headline, view)}</h2>`}
        ${content.dek === null ? nothing : html`<p class="dek" dir="auto">${blamedText(content.dek, blame.dek, view)}</p>`}
        ${content.blocks.map((block, index) => blockElement(block, blamedText(block.text, blame.blocks[index] ?? [], view), 1))}
      </article>
      ${query.gone ? goneList(view, removals) : nothing}`,
  }
}

function views(id: ArticleId, { number, kept, gone }: BlameQuery): Html {
  const link = (label: string, to: { kept: boolean; gone: boolean }, is: boolean) =>
    html`<a
      href="${withQuery(paths.blame(id, number), { view: to.kept ? 'kept' : null, gone: to.gone ? 1 : null })}"
      ${is ? html` aria-current="true"` : nothing}
      >${label}</a
    >`
  return html`<div class="toolbar">
    <nav aria-label="View">
      ${link('Every version', { kept: false, gone }, !kept)}
      ${link('Never changed', { kept: true, gone }, kept)}
      ${link(gone ? 'Without what went' : 'With what went', { kept, gone: !gone }, false)}
    </nav>
  </div>`
}
