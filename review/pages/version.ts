import type { Article } from '../../model/article.ts'
import type { Capture } from '../../model/capture.ts'
import type { Content } from '../../model/content.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sighting, Version } from '../../model/version.ts'
import { readBlock } from '../components/blocks.ts'
import { digest } from '../components/digest.ts'
import { facts } from '../components/facts.ts'
import { counted } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { instant, span } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html, langAttribute, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'

/** A version as it read then. Null when there is none. */
export async function versionPage(
  archive: ReviewArchive,
  id: ArticleId,
  number: number,
): Promise<PageView | null> {
  const [article, version, sightings] = await Promise.all([
    archive.findArticle(id),
    archive.version(id, number),
    archive.sightings(id),
  ])
  if (article === null || version === null) return null
  const capture = await archive.capture(version.firstCaptureId)
  const { content } = version
  const headline = headlineText({ headline: content.headline, url: article.url })
  const seen = sightings.filter((sighting) => sighting.version === number)
  return {
    title: `Version ${number} of ${headline}`,
    section: 'articles',
    body: html`<p class="kicker">
        <a href="${paths.articles}">Articles</a> › <a href="${paths.article(id)}">History</a> › Version
        ${number} of ${article.versions}
      </p>
      <article class="read" ${langAttribute(content.language)}>
        <h1 class="headline" dir="auto">${headline}</h1>
        ${contentHead(content)} ${content.blocks.map((block) => readBlock(block))}
        ${content.blocks.length === 0 ? html`<p class="empty">This version has no text.</p>` : nothing}
      </article>
      <p class="meta ways">
        <a href="${paths.blame(id, number)}">Who brought which words</a>
        ${isLive(content) ? html`· <a href="${paths.live(id)}">The live blog, post by post</a>` : nothing}
      </p>
      <section class="provenance" aria-labelledby="provenance">
        <h2 id="provenance">Where this comes from</h2>
        ${provenance(article, version, capture, seen)}
      </section>
      ${versionNeighbours(article, version)}`,
  }
}

function isLive({ blocks }: Content): boolean {
  return blocks.some(({ kind }) => kind === 'post')
}

function contentHead(content: Content): Html {
  return html`${content.dek === null ? nothing : html`<p class="dek" dir="auto">${content.dek}</p>`}
    ${content.byline.length === 0 ? nothing : html`<p class="byline" dir="auto">${content.byline.join(', ')}</p>`}
    <p class="claims">
      ${[
        claim('Published', content.publishedAt),
        claim('Modified', content.modifiedAt),
        claim('Section', content.section),
        claim('Tags', content.tags.length === 0 ? null : content.tags.join(', ')),
        claim('Access', content.access),
        claim('Live blog', content.liveState),
      ]}
    </p>
    ${content.otherTitles.map(({ text, origin }) => html`<p class="claims">Also titled (${origin}): <bdi>${text}</bdi></p>`)}
    ${content.corrections.map(({ text }) => html`<p class="claims">Correction declared: <bdi>${text}</bdi></p>`)}
    ${leadImage(content)}`
}

function leadImage({
  leadImage: address,
  leadImageCaption: caption,
  leadImageCredit: credit,
}: Content): Html {
  if (address === null) return nothing
  const notes = [caption, credit].filter((text) => text !== null)
  return html`<p class="lead-image">
    Lead image: ${outwardLink(address)}${notes.map((text) => html` · <bdi>${text}</bdi>`)}
  </p>`
}

/** What the publisher says; a claim, so in the publisher's own form. */
function claim(name: string, value: string | null): Html {
  return value === null ? nothing : html`<span>${name}: <bdi class="figure">${value}</bdi></span> `
}

function provenance(
  article: Article,
  version: Version,
  capture: Capture | null,
  seen: readonly Sighting[],
): Html {
  return facts([
    ['Address', outwardLink(article.url)],
    capture === null ? null : ['Captured first', instant(capture.finishedAt)],
    seen.length === 0
      ? null
      : [
          'Seen',
          html`${seen
            .slice(0, 20)
            .map(
              (sighting) =>
                html`<div>
                  ${span(sighting.firstSeenAt, sighting.lastSeenAt)} in
                  ${counted(sighting.captures, 'capture')}
                </div>`,
            )}${seen.length > 20 ? html`<div>and ${counted(seen.length - 20, 'more time')}</div>` : nothing}`,
        ],
    ['Content digest', digest(version.contentDigest)],
    capture?.payloadDigest === null || capture === null
      ? null
      : ['Payload digest', digest(capture.payloadDigest)],
    ['Cleaner', html`<span class="figure">${version.cleanerId}</span>`],
    [
      'Capture',
      html`<a href="${paths.capture(version.firstCaptureId)}">Request and answer</a>${
          capture?.payloadDigest === null || capture === null
            ? nothing
            : html` · <a href="${paths.raw(version.firstCaptureId)}" download>Bytes as received</a>`
        }`,
    ],
  ])
}

function versionNeighbours(article: Article, { number, parent }: Version): Html {
  return html`<nav class="pager" aria-label="Neighbouring versions">
    ${
      number > 1
        ? html`<a rel="prev" href="${paths.version(article.id, number - 1)}">← Version ${number - 1}</a>`
        : nothing
    }
    ${
      parent === null
        ? html`<a href="${paths.article(article.id)}">History</a>`
        : html`<a href="${paths.change(article.id, parent, number)}">What it changed</a>`
    }
    ${
      number < article.versions
        ? html`<a rel="next" href="${paths.version(article.id, number + 1)}">Version ${number + 1} →</a>`
        : nothing
    }
  </nav>`
}
