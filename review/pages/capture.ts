import type { Hop } from '../../model/capture.ts'
import type { CaptureId } from '../../model/ids.ts'
import { digest } from '../components/digest.ts'
import { facts } from '../components/facts.ts'
import { failureNote } from '../components/failure.ts'
import { bytes, figure } from '../components/figures.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { outcomeLabel } from '../components/outcome.ts'
import { qualityOfCapture } from '../components/quality.ts'
import { instant } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { shownAs } from '../raw/raw-app.ts'

/** One fetch as it happened; `canShow`: there is an origin to show it on. Null when there is none. */
export async function capturePage(
  archive: ReviewArchive,
  id: CaptureId,
  canShow: boolean,
): Promise<PageView | null> {
  const capture = await archive.capture(id)
  if (capture === null) return null
  const took = capture.finishedAt.getTime() - capture.startedAt.getTime()
  return {
    title: `Capture ${id}`,
    section: 'articles',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(capture.articleId)}">History</a> ›
        <a href="${paths.captures(capture.articleId)}">Captures</a>
      </p>
      <h1>Capture ${id}</h1>
      ${failureNote(capture.failure)}
      ${facts([
        ['Requested', outwardLink(capture.requestedUrl)],
        ['Started', html`${instant(capture.startedAt)}, took <span class="figure">${figure(took)} ms</span>`],
        ['Outcome', outcomeLabel(capture.outcome)],
        capture.quality === null ? null : ['Quality', qualityOfCapture(capture.quality)],
        ['Status', capture.status === null ? 'no answer' : `HTTP ${capture.status}`],
        capture.mediaType === null
          ? null
          : [
              'Media type',
              html`<bdi
                >${capture.mediaType}${capture.charset === null ? '' : `; charset=${capture.charset}`}</bdi
              >`,
            ],
        capture.payloadSizeBytes === null ? null : ['Size', bytes(capture.payloadSizeBytes)],
        capture.truncated === null ? null : ['Truncated by', capture.truncated],
        capture.version === null
          ? null
          : [
              'Showed',
              html`<a href="${paths.version(capture.articleId, capture.version)}"
                >version ${capture.version}</a
              >`,
            ],
        capture.payloadDigest === null ? null : ['Payload digest', digest(capture.payloadDigest)],
        capture.payloadDigest === null
          ? null
          : [
              'Bytes',
              html`${canShow && shownAs(capture) !== null ? html`<a href="${paths.received(id)}">Look at it as received</a> · ` : nothing}<a
                  href="${paths.raw(id)}"
                  download
                  >Download as received</a
                >, decoded from content codings`,
            ],
      ])}
      <h2>Requests</h2>
      ${
        capture.hops.length === 0
          ? html`<p class="empty">No request was sent.</p>`
          : html`<ol class="hops">
              ${capture.hops.map(hop)}
            </ol>`
      }`,
  }
}

function hop({ url, status, headers, peerAddress, certificate }: Hop): Html {
  return html`<li>
    <p>${outwardLink(url)}</p>
    <p class="meta">
      ${status === null ? 'no answer' : `HTTP ${status}`}${peerAddress === null ? nothing : html` from <span class="figure">${peerAddress}</span>`}${certificate === undefined ? nothing : html`, certificate <span class="figure">${certificate}</span>`}
    </p>
    ${
      headers.length === 0
        ? nothing
        : html`<table class="headers">
            <caption class="hidden">
              Headers of the answer
            </caption>
            <tbody>
              ${headers.map(
                ([name, value]) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td dir="auto">${value}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </li>`
}
