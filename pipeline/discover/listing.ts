import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { looksLikeArticle } from './article-shape.ts'
import { candidateUrl, sameSite } from './candidates.ts'
import type { RawCandidate } from './candidates.ts'
import { claimedHeadline } from './claims.ts'
import type { SourceDocument } from './document.ts'
import { scanPage } from './html-scan.ts'
import type { PageScan } from './html-scan.ts'
import type { UrlPatterns } from './patterns.ts'
import { urlKey } from './url-key.ts'

/** The links of a page that look like articles. */
export interface RawListing {
  readonly title: string | null
  readonly base: string
  readonly entries: readonly RawCandidate[]
  readonly notes: readonly string[]
}

/**
 * Finds the articles a listing page links to. Without an include pattern: links on the page's own site, outside nav
 * and footer, whose URL has the shape of an article's; with one: whatever matches it. The longest text among the
 * links to one article is its headline. At most `limits.listingLinksMax`. Throws `listing-empty`.
 */
export function readListing(document: SourceDocument, patterns: UrlPatterns): RawListing {
  const scan = scanPage(document)
  const entries = articleLinks(scan, document.url, patterns)
  if (entries.length === 0) throw empty(scan, patterns)
  const notes =
    entries.length > limits.listingLinksMax
      ? [`More than ${limits.listingLinksMax} links: the rest was not read`]
      : []
  return {
    title: claimedHeadline(scan.title),
    base: scan.base,
    entries: entries.slice(0, limits.listingLinksMax),
    notes,
  }
}

/** Links to articles in the order of the page, each article once. */
export function articleLinks(scan: PageScan, url: string, patterns: UrlPatterns): readonly RawCandidate[] {
  const found = new Map<string, { url: string; text: string }>()
  const own = urlKey(url)
  for (const link of scan.links) {
    const target = candidateUrl(link.href, scan.base)
    if (target === null || patterns.excludes(target)) continue
    const key = urlKey(target)
    if (key === own) continue
    const known = found.get(key)
    const wanted = patterns.hasInclude
      ? patterns.includes(target)
      : !link.chrome && sameSite(target, url) && looksLikeArticle(target, link.text)
    if (known !== undefined) {
      if (link.text.length > known.text.length) known.text = link.text
    } else if (wanted) {
      found.set(key, { url: target, text: link.text })
    }
  }
  return [...found.values()].map((link) => ({
    url: link.url,
    headline: claimedHeadline(link.text),
    publishedAt: null,
    modifiedAt: null,
  }))
}

function empty(scan: PageScan, patterns: UrlPatterns): OperationalError {
  const why = patterns.hasInclude ? 'none matches the include pattern' : 'none looks like an article'
  const feed =
    scan.feeds[0] === undefined
      ? 'A page built by scripts shows its links only in its feed or sitemap.'
      : `The page announces a feed: ${scan.feeds[0]}`
  return new OperationalError('listing-empty', `Of the page's ${scan.links.length} links ${why}.`, {
    hint: `Say with --include which URLs are articles. ${feed}`,
  })
}
