import type { CaptureId } from '../../model/ids.ts'
import { bytes } from '../components/figures.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { instant } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { shownAs } from '../raw/raw-app.ts'

/**
 * A capture as a browser shows it, in a frame that holds the other origin alone: a link in it cannot lead it anywhere.
 * Null when there is no such capture, or nothing of it to show.
 */
export async function receivedPage(
  archive: Pick<ReviewArchive, 'capture'>,
  id: CaptureId,
  address: URL,
): Promise<PageView | null> {
  const capture = await archive.capture(id)
  if (capture === null || shownAs(capture) === null) return null
  return {
    title: `Capture ${id} as received`,
    section: 'articles',
    width: 'wide',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(capture.articleId)}">History</a> ›
        <a href="${paths.captures(capture.articleId)}">Captures</a> ›
        <a href="${paths.capture(id)}">Capture ${id}</a>
      </p>
      <h1>As received</h1>
      <p class="meta">
        ${outwardLink(capture.requestedUrl)},
        ${instant(capture.finishedAt)}${capture.payloadSizeBytes === null ? '' : html`, ${bytes(capture.payloadSizeBytes)}`}.
        Shown without scripts, images and style sheets from elsewhere, none of which were kept; links in it
        lead nowhere. <a href="${paths.raw(id)}" download>The bytes themselves</a> are unchanged.
      </p>
      <iframe
        class="received"
        src="${address.href}"
        sandbox=""
        referrerpolicy="no-referrer"
        title="Capture ${id} as received"
      ></iframe>`,
  }
}
