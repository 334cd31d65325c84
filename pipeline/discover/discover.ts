import type { Candidate, SourceKind } from '../../model/source.ts'
import { candidateList, candidateUrl, sameSite } from './candidates.ts'
import type { RawCandidate } from './candidates.ts'
import { claimedHeadline } from './claims.ts'
import type { SourceDocument } from './document.ts'
import { readFeed } from './feed.ts'
import { scanPage } from './html-scan.ts'
import { readListing } from './listing.ts'
import type { UrlPatterns } from './patterns.ts'
import { readSitemap } from './sitemap.ts'

export { announcedFeeds } from './announced-feeds.ts'
export { detectKind } from './detect-kind.ts'
export type { SourceDocument } from './document.ts'
export { urlPatterns } from './patterns.ts'
export type { UrlPatterns } from './patterns.ts'

/** What a source's document says. */
export interface Discovered {
  /** The source's name for itself. */
  readonly title: string | null
  /** Each article once, in the document's order. */
  readonly candidates: readonly Candidate[]
  /** Further documents to read: the sitemaps of an index. The caller counts depth and files. */
  readonly more: readonly string[]
  /** `RSS 2.0`, `Atom`, `sitemap index`, …, for people. */
  readonly format: string
  /** What was left out and why, for people. */
  readonly notes: readonly string[]
}

/**
 * Finds the articles in a source's document. Pure. Throws `feed-invalid`, `sitemap-invalid` or `listing-empty`; a
 * feed or sitemap that is well and has no article gives no candidates.
 */
export function discover(kind: SourceKind, document: SourceDocument, patterns: UrlPatterns): Discovered {
  return readers[kind](document, patterns)
}

type Reader = (document: SourceDocument, patterns: UrlPatterns) => Discovered

const readers: Readonly<Record<SourceKind, Reader>> = {
  feed: discoverInFeed,
  sitemap: discoverInSitemap,
  listing: discoverInListing,
  page: discoverPage,
}

/** Feeds live on hosts of their own and link to the site, so a link to another site is nothing odd. */
function discoverInFeed(document: SourceDocument, patterns: UrlPatterns): Discovered {
  const feed = readFeed(document)
  const list = candidateList(patterns)
  for (const { candidate, base } of feed.entries) {
    const tidy = { ...candidate, headline: claimedHeadline(candidate.headline) }
    list.add(tidy, baseUrl(base, document.url))
  }
  return {
    title: claimedHeadline(feed.title),
    candidates: list.items,
    more: [],
    format: feed.format,
    notes: [...feed.notes, ...list.notes()],
  }
}

function discoverInSitemap(document: SourceDocument, patterns: UrlPatterns): Discovered {
  const sitemap = readSitemap(document)
  const list = addAll(sitemap.entries, document.url, candidateList(patterns, { site: document.url }))
  const nested = sitemap.nested.map((url) => candidateUrl(url, document.url)).filter((url) => url !== null)
  const more = nested.filter((url) => url !== document.url && sameSite(url, document.url))
  return {
    title: claimedHeadline(sitemap.title),
    candidates: list.items,
    more: [...new Set(more)],
    format: sitemap.format,
    notes: [...sitemap.notes, ...list.notes()],
  }
}

function discoverInListing(document: SourceDocument, patterns: UrlPatterns): Discovered {
  const listing = readListing(document, patterns)
  const list = addAll(listing.entries, listing.base, candidateList(patterns))
  return {
    title: listing.title,
    candidates: list.items,
    more: [],
    format: 'listing page',
    notes: [...listing.notes, ...list.notes()],
  }
}

function discoverPage(document: SourceDocument): Discovered {
  const title = claimedHeadline(scanPage(document).title)
  const candidate = { url: document.url, headline: title, publishedAt: null, modifiedAt: null }
  return { title, candidates: [candidate], more: [], format: 'single page', notes: [] }
}

function addAll(
  entries: readonly RawCandidate[],
  base: string,
  list: ReturnType<typeof candidateList>,
): ReturnType<typeof candidateList> {
  for (const entry of entries) list.add(entry, base)
  return list
}

function baseUrl(base: string | null, url: string): string {
  return base !== null && URL.canParse(base, url) ? new URL(base, url).href : url
}
