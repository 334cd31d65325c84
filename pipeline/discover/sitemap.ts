import { gunzipSync } from 'node:zlib'

import { SaxesParser } from 'saxes'

import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { decodeText } from '../charset.ts'
import type { RawCandidate } from './candidates.ts'
import { claimedHeadline, claimedInstant } from './claims.ts'
import { isGzip } from './document.ts'
import type { SourceDocument } from './document.ts'

/** A sitemap's own words, before anything is resolved or checked. */
export interface RawSitemap {
  readonly format: string
  readonly entries: readonly RawCandidate[]
  /** Sitemaps an index names, the newest first where it says when they changed. */
  readonly nested: readonly string[]
  readonly title: string | null
  readonly notes: readonly string[]
}

/** What stray characters may cost; beyond it the document is something else. */
const xmlErrorsMax = 1_000
const chunkLength = 65_536

/**
 * Reads a sitemap, a sitemap index, a news sitemap or a plain list of URLs (https://www.sitemaps.org/protocol.html),
 * gzipped or not. Entries count when their element is closed, so a sitemap that breaks off gives those before. Reading
 * stops at `limits.sitemapUrlsMax`. Throws `sitemap-invalid`.
 */
export function readSitemap(document: SourceDocument): RawSitemap {
  const body = isGzip(document.body) ? gunzip(document.body) : document.body
  const { text } = decodeText(body, { charset: document.charset, kind: 'xml' })
  const start = text.slice(0, 4_096).replace(/^[\s\uFEFF\0]+/, '')
  if (start === '') throw invalid('The sitemap is empty.')
  if (/^https?:\/\//i.test(start)) return readList(text)
  if (/^<!doctype html\b/i.test(start)) throw webPage()
  const reader = sitemapReader()
  for (const chunk of chunks(text, text.indexOf(start.slice(0, 1)))) {
    reader.write(withoutStrayAmpersands(chunk))
    if (reader.full()) break
  }
  return reader.finish()
}

/** Cuts before closing tags, so that no reference and no CDATA section is cut in two. */
function* chunks(text: string, offset: number): Generator<string> {
  let at = offset
  while (at < text.length) {
    const end = Math.min(at + chunkLength, text.length)
    const cut = end === text.length ? end : text.lastIndexOf('</', end)
    const next = cut > at ? cut : end
    yield text.slice(at, next)
    at = next
  }
}

const ampersand = /<!\[CDATA\[[^]*?(?:\]\]>|$)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi

/** Generators forget to escape the `&` of queries; the parser would take all that follows for a reference. */
function withoutStrayAmpersands(chunk: string): string {
  return chunk.replaceAll(ampersand, (match) => (match === '&' ? '&amp;' : match))
}

interface Entry {
  loc: string
  lastmod: string | null
  newsTitle: string | null
  newsDate: string | null
  newsName: string | null
}

function sitemapReader(): { write(chunk: string): void; full(): boolean; finish(): RawSitemap } {
  const parser = new SaxesParser({ position: false })
  const path: string[] = []
  const entries: Entry[] = []
  const state = {
    root: null as string | null,
    entry: emptyEntry(),
    text: '',
    errors: 0,
    over: false,
    closed: false,
  }
  parser.on('error', () => {
    state.errors += 1
    if (state.errors > xmlErrorsMax) throw invalid(`The sitemap has more than ${xmlErrorsMax} XML errors.`)
  })
  parser.on('doctype', (doctype) => {
    if (/\[|<!/.test(doctype))
      throw invalid('The sitemap declares entities of its own (DOCTYPE), which is refused.')
  })
  parser.on('opentag', (tag) => {
    path.push(localName(tag.name))
    if (path.length > limits.xmlDepthMax)
      throw invalid(`Elements are nested deeper than ${limits.xmlDepthMax}.`)
    if (path.length === 1) state.root = acceptedRoot(path[0] ?? '')
    if (path.length === 2) state.entry = emptyEntry()
    state.text = ''
  })
  const onText = (text: string) => {
    if (state.text.length <= limits.urlLengthMax) state.text += text
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', () => {
    takeField(state.entry, path.slice(2).join('/'), state.text.trim())
    if (path.length === 2 && (path[1] === 'url' || path[1] === 'sitemap')) {
      if (entries.length < limits.sitemapUrlsMax) entries.push(state.entry)
      else state.over = true
    }
    path.pop()
    state.text = ''
    if (path.length === 0) state.closed = true
  })
  return {
    write: (chunk) => void parser.write(chunk),
    full: () => state.over,
    finish() {
      if (!state.over) parser.close()
      if (state.root === null)
        throw invalid('This is no sitemap: no urlset or sitemapindex element was found.')
      const broken = !state.closed && !state.over
      if (broken && entries.length === 0) throw invalid('The sitemap breaks off before its first entry ends.')
      return assemble(state.root, entries, { over: state.over, broken })
    },
  }
}

function emptyEntry(): Entry {
  return { loc: '', lastmod: null, newsTitle: null, newsDate: null, newsName: null }
}

function takeField(entry: Entry, path: string, text: string): void {
  if (path === 'loc') entry.loc = text
  else if (path === 'lastmod') entry.lastmod = text
  else if (path === 'news/title') entry.newsTitle = text
  else if (path === 'news/publication_date') entry.newsDate = text
  else if (path === 'news/publication/name') entry.newsName = text
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

function acceptedRoot(name: string): string {
  if (name === 'urlset' || name === 'sitemapindex') return name
  if (name === 'rss' || name === 'feed' || name === 'rdf') {
    throw invalid('This is a feed, not a sitemap.', 'Add it with --kind feed.')
  }
  if (name === 'html') throw webPage()
  throw invalid(`This is no sitemap: its root element is ${name.slice(0, 40)}.`)
}

function webPage(): OperationalError {
  return invalid(
    'This is a web page (HTML), not a sitemap.',
    'robots.txt often names the sitemaps of a site.',
  )
}

function assemble(
  root: string,
  entries: readonly Entry[],
  how: { over: boolean; broken: boolean },
): RawSitemap {
  const notes: string[] = []
  if (how.over) notes.push(`Longer than ${limits.sitemapUrlsMax} entries: the rest was not read`)
  if (how.broken) notes.push('The sitemap breaks off: its last entry was dropped')
  const isNews = entries.some((entry) => entry.newsTitle !== null)
  if (root === 'sitemapindex') {
    if (entries.length > limits.sitemapFilesMax) {
      notes.push(`${entries.length - limits.sitemapFilesMax} older sitemaps of the index are not read`)
    }
    const nested = newestFirst(entries).slice(0, limits.sitemapFilesMax)
    return {
      format: 'sitemap index',
      entries: [],
      nested: nested.map((entry) => entry.loc),
      title: null,
      notes,
    }
  }
  const raw = entries.map((entry) => ({
    url: entry.loc,
    headline: claimedHeadline(entry.newsTitle),
    publishedAt: claimedInstant(entry.newsDate),
    modifiedAt: claimedInstant(entry.lastmod),
  }))
  const title = entries.find((entry) => entry.newsName !== null)?.newsName ?? null
  return { format: isNews ? 'news sitemap' : 'sitemap', entries: raw, nested: [], title, notes }
}

/** Archives have thousands of monthly sitemaps, oldest first; what changes is in the newest. Stable otherwise. */
function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  const time = (entry: Entry) => {
    const parsed = Date.parse(entry.lastmod ?? '')
    return Number.isNaN(parsed) ? -Infinity : parsed
  }
  return entries.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) > time(a) ? 1 : -1))
}

function readList(text: string): RawSitemap {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const urls = lines.filter((line) => line !== '')
  const notes = urls.length > limits.sitemapUrlsMax ? [`Longer than ${limits.sitemapUrlsMax} entries`] : []
  const entries = urls
    .slice(0, limits.sitemapUrlsMax)
    .map((url) => ({ url, headline: null, publishedAt: null, modifiedAt: null }))
  return { format: 'text sitemap', entries, nested: [], title: null, notes }
}

function gunzip(body: Uint8Array): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: limits.sitemapSizeBytesMax })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new OperationalError(
      'sitemap-invalid',
      tooLarge
        ? `The sitemap unpacks to more than ${limits.sitemapSizeBytesMax} bytes.`
        : 'The sitemap is gzipped, but its gzip data are damaged.',
      { cause: error },
    )
  }
}

function invalid(message: string, hint?: string): OperationalError {
  return new OperationalError('sitemap-invalid', message, hint === undefined ? {} : { hint })
}
