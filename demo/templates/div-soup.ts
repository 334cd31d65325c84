import { bylineOf, counted, escaped, filledUp, openGraph, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** Nothing but div and span, hashed class names, a page that scripts were meant to finish. No JSON-LD. */
export function divSoupPage(page: PageModel): string {
  const { story, state, noise, origin } = page
  const { furniture } = story.pack
  const body = `<body>
<div id="__root"><div class="sc-a1f3 kPqRst"><div class="sc-nav bXyZ1"><a href="/" class="sc-logo">${siteName(story.pack)}</a><a href="/news">News</a><a href="/sport">Sport</a><a href="/weather">Weather 14°</a><div class="sc-search"><input placeholder="Search"></div></div>
${noise.hasCookieBar ? `<div class="sc-consent fHjk2"><div>${furniture.cookies}</div><div role="button">OK</div></div>` : ''}
<div class="sc-page dLmN3"><div class="sc-col eOpQ4">
<div class="sc-crumbs"><span><a href="/">Home</a></span><span>${escaped(story.section)}</span></div>
<div class="sc-head"><h1 class="sc-title gRsT5">${escaped(state.headline)}</h1><div class="sc-dek hUvW6">${escaped(state.dek)}</div></div>
<div class="sc-meta"><div class="sc-byline iXyZ7">${furniture.by} <span>${escaped(bylineOf(story))}</span></div><div class="sc-date">${furniture.published} <span>${story.pack.formatDate(story.publishedAt)}</span></div><div class="sc-live-count">${counted(furniture.views, noise.views)}</div></div>
<div class="sc-sharebar"><div class="sc-sharebar__item" data-n="${noise.shares}">Share</div><div class="sc-sharebar__item">Tweet</div><div class="sc-sharebar__item">Email</div><div class="sc-sharebar__item">${counted(furniture.comments, noise.comments)}</div></div>
<div class="sc-img"><img data-src="${origin}/media/${story.index}.svg?w=900" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="${escaped(story.caption)}"><div class="sc-caption">${escaped(story.caption)}</div></div>
<div class="sc-body jAbC8">
${paragraphs(page)}
</div>
<div class="sc-tags"><span>Tags:</span> <a href="/tag/${encodeURIComponent(story.section)}">${escaped(story.section)}</a></div>
</div>
<div class="sc-rail kDeF9"><div class="sc-ad" id="${noise.adSlots[2] ?? ''}">${furniture.advertisement}</div><div class="sc-rail__title">${furniture.mostRead}</div>
${noise.mostRead.map(({ url, headline }, at) => `<div class="sc-rail__item"><span>${at + 1}</span><a href="${escaped(url)}">${escaped(headline)}</a></div>`).join('\n')}
</div></div>
<div class="sc-foot">© 2026 ${siteName(story.pack)} · <a href="/terms">Terms</a> · <a href="/privacy">Privacy</a></div>
</div></div>`
  return filledUp(
    page,
    body,
    (
      css,
      js,
    ) => `<!doctype html><html lang="${story.pack.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(state.headline)} - ${siteName(story.pack)}</title>
${openGraph(page)}
<style>${css}</style><script>var _cfg={"rid":"${noise.requestId}","csrf":"${noise.csrf}","ab":"v${noise.shares % 2}"};</script></head>
${body}
<script>${js}</script><img src="/pixel.gif?r=${noise.pixelId}" width="1" height="1" alt=""></body></html>`,
  )
}

function paragraphs({ state, noise, story }: PageModel): string {
  const { furniture } = story.pack
  return state.paragraphs
    .map((paragraph, at) => {
      const kind =
        paragraph.kind === 'heading' ? 'sc-sub' : paragraph.kind === 'correction' ? 'sc-note' : 'sc-p'
      const block = `<div class="${kind} mGh${at % 4}"><span>${escaped(paragraph.text)}</span></div>`
      const [read] = noise.related
      const inline =
        at === noise.boxAfter && read !== undefined
          ? `\n<div class="sc-readmore"><div>${furniture.related}</div><a href="${escaped(read.url)}">${escaped(read.headline)}</a></div>`
          : ''
      const advert =
        at % 4 === 1
          ? `\n<div class="sc-ad-inline" id="${noise.adSlots[at % 3] ?? ''}"><div>${furniture.advertisement}</div></div>`
          : ''
      return block + inline + advert
    })
    .join('\n')
}
