import type { FeedHub } from '../../model/hub-subscription.ts'
import type { Candidate, KeyedCandidate, SourceKind } from '../../model/source.ts'
import { candidateList, candidateUrl, sameSite } from './candidates.ts'
import { claimedHeadline } from './claims.ts'
import type { SourceDocument } from './document.ts'
import { readFeed } from './feed.ts'
import type { RawFeed } from './feed.ts'
import { scanPage } from './html-scan.ts'
import { readListing } from './listing.ts'
import type { UrlPatterns } from './patterns.ts'
import { readSitemap } from './sitemap.ts'
import type { NestedSitemap } from './sitemap.ts'
import { urlKey } from './url-key.ts'

export { announcedFeeds } from './announced-feeds.ts'
export { detectKind } from './detect-kind.ts'
export type { NestedSitemap } from './sitemap.ts'
export type { SourceDocument } from './document.ts'
export { urlPatterns } from './patterns.ts'
export type { UrlPatterns } from './patterns.ts'

/** What a source's document says besides its candidates. */
export interface DocumentFacts {
  /** The source's name for itself. */
  readonly title: string | null
  /** Further documents to read: the sitemaps of an index. The caller counts files. */
  readonly more: readonly NestedSitemap[]
  /** `RSS 2.0`, `Atom`, `sitemap index`, …, for people. */
  readonly format: string
  /** The WebSub hub that a feed announces. */
  readonly hub: FeedHub | null
  /** What was left out and why, for people. */
  readonly notes: readonly string[]
}

export interface Discovered extends DocumentFacts {
  /** Each article once, in the document's order. */
  readonly candidates: readonly Candidate[]
}

/**
 * Finds the articles in a source's document and hands them over in batches, each article once, in the document's order.
 * Pure. Throws `feed-invalid`, `sitemap-invalid` or `listing-empty`; a feed or sitemap that is well and has no article
 * gives no candidates.
 */
export function discoverInBatches(
  kind: SourceKind,
  document: SourceDocument,
  patterns: UrlPatterns,
): Generator<readonly KeyedCandidate[], DocumentFacts> {
  return readers[kind](document, patterns)
}

/** All of a document at once, as `discoverInBatches` finds it. */
export function discover(kind: SourceKind, document: SourceDocument, patterns: UrlPatterns): Discovered {
  const batches = discoverInBatches(kind, document, patterns)
  const candidates: Candidate[] = []
  for (;;) {
    const step = batches.next()
    if (step.done === true) return { ...step.value, candidates }
    for (const { key: _, ...candidate } of step.value) candidates.push(candidate)
  }
}

type Reader = typeof discoverInFeed

const readers: Readonly<Record<SourceKind, Reader>> = {
  feed: discoverInFeed,
  sitemap: discoverInSitemap,
  listing: discoverInListing,
  page: discoverPage,
}

/** Feeds live on hosts of their own and link to the site, so a link to another site is nothing odd. */
function* discoverInFeed(
  document: SourceDocument,
  patterns: UrlPatterns,
): Generator<readonly KeyedCandidate[], DocumentFacts> {
  const feed = readFeed(document)
  const list = candidateList(patterns)
  for (const { candidate, base } of feed.entries) {
    const tidy = { ...candidate, headline: claimedHeadline(candidate.headline) }
    list.add(tidy, baseUrl(base, document.url))
  }
  yield list.drain()
  return {
    title: claimedHeadline(feed.title),
    more: [],
    format: feed.format,
    hub: hubOf(feed, document.url),
    notes: [...feed.notes, ...list.notes()],
  }
}

function* discoverInSitemap(
  document: SourceDocument,
  patterns: UrlPatterns,
): Generator<readonly KeyedCandidate[], DocumentFacts> {
  const list = candidateList(patterns, { site: document.url })
  const batches = readSitemap(document)
  let step = batches.next()
  for (; step.done !== true; step = batches.next()) {
    for (const entry of step.value) list.add(entry, document.url)
    yield list.drain()
  }
  const sitemap = step.value
  const more = new Map<string, NestedSitemap>()
  for (const nested of sitemap.nested) {
    const url = candidateUrl(nested.url, document.url)
    const isUsable = url !== null && url !== document.url && sameSite(url, document.url)
    if (isUsable && !more.has(url)) more.set(url, { ...nested, url })
  }
  return {
    title: claimedHeadline(sitemap.title),
    more: [...more.values()],
    format: sitemap.format,
    hub: null,
    notes: [...sitemap.notes, ...list.notes()],
  }
}

function* discoverInListing(
  document: SourceDocument,
  patterns: UrlPatterns,
): Generator<readonly KeyedCandidate[], DocumentFacts> {
  const listing = readListing(document, patterns)
  const list = candidateList(patterns)
  for (const entry of listing.entries) list.add(entry, listing.base)
  yield list.drain()
  const notes = [...listing.notes, ...list.notes()]
  return { title: listing.title, more: [], format: 'listing page', hub: null, notes }
}

function* discoverPage(document: SourceDocument): Generator<readonly KeyedCandidate[], DocumentFacts> {
  const { url } = document
  const title = claimedHeadline(scanPage(document).title)
  yield [{ url, key: urlKey(url), headline: title, publishedAt: null, modifiedAt: null }]
  return { title, more: [], format: 'single page', hub: null, notes: [] }
}

/** A hub knows a feed by the address that the feed gives itself (WebSub, section 4). */
function hubOf({ hub, self }: RawFeed, url: string): FeedHub | null {
  const hubUrl = hub === null ? null : candidateUrl(hub, url)
  return hubUrl === null
    ? null
    : { url: hubUrl, topic: (self === null ? null : candidateUrl(self, url)) ?? url }
}

function baseUrl(base: string | null, url: string): string {
  return base !== null && URL.canParse(base, url) ? new URL(base, url).href : url
}
