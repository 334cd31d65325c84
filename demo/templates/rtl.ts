import { bylineOf, counted, escaped, filledUp, jsonLd, newsArticle, openGraph, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** A page read from right to left. */
export function rtlPage(page: PageModel): string {
  const { story, state, noise, origin, url } = page
  const { furniture } = story.pack
  const body = `<body>
<header><a href="/">${siteName(story.pack)}</a><nav><a href="/">ראשי</a> <a href="/sport">ספורט</a> <a href="/tarbut">תרבות</a></nav></header>
${noise.hasCookieBar ? `<div class="cookie-banner" role="dialog"><p>${furniture.cookies}</p><button>אישור</button></div>` : ''}
<main>
<div class="article-page">
<div class="article-header"><h1>${escaped(state.headline)}</h1><h2 class="subtitle">${escaped(state.dek)}</h2>
<div class="credit"><span class="author">${furniture.by} ${escaped(bylineOf(story))}</span> | <span class="date"><time datetime="${story.publishedAt.toISOString()}">${furniture.published}${story.pack.formatDate(story.publishedAt)}</time></span> | <span class="ago">${counted(furniture.updatedAgo, noise.minutesAgo)}</span></div>
<div class="share-bar"><span>${furniture.share}</span><a href="https://social.example/?u=${encodeURIComponent(url)}">פייסבוק</a><a href="https://wa.example/">וואטסאפ</a><b>${noise.shares}</b></div></div>
<figure class="main-image"><img src="${origin}/media/${story.index}.svg" alt=""><figcaption>${escaped(story.caption)}</figcaption></figure>
<section class="article-body">
${paragraphs(page)}
</section>
<section class="talkbacks"><h3>${counted(furniture.comments, noise.comments)}</h3></section>
</div>
<section class="promo"><h3>${furniture.related}</h3>
${noise.related.map((link) => `<a class="promo-item" href="${escaped(link.url)}">${escaped(link.headline)}</a>`).join('\n')}
</section>
</main>
<footer>${furniture.rights}</footer>`
  return filledUp(
    page,
    body,
    (css, js) => `<!DOCTYPE html>
<html lang="he" dir="rtl">
<head>
<meta charset="utf-8">
<title>${escaped(state.headline)} | ${siteName(story.pack)}</title>
<link rel="canonical" href="${escaped(url)}">
${openGraph(page)}
${jsonLd({ '@context': 'https://schema.org', ...newsArticle(page, 'NewsArticle') })}
<style>${css}</style>
</head>
${body}
<script>window.token="${noise.csrf}";${js}</script>
</body>
</html>`,
  )
}

function paragraphs({ state, noise, story }: PageModel): string {
  return state.paragraphs
    .map((paragraph, at) => {
      const text = escaped(paragraph.text)
      const html =
        paragraph.kind === 'heading'
          ? `<h3>${text}</h3>`
          : paragraph.kind === 'correction'
            ? `<p class="clarification">${text}</p>`
            : `<p dir="rtl">${text}</p>`
      const advert =
        at === noise.boxAfter
          ? `\n<div class="banner" id="${noise.adSlots[0] ?? ''}">${story.pack.furniture.advertisement}</div>`
          : ''
      return html + advert
    })
    .join('\n')
}
