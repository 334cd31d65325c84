import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'

/** What a page says; the layout puts the house around it. */
export interface PageView {
  readonly title: string
  /** Which section is open; null for pages of none. */
  readonly section: Section | null
  /** Path of its Atom feed; the JSON Feed is beside it. */
  readonly feed?: { readonly href: string; readonly title: string }
  /** `wide` uses the whole window, for two columns of text. */
  readonly width?: 'wide'
  /** What others show of the page when its address is posted (ogp.me); addresses are absolute. */
  readonly card?: PageCard
  readonly body: Html
}

interface PageCard {
  readonly title: string
  readonly url: string
  readonly imageUrl: string
  readonly imageAlt: string
  readonly imageWidthPx: number
}

type Section = (typeof sections)[number][0]

/** Addresses of the files that pages load, with the digest of their bytes in the name. */
export interface Assets {
  readonly stylePath: string
  readonly iconPath: string
  /** The module that begins, and those that it imports. */
  readonly scriptPath: string
  readonly scriptParts: readonly string[]
}

/** A complete document. It loads one style sheet, one icon and one small script, and nothing from elsewhere. */
export function layout(view: PageView, assets: Assets): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${view.title} · Stet</title>
        <link rel="stylesheet" href="${assets.stylePath}" />
        <link rel="icon" href="${assets.iconPath}" type="image/svg+xml" />
        <script type="module" src="${assets.scriptPath}"></script>
        ${assets.scriptParts.map((part) => html`<link rel="modulepreload" href="${part}" />`)}
        ${view.feed === undefined ? nothing : feedLinks(view.feed)}
        ${view.card === undefined ? nothing : cardMeta(view.card)}
      </head>
      <body ${view.width === 'wide' ? html`class="wide"` : nothing}>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="house">
          <a class="wordmark" href="${paths.inbox}" aria-label="Stet, inbox"><span>Stet</span></a>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(
                ([section, label, href]) =>
                  html`<li>
                    <a
                      href="${href}"
                      ${section === view.section ? html` aria-current="page"` : nothing}
                      ${section === 'search' ? html` data-key="/"` : nothing}
                      >${label}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">${view.body}</main>
        <footer class="house">
          <p>
            <span id="zone">Times are UTC.</span> A change happened at some moment between the two times
            given: when the old text was last seen, and when the new one was first seen.
            <span id="keys"></span>
            <a href="${paths.api}">API</a> · <a href="${paths.signIn}">Sign in</a>
          </p>
        </footer>
      </body>
    </html> `
}

function cardMeta({ title, url, imageUrl, imageAlt, imageWidthPx }: PageCard): Html {
  return html`<meta property="og:title" content="${title}" />
    <meta property="og:type" content="article" />
    <meta property="og:url" content="${url}" />
    <meta property="og:image" content="${imageUrl}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${imageWidthPx}" />
    <meta property="og:image:alt" content="${imageAlt}" />
    <meta name="twitter:card" content="summary_large_image" />`
}

function feedLinks({ href, title }: NonNullable<PageView['feed']>): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${href}" title="${title}" />
    <link
      rel="alternate"
      type="application/feed+json"
      href="${href.replace(/\/feed\.atom(?=\?|$)/, '/feed.json')}"
      title="${title}"
    />`
}

const sections = [
  ['inbox', 'Inbox', paths.inbox],
  ['articles', 'Articles', paths.articles],
  ['search', 'Search', paths.search],
  ['statistics', 'Statistics', paths.statistics],
  ['sources', 'Sources', paths.sources],
] as const
