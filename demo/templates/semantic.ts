import { bylineOf, counted, escaped, filledUp, jsonLd, newsArticle, openGraph, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** HTML as the specification means it: article, header, figure, time, aside. JSON-LD and Open Graph. */
export function semanticPage(page: PageModel): string {
  const { story, state, noise, origin, url } = page
  const { furniture, language } = story.pack
  const body = `<body class="theme-light">
<a class="skip" href="#content">Skip to content</a>
<header class="site-header"><a href="/">${siteName(story.pack)}</a>
<nav aria-label="Main"><ul>${Object.values(story.pack.sections)
    .map(
      (section) => `<li><a href="/section/${encodeURIComponent(section.toLowerCase())}">${section}</a></li>`,
    )
    .join('')}</ul></nav></header>
<main id="content">
<article>
<header>
<p class="kicker"><a href="/section/x">${escaped(story.section)}</a></p>
<h1>${escaped(state.headline)}</h1>
<p class="standfirst">${escaped(state.dek)}</p>
<address>${furniture.by} <a rel="author" href="/author/${story.index}">${escaped(bylineOf(story))}</a></address>
<p class="dateline"><time datetime="${story.publishedAt.toISOString()}">${story.pack.formatDate(story.publishedAt)}</time>
<span class="updated">${counted(furniture.updatedAgo, noise.minutesAgo)}</span></p>
<ul class="share" aria-label="${furniture.share}"><li><a href="https://social.example/share?u=${encodeURIComponent(url)}">Facebook</a></li><li><a href="https://x.example/intent?u=${encodeURIComponent(url)}">X</a></li><li><button type="button">Copy link</button></li><li>${noise.shares} shares</li></ul>
</header>
<figure><img src="${origin}/media/${story.index}.svg" alt="" width="1200" height="675"><figcaption>${escaped(story.caption)}</figcaption></figure>
${paragraphs(page)}
<footer class="article-footer"><p class="comments-count">${counted(furniture.comments, noise.comments)}</p></footer>
</article>
<aside class="related" aria-labelledby="related"><h2 id="related">${furniture.related}</h2><ul>
${noise.related.map(({ url: href, headline }) => `<li><a href="${escaped(href)}">${escaped(headline)}</a></li>`).join('\n')}
</ul></aside>
</main>
<aside class="most-read"><h2>${furniture.mostRead}</h2><ol>
${noise.mostRead.map(({ url: href, headline }) => `<li><a href="${escaped(href)}">${escaped(headline)}</a></li>`).join('\n')}
</ol></aside>
<footer class="site-footer"><p>© 2026 ${siteName(story.pack)}. ${furniture.rights}</p></footer>`
  return filledUp(
    page,
    body,
    (css, js) => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(state.headline)} | ${siteName(story.pack)}</title>
<link rel="canonical" href="${escaped(url)}">
${openGraph(page)}
<meta name="csrf-token" content="${noise.csrf}">
<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.xml">
<style nonce="${noise.nonce}">${css}</style>
${jsonLd({ '@context': 'https://schema.org', ...newsArticle(page, 'NewsArticle') })}
</head>
${body}
<script nonce="${noise.nonce}">window.__REQUEST__="${noise.requestId}";${js}</script>
</body>
</html>
<!-- served in ${noise.servedInMs} ms by web-${noise.servedInMs % 7} -->
`,
  )
}

function paragraphs({ state, noise, story }: PageModel): string {
  const { furniture } = story.pack
  return state.paragraphs
    .map((paragraph, at) => {
      const text = escaped(paragraph.text)
      const html =
        paragraph.kind === 'heading'
          ? `<h2>${text}</h2>`
          : paragraph.kind === 'correction'
            ? `<p class="correction"><em>${text}</em></p>`
            : `<p>${text}</p>`
      const box =
        at === noise.boxAfter
          ? `\n<aside class="newsletter"><h3>${furniture.newsletterTitle}</h3><p>${furniture.newsletterText}</p><form action="/newsletter" method="post"><input type="hidden" name="csrf" value="${noise.csrf}"><input type="email" name="email"><button>${furniture.subscribe}</button></form></aside>`
          : ''
      const advert =
        at % 5 === 3
          ? `\n<div class="ad" id="${noise.adSlots[at % 3] ?? ''}" data-slot="${noise.requestId}"><span>${furniture.advertisement}</span></div>`
          : ''
      return html + box + advert
    })
    .join('\n')
}
