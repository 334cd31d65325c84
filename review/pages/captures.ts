import type { Capture } from '../../model/capture.ts'
import type { Article } from '../../model/article.ts'
import type { ArticleId, CaptureId } from '../../model/ids.ts'
import { failureNote } from '../components/failure.ts'
import { bytes, counted } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { outcomeLabel } from '../components/outcome.ts'
import { instant } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'

export interface CapturesQuery {
  readonly only: (typeof kinds)[number][0]
  readonly order: (typeof orders)[number][0]
  readonly after?: CaptureId
}

const kinds = [
  ['all', 'All', 'no'],
  ['failed', 'Failed', 'no failed'],
  ['seen', 'Showed the article', 'no such'],
] as const

const orders = [
  ['oldest', 'Oldest first'],
  ['newest', 'Newest first'],
] as const

const capturesPerPage = 100

/** The captures of an article, good and bad. Null when there is no such article. */
export async function capturesPage(
  archive: Pick<ReviewArchive, 'findArticle' | 'captures'>,
  id: ArticleId,
  query: CapturesQuery,
): Promise<PageView | null> {
  const { only, order, after } = query
  const [article, page] = await Promise.all([
    archive.findArticle(id),
    archive.captures(id, {
      order,
      ...(only !== 'all' && { only }),
      ...(after !== undefined && { after }),
      limit: capturesPerPage,
    }),
  ])
  if (article === null) return null
  const none = kinds.find(([kind]) => kind === only)?.[2] ?? 'no'
  return {
    title: `Captures of ${headlineText(article)}`,
    section: 'articles',
    body: html`${head(article)} ${ways(id, query)}
    ${
      page.items.length === 0
        ? html`<p class="empty">There are ${after === undefined ? none : 'no more'} captures.</p>`
        : html`<ol class="captures">
            ${page.items.map((capture) => captureRow(capture))}
          </ol>`
    }
    ${
      page.cursor === null && after === undefined
        ? nothing
        : html`<nav class="pager" aria-label="Pages">
            ${after === undefined ? nothing : html`<a href="${address(id, query)}" rel="first">${order === 'newest' ? 'Newest' : 'Oldest'}</a>`}
            ${page.cursor === null ? nothing : html`<a href="${address(id, query, page.cursor)}" rel="next">${order === 'newest' ? 'Earlier' : 'Later'} captures</a>`}
          </nav>`
    }`,
  }
}

/** What the parameters of an address ask for; what is unknown is as if it were not there. */
export function capturesQuery(
  query: Readonly<Record<string, string>>,
  after: CaptureId | undefined,
): CapturesQuery {
  return {
    only: kinds.find(([kind]) => kind === query['only'])?.[0] ?? 'all',
    order: orders.find(([order]) => order === query['order'])?.[0] ?? 'oldest',
    ...(after !== undefined && { after }),
  }
}

function address(id: ArticleId, { only, order }: CapturesQuery, after?: string): string {
  return withQuery(paths.captures(id), {
    only: only === 'all' ? null : only,
    order: order === 'oldest' ? null : order,
    after,
  })
}

function head(article: Article): Html {
  return html`<p class="kicker">
      <a href="${paths.articles}">Articles</a> › <a href="${paths.article(article.id)}">History</a>
    </p>
    <h1>Captures</h1>
    <p class="subject" dir="auto">${headlineText(article)}</p>
    <p class="meta">
      ${counted(article.captures, 'capture')} in all. A capture that failed makes no version and ends none.
    </p>`
}

function ways(id: ArticleId, query: CapturesQuery): Html {
  return html`<nav class="orders ways-row" aria-label="Which captures">
    <ul>
      ${kinds.map(([only, label]) => way(address(id, { ...query, only }), label, only === query.only))}
    </ul>
    <ul>
      ${orders.map(([order, label]) => way(address(id, { ...query, order }), label, order === query.order))}
    </ul>
  </nav>`
}

function way(href: string, label: string, current: boolean): Html {
  return html`<li><a href="${href}" ${current ? html` aria-current="true"` : nothing}>${label}</a></li>`
}

function captureRow(capture: Capture): Html {
  const { failure } = capture
  return html`<li class="capture ${failure === null ? 'good' : 'bad'}">
    <a href="${paths.capture(capture.id)}">${instant(capture.startedAt)}</a>
    <span class="outcome">${outcomeLabel(capture.outcome)}</span>
    <span class="figure">${capture.status === null ? 'no answer' : `HTTP ${capture.status}`}</span>
    <span class="figure"
      >${capture.payloadSizeBytes === null ? 'no body' : bytes(capture.payloadSizeBytes)}</span
    >
    <span
      >${capture.version === null ? nothing : html`<a href="${paths.version(capture.articleId, capture.version)}">version ${capture.version}</a>`}</span
    >
    ${failureNote(failure)}
  </li>`
}
