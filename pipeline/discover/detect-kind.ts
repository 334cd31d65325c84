import type { SourceKind } from '../../model/source.ts'
import { decodeText } from '../charset.ts'
import { articleLinks } from './listing.ts'
import { looksLikeArticle } from './article-shape.ts'
import { isGzip } from './document.ts'
import type { SourceDocument } from './document.ts'
import { scanPage } from './html-scan.ts'
import type { PageScan } from './html-scan.ts'
import { urlPatterns } from './patterns.ts'

const headBytes = 16_384

/**
 * Guesses what a URL is a source of, from what it answered: feeds and sitemaps by their content (never by the media
 * type, which is often wrong), HTML by what it looks like: one article is a `page`, many links to articles a
 * `listing`. A guess; the user's word goes first.
 */
export function detectKind(document: SourceDocument): SourceKind {
  if (isGzip(document.body)) return 'sitemap'
  const { text } = decodeText(document.body.subarray(0, headBytes), {
    charset: document.charset,
    kind: 'xml',
  })
  const start = text.replace(/^[\s\uFEFF\0]+/, '')
  if (start.startsWith('{') && /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(start)) return 'feed'
  if (/^https?:\/\/\S+\s*(?:$|\n)/.test(start)) return 'sitemap'
  const root = /<(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex|html|head|body)[\s>]/i.exec(
    start.replaceAll(/<!--[^]*?(?:-->|$)/g, ''),
  )
  const name = root?.[1]?.toLowerCase()
  if (name === 'rss' || name === 'feed' || name === 'rdf') return 'feed'
  if (name === 'urlset' || name === 'sitemapindex') return 'sitemap'
  return detectPage(scanPage(document), document.url)
}

const articleType =
  /"@type"\s*:\s*\[?\s*"(?:\w*(?:NewsArticle|BlogPosting)|Article|ReportageNewsArticle|Report)"/

/** Points for each sign; the side with more has it, and a tie is a page, which disturbs nobody. */
function detectPage(scan: PageScan, url: string): SourceKind {
  const articles = articleLinks(scan, url, urlPatterns(null, null)).length
  if (articles === 0) return 'page'
  let page = 0
  let listing = 0
  if (scan.openGraphType === 'article') page += 3
  if (scan.openGraphType === 'website') listing += 1
  if (articleType.test(scan.jsonLd) && !/"ItemList"|"CollectionPage"/.test(scan.jsonLd)) page += 2
  if (scan.proseLength >= 1_200) page += 2
  if (scan.proseLength < 100 * articles) listing += 2
  if (articles >= 5) listing += 1
  if (articles >= 15) listing += 1
  if (looksLikeArticle(url, '')) page += 2
  if (new URL(url).pathname === '/') listing += 3
  return listing > page ? 'listing' : 'page'
}
