import type { DeskArticle } from './desk.ts'
import { escaped } from './templates/page.ts'

/** Where a newsroom's articles are listed, in every form that a reader of sources should know. */
export interface IndexPage {
  readonly contentType: string
  readonly body: string
}

const sitemapSize = 500
const title = 'The Demo Courier'

/**
 * Answers a path with a feed, a sitemap, the front page or robots.txt; null for any other path. `articles` are those
 * that stand, the newest first.
 */
export function indexPage(path: string, origin: string, articles: readonly DeskArticle[]): IndexPage | null {
  const sitemap = /^\/sitemap-(\d+)\.xml$/.exec(path)
  if (sitemap !== null) return urlset(articles.slice(Number(sitemap[1]) * sitemapSize).slice(0, sitemapSize))
  switch (path) {
    case '/':
      return frontPage(articles)
    case '/feed.xml':
      return rss(origin, articles)
    case '/atom.xml':
      return atom(origin, articles)
    case '/feed.json':
      return jsonFeed(origin, articles)
    case '/sitemap.xml':
      return sitemapIndex(origin, articles)
    case '/robots.txt':
      return {
        contentType: 'text/plain; charset=utf-8',
        body: `User-agent: *\nDisallow: /admin/\nDisallow: /search\n\nSitemap: ${origin}/sitemap.xml\n`,
      }
    default:
      return null
  }
}

function rss(origin: string, articles: readonly DeskArticle[]): IndexPage {
  const items = articles.map(
    ({ url, story, state }) => `<item>
<title>${escaped(state.headline)}</title>
<link>${escaped(url)}</link>
<guid isPermaLink="false">courier-${story.index}</guid>
<description>${escaped(state.dek)}</description>
<dc:creator>${escaped(story.byline.join(', '))}</dc:creator>
<category>${escaped(story.section)}</category>
<pubDate>${story.publishedAt.toUTCString()}</pubDate>
</item>`,
  )
  return {
    contentType: 'application/rss+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${title}</title>
<link>${origin}/</link>
<description>All the news of a town that is not on the map</description>
<language>en-gb</language>
${items.join('\n')}
</channel>
</rss>
`,
  }
}

function atom(origin: string, articles: readonly DeskArticle[]): IndexPage {
  const entries = articles.map(
    ({ url, story, state }) => `<entry>
<title>${escaped(state.headline)}</title>
<id>tag:courier.example,2026:${story.index}</id>
<link rel="alternate" type="text/html" href="${escaped(url)}"/>
<published>${story.publishedAt.toISOString()}</published>
<updated>${state.modifiedAt.toISOString()}</updated>
<summary>${escaped(state.dek)}</summary>
</entry>`,
  )
  return {
    contentType: 'application/atom+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${title}</title>
<id>${origin}/</id>
<updated>${newest(articles).toISOString()}</updated>
<author><name>${title}</name></author>
${entries.join('\n')}
</feed>
`,
  }
}

function jsonFeed(origin: string, articles: readonly DeskArticle[]): IndexPage {
  const items = articles.map(({ url, story, state }) => ({
    id: `courier-${story.index}`,
    url,
    title: state.headline,
    summary: state.dek,
    content_text: state.dek,
    authors: story.byline.map((name) => ({ name })),
    date_published: story.publishedAt.toISOString(),
    date_modified: state.modifiedAt.toISOString(),
    language: story.pack.language,
  }))
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feed.json`,
    items,
  }
  return { contentType: 'application/feed+json; charset=utf-8', body: JSON.stringify(feed, null, 1) }
}

function sitemapIndex(origin: string, articles: readonly DeskArticle[]): IndexPage {
  const parts = Array.from({ length: Math.max(1, Math.ceil(articles.length / sitemapSize)) }, (_, part) => {
    const modified = newest(articles.slice(part * sitemapSize).slice(0, sitemapSize)).toISOString()
    return `<sitemap><loc>${origin}/sitemap-${part}.xml</loc><lastmod>${modified}</lastmod></sitemap>`
  })
  return xml(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>`,
  )
}

function urlset(articles: readonly DeskArticle[]): IndexPage {
  const urls = articles.map(
    ({
      url,
      story,
      state,
    }) => `<url><loc>${escaped(url)}</loc><lastmod>${state.modifiedAt.toISOString()}</lastmod>
<news:news><news:publication><news:name>${title}</news:name><news:language>${story.pack.language.slice(0, 2)}</news:language></news:publication><news:publication_date>${story.publishedAt.toISOString()}</news:publication_date><news:title>${escaped(state.headline)}</news:title></news:news></url>`,
  )
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('\n')}\n</urlset>`,
  )
}

function xml(body: string): IndexPage {
  return {
    contentType: 'application/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`,
  }
}

function frontPage(articles: readonly DeskArticle[]): IndexPage {
  const cards = articles.map(
    ({
      path,
      story,
      state,
    }) => `<article class="card" lang="${story.pack.language}" dir="${story.pack.direction}">
<p class="kicker">${escaped(story.section)}</p>
<h2><a href="${escaped(path)}">${escaped(state.headline)}</a></h2>
<p>${escaped(state.dek)}</p>
<p class="meta">${escaped(story.byline.join(', '))} · <time datetime="${story.publishedAt.toISOString()}">${story.pack.formatDate(story.publishedAt)}</time></p>
</article>`,
  )
  return {
    contentType: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta property="og:type" content="website">
<title>${title}</title>
<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" title="Atom" href="/atom.xml">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="/feed.json">
<style>body{font:16px/1.5 Georgia,serif;max-width:72rem;margin:0 auto;padding:1rem}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1.5rem}h1{border-bottom:3px double}.kicker{color:#900;margin:0}h2{margin:0;font-size:1.25rem}.meta{color:#666;font-size:.85rem}</style>
</head>
<body>
<header><h1>${title}</h1><nav><a href="/">Front page</a> <a href="/about">About this demonstration newspaper</a></nav></header>
<main>
${cards.join('\n')}
</main>
<footer><a href="/privacy">Privacy</a></footer>
</body>
</html>
`,
  }
}

function newest(articles: readonly DeskArticle[]): Date {
  return new Date(Math.max(0, ...articles.map(({ state }) => state.modifiedAt.getTime())))
}
