import { parseFeed } from 'feedsmith'
import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith'

import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { decodeText } from '../charset.ts'
import type { RawCandidate } from './candidates.ts'
import { claimedInstant, textOfHtml } from './claims.ts'
import { announcedFeeds } from './announced-feeds.ts'
import type { SourceDocument } from './document.ts'
import { guardXml } from './xml-guard.ts'

/** A feed's own words, before anything is resolved or checked. */
export interface RawFeed {
  readonly title: string | null
  readonly format: string
  /** The WebSub hub it announces (https://www.w3.org/TR/websub/#discovery), as written. */
  readonly hub: string | null
  /** The address that it gives itself, as written. */
  readonly self: string | null
  /** `base` is the nearest `xml:base`, itself perhaps relative, or null. */
  readonly entries: readonly { readonly candidate: RawCandidate; readonly base: string | null }[]
  readonly notes: readonly string[]
}

/**
 * Reads RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed. A feed that breaks off gives the items that
 * are whole. At most `limits.feedItemsMax` items. Throws `feed-invalid`.
 */
export function readFeed(document: SourceDocument): RawFeed {
  if (document.body.length > limits.feedSizeBytesMax) {
    throw invalid(`The feed is larger than ${limits.feedSizeBytesMax} bytes.`)
  }
  const { text } = decodeText(document.body, { charset: document.charset, kind: 'xml' })
  const start = text.replace(/^[\s\uFEFF\0]+/, '')
  if (start === '') throw invalid('The feed is empty.')
  if (start.startsWith('{')) return { ...parse(start, 'JSON Feed'), notes: [] }
  if (!start.startsWith('<')) throw invalid('This is neither XML nor JSON.')
  const { text: xml, root, complete } = guardXml(text, 'feed-invalid')
  refuseOtherDocuments(document, root)
  if (complete) return { ...parse(xml, formatName(xml, root)), notes: [] }
  return {
    ...parse(wholeItems(xml), formatName(xml, root)),
    notes: ['The feed breaks off: its last item was dropped'],
  }
}

function parse(text: string, format: string): Omit<RawFeed, 'notes'> {
  const parsed = parseOrRefuse(text)
  if (parsed.format === 'rss') return readRss(parsed.feed, format)
  if (parsed.format === 'rdf') return readRdf(parsed.feed, format)
  if (parsed.format === 'atom') return readAtom(parsed.feed, format)
  return readJson(parsed.feed, format)
}

function parseOrRefuse(text: string): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed(text, { maxItems: limits.feedItemsMax })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = cause instanceof Error ? cause.message : 'unknown format'
    throw new OperationalError('feed-invalid', `The feed cannot be read: ${why.slice(0, 300)}.`, {
      cause: error,
    })
  }
}

function readRss(feed: RssFeed.Feed<string>, format: string): Omit<RawFeed, 'notes'> {
  const entries = (feed.items ?? []).map((item) => ({
    candidate: {
      url: item.link ?? alternate(item.atom?.links) ?? permalink(item.guid) ?? '',
      headline: htmlTitle(item.title),
      publishedAt: claimedInstant(item.pubDate ?? item.dc?.dates?.[0]),
      modifiedAt: claimedInstant(item.atom?.updated ?? item.dcterms?.modified?.[0]),
    },
    base: nearest(feed.xml?.base, item.xml?.base),
  }))
  return { title: htmlTitle(feed.title), format, ...hubOf(feed.atom?.links), entries }
}

function readRdf(feed: RdfFeed.Feed<string>, format: string): Omit<RawFeed, 'notes'> {
  const entries = (feed.items ?? []).map((item) => ({
    candidate: {
      url: item.link ?? item.rdf?.about ?? '',
      headline: htmlTitle(item.title),
      publishedAt: claimedInstant(item.dc?.dates?.[0]),
      modifiedAt: claimedInstant(item.dcterms?.modified?.[0]),
    },
    base: nearest(feed.xml?.base, item.xml?.base),
  }))
  return { title: htmlTitle(feed.title), format, ...hubOf(feed.atom?.links), entries }
}

function readAtom(feed: AtomFeed.Feed<string>, format: string): Omit<RawFeed, 'notes'> {
  const entries = (feed.entries ?? []).map((entry) => ({
    candidate: {
      url: alternate(entry.links) ?? absolute(entry.id) ?? '',
      headline: atomTitle(entry.title),
      publishedAt: claimedInstant(entry.published),
      modifiedAt: claimedInstant(entry.updated),
    },
    base: nearest(feed.xml?.base, entry.xml?.base),
  }))
  return { title: atomTitle(feed.title), format, ...hubOf(feed.links), entries }
}

function readJson(feed: JsonFeed.Feed<string>, format: string): Omit<RawFeed, 'notes'> {
  const entries = (feed.items ?? []).map((item) => ({
    candidate: {
      url: item.url ?? absolute(item.id) ?? item.external_url ?? '',
      headline: item.title ?? null,
      publishedAt: claimedInstant(item.date_published),
      modifiedAt: claimedInstant(item.date_modified),
    },
    base: null,
  }))
  const hub = feed.hubs?.find(({ type }) => /^websub$/i.test(type ?? ''))?.url ?? null
  return { title: feed.title ?? null, format, hub, self: feed.feed_url ?? null, entries }
}

function hubOf(links: readonly { href?: string; rel?: string }[] | undefined): Pick<RawFeed, 'hub' | 'self'> {
  const named = (name: string) => links?.find(({ rel }) => rel?.toLowerCase() === name)?.href ?? null
  return { hub: named('hub'), self: named('self') }
}

function htmlTitle(title: string | undefined): string | null {
  return title === undefined ? null : textOfHtml(title)
}

/** RFC 4287 section 3.1.1: a text construct is plain unless its type says `html` or `xhtml`. */
function atomTitle(title: { value?: string; type?: string } | undefined): string | null {
  if (title?.value === undefined) return null
  return title.type === 'html' || title.type === 'xhtml' ? textOfHtml(title.value) : title.value
}

/** RFC 4287 section 4.2.7.2: a link without `rel` is the alternate; HTML wins where several are offered. */
function alternate(
  links: readonly { href?: string; rel?: string; type?: string }[] | undefined,
): string | undefined {
  const alternates = (links ?? []).filter((link) => link.rel === undefined || link.rel === 'alternate')
  return (alternates.find((link) => link.type === 'text/html') ?? alternates[0])?.href
}

/** RSS 2.0: a guid is a permalink unless it says that it is not. */
function permalink(guid: { value?: string; isPermaLink?: boolean } | undefined): string | undefined {
  return guid?.isPermaLink === false ? undefined : absolute(guid?.value)
}

function absolute(id: string | undefined): string | undefined {
  return id !== undefined && /^\s*https?:\/\//i.test(id) ? id : undefined
}

function nearest(outer: string | undefined, inner: string | undefined): string | null {
  if (outer === undefined || inner === undefined) return inner ?? outer ?? null
  return URL.canParse(inner, outer) ? new URL(inner, outer).href : outer
}

/** Cuts after the last whole item, so that no half of a URL is taken for one, and closes what is open. */
function wholeItems(xml: string): string {
  const [end] = [...xml.matchAll(/<\/(?:item|entry)\s*>/gi)].slice(-1)
  if (end === undefined) throw invalid('The feed breaks off before its first item ends.')
  const head = xml.slice(0, end.index + end[0].length)
  const root = /<((?:[\w-]+:)?(?:rss|feed|rdf))\b/i.exec(xml)?.[1] ?? 'feed'
  return `${head}${/rss$/i.test(root) && !/<\/channel\s*>/i.test(head) ? '</channel>' : ''}</${root}>`
}

function formatName(xml: string, root: string | null): string {
  if (root === 'rdf') return 'RSS 1.0 (RDF)'
  if (root === 'feed') return xml.includes('purl.org/atom/ns#') ? 'Atom 0.3' : 'Atom'
  const version = /<rss\b[^>]*?\bversion\s*=\s*["']([\d.]{1,8})["']/i.exec(xml)?.[1]
  return version === undefined ? 'RSS' : `RSS ${version}`
}

function refuseOtherDocuments(document: SourceDocument, root: string | null): void {
  if (root === 'urlset' || root === 'sitemapindex') {
    throw invalid('This is a sitemap, not a feed.', 'Add it with --kind sitemap.')
  }
  if (root !== 'html' && root !== 'head' && root !== 'body') return
  const feeds = announcedFeeds(document)
  throw invalid(
    'This is a web page (HTML), not a feed.',
    feeds.length > 0
      ? `The page announces ${feeds.length === 1 ? 'this feed' : 'these feeds'}: ${feeds.slice(0, 5).join(' ')}`
      : 'It announces no feed; add it with --kind listing, or look for its sitemap in robots.txt.',
  )
}

function invalid(message: string, hint?: string): OperationalError {
  return new OperationalError('feed-invalid', message, hint === undefined ? {} : { hint })
}
