import type { Capture } from '../../model/capture.ts'
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

const capturesPerPage = 100

/** Every capture of an article, good and bad, oldest first. Null when there is no such article. */
export async function capturesPage(
  archive: ReviewArchive,
  id: ArticleId,
  after: CaptureId | undefined,
): Promise<PageView | null> {
  const [article, page] = await Promise.all([
    archive.findArticle(id),
    archive.captures(id, { ...(after === undefined ? {} : { after }), limit: capturesPerPage }),
  ])
  if (article === null) return null
  const last = page.items.at(-1)
  return {
    title: `Captures of ${headlineText(article)}`,
    section: 'articles',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(id)}">History</a>
      </p>
      <h1>Captures</h1>
      <p class="subject" dir="auto">${headlineText(article)}</p>
      <p class="meta">
        ${counted(article.captures, 'capture')}, oldest first. A capture that failed makes no version and ends
        none.
      </p>
      ${
        page.items.length === 0
          ? html`<p class="empty">There are no${after === undefined ? '' : ' more'} captures.</p>`
          : html`<ol class="captures">
              ${page.items.map((capture) => captureRow(capture))}
            </ol>`
      }
      ${
        page.cursor === null && after === undefined
          ? nothing
          : html`<nav class="pager" aria-label="Pages">
              ${
                after === undefined ? nothing : html`<a href="${paths.captures(id)}" rel="first">Oldest</a>`
              }${
                page.cursor === null || last === undefined
                  ? nothing
                  : html`<a href="${withQuery(paths.captures(id), { after: last.id })}" rel="next"
                      >Later captures</a
                    >`
              }
            </nav>`
      }`,
  }
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
