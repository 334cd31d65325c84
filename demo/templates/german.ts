import { bylineOf, counted, escaped, filledUp, siteName } from './page.ts'
import type { PageModel } from './page.ts'

/** Microdata instead of JSON-LD, BEM class names, a sticky share bar, paragraphs broken by boxes. */
export function germanPage(page: PageModel): string {
  const { story, state, noise, origin, url } = page
  const { furniture } = story.pack
  const body = `<body>
<header class="header"><a class="header__logo" href="/">${siteName(story.pack)}</a><nav class="nav"><a href="/politik">Politik</a><a href="/wirtschaft">Wirtschaft</a><a href="/region">Region</a></nav></header>
<div class="layout">
<div class="article" itemscope itemtype="https://schema.org/NewsArticle">
<meta itemprop="dateModified" content="${state.modifiedAt.toISOString()}">
<link itemprop="mainEntityOfPage" href="${escaped(url)}">
<span class="article__section" itemprop="articleSection">${escaped(story.section)}</span>
<h1 class="article__headline" itemprop="headline">${escaped(state.headline)}</h1>
<p class="article__intro" itemprop="description">${escaped(state.dek)}</p>
<div class="article__meta"><span itemprop="author" itemscope itemtype="https://schema.org/Person">${furniture.by} <span itemprop="name">${escaped(bylineOf(story))}</span></span> <time itemprop="datePublished" datetime="${story.publishedAt.toISOString()}">${furniture.published} ${story.pack.formatDate(story.publishedAt)}</time> <span class="article__updated">${counted(furniture.updatedAgo, noise.minutesAgo)}</span></div>
<div class="sharebar sharebar--sticky"><span>${furniture.share}</span><a href="https://social.example/sharer?u=${encodeURIComponent(url)}">Facebook</a><a href="mailto:?body=${encodeURIComponent(url)}">E-Mail</a></div>
<figure class="article__image"><img itemprop="image" src="${origin}/media/${story.index}.svg" alt=""><figcaption class="article__caption">${escaped(story.caption)}</figcaption></figure>
<div class="article__text" itemprop="articleBody">
${paragraphs(page)}
</div>
</div>
<section class="teaser-list"><h2 class="teaser-list__title">${furniture.mostRead}</h2>
${noise.mostRead.map((link) => `<div class="teaser"><a href="${escaped(link.url)}">${escaped(link.headline)}</a></div>`).join('\n')}
</section>
</div>
<footer class="footer"><a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a> ${furniture.rights}</footer>`
  return filledUp(
    page,
    body,
    (css, js) => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>${escaped(state.headline)} – ${siteName(story.pack)}</title>
<link rel="canonical" href="${escaped(url)}">
<meta name="description" content="${escaped(state.dek)}">
<meta name="csrf" content="${noise.csrf}">
<style>${css}</style>
</head>
${body}
<script data-nonce="${noise.nonce}">${js}</script>
</body>
</html>`,
  )
}

function paragraphs({ state, noise, story }: PageModel): string {
  const { furniture } = story.pack
  return state.paragraphs
    .map((paragraph, at) => {
      const text = escaped(paragraph.text)
      const html =
        paragraph.kind === 'heading'
          ? `<h2 class="article__subheading">${text}</h2>`
          : `<p class="article__paragraph${paragraph.kind === 'correction' ? ' article__paragraph--note' : ''}">${text}</p>`
      const box =
        at === noise.boxAfter
          ? `\n<div class="box box--newsletter"><strong>${furniture.newsletterTitle}</strong><p>${furniture.newsletterText}</p><button>${furniture.subscribe}</button></div>`
          : ''
      const [read] = noise.related
      const more =
        at === 1 && read !== undefined
          ? `\n<aside class="box box--related"><span>${furniture.related}</span> <a href="${escaped(read.url)}">${escaped(read.headline)}</a></aside>`
          : ''
      return html + more + box
    })
    .join('\n')
}
