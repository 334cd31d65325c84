import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'

/** What a page says; the layout puts the house around it. */
export interface PageView {
  readonly title: string
  /** Which of the three sections is open; null for pages of none. */
  readonly section: 'changes' | 'articles' | 'sources' | null
  readonly feed?: { readonly href: string; readonly title: string }
  /** `wide` uses the whole window, for two columns of text. */
  readonly width?: 'wide'
  readonly body: Html
}

/** Addresses of the files that pages load, with the digest of their bytes in the name. */
export interface Assets {
  readonly stylePath: string
  readonly iconPath: string
}

/** A complete document. It loads one style sheet and one icon, and nothing from elsewhere. */
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
        ${view.feed === undefined ? nothing : html`<link rel="alternate" type="application/atom+xml" href="${view.feed.href}" title="${view.feed.title}" />`}
      </head>
      <body ${view.width === 'wide' ? html`class="wide"` : nothing}>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="house">
          <a class="wordmark" href="${paths.changes}" aria-label="Stet, recent changes"><span>Stet</span></a>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(
                ([section, label, href]) =>
                  html`<li>
                    <a href="${href}" ${section === view.section ? html` aria-current="page"` : nothing}
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
            Times are UTC. A change happened at some moment between the two times given: when the old text was
            last seen, and when the new one was first seen.
          </p>
        </footer>
      </body>
    </html> `
}

const sections = [
  ['changes', 'Changes', paths.changes],
  ['articles', 'Articles', paths.articles],
  ['sources', 'Sources', paths.sources],
] as const
