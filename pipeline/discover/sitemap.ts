import { isUtf8 } from 'node:buffer'
import { gunzipSync } from 'node:zlib'

import { SaxesParser } from 'saxes'

import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { decodeText } from '../charset.ts'
import type { RawCandidate } from './candidates.ts'
import { claimedHeadline, claimedInstant } from './claims.ts'
import { isGzip } from './document.ts'
import type { SourceDocument } from './document.ts'

/** A sitemap that an index names, and when that says it changed (ISO 8601, UTC; a day is its beginning). */
export interface NestedSitemap {
  readonly url: string
  readonly modifiedAt: string | null
}

/** A sitemap's own words but for its entries, before anything is resolved or checked. */
export interface RawSitemap {
  readonly format: string
  /** Sitemaps an index names, the newest first where it says when they changed. */
  readonly nested: readonly NestedSitemap[]
  readonly title: string | null
  readonly notes: readonly string[]
}

/** What stray characters may cost; beyond it the document is something else. */
const xmlErrorsMax = 1_000
/** What tells a sitemap from something else, and how it is encoded. */
const headBytes = 16_384
const pieceBytes = 65_536

/** Entries handed over at once: enough to be worth a statement of the database, few enough to hold. */
const batchSize = 2_000

/**
 * Reads a sitemap, a sitemap index, a news sitemap or a plain list of URLs (https://www.sitemaps.org/protocol.html),
 * gzipped or not, and hands its entries over in batches, so that none has to be held as a whole. Entries count when
 * their element is closed, so a sitemap that breaks off gives those before. Throws `sitemap-invalid`.
 */
export function* readSitemap(document: SourceDocument): Generator<readonly RawCandidate[], RawSitemap> {
  const body = isGzip(document.body) ? gunzip(document.body) : document.body
  const { encoding, text } = decodeText(body.subarray(0, headBytes), {
    charset: document.charset,
    kind: 'xml',
  })
  const start = text.replace(/^[\s\uFEFF\0]+/, '')
  if (start === '') throw invalid('The sitemap is empty.')
  if (/^https?:\/\//i.test(start)) return yield* readList(lines(pieces(body, document, encoding)))
  if (/^<!doctype html\b/i.test(start)) throw webPage()
  const reader = sitemapReader()
  const facts = { isNews: false, title: null as string | null }
  const take = (): readonly RawCandidate[] => {
    const entries = reader.take()
    facts.isNews ||= entries.some((entry) => entry.newsTitle !== null)
    facts.title ??= entries.find((entry) => entry.newsName !== null)?.newsName ?? null
    return entries.map(candidateOf)
  }
  for (const chunk of chunks(pieces(body, document, encoding))) {
    reader.write(withoutStrayAmpersands(chunk))
    if (reader.waiting() >= batchSize) yield take()
  }
  const { nested, broken } = reader.finish()
  yield take()
  const notes = broken ? ['The sitemap breaks off: its last entry was dropped'] : []
  if (nested === null) {
    return { format: facts.isNews ? 'news sitemap' : 'sitemap', nested: [], title: facts.title, notes }
  }
  const left = nested.length - limits.sitemapFilesMax
  if (left > 0) notes.push(`${left} older sitemaps of the index are not read`)
  const newest = newestFirst(nested).slice(0, limits.sitemapFilesMax)
  return { format: 'sitemap index', nested: newest, title: null, notes }
}

function candidateOf(entry: Entry): RawCandidate {
  return {
    url: entry.loc,
    headline: claimedHeadline(entry.newsTitle),
    publishedAt: claimedInstant(entry.newsDate),
    modifiedAt: claimedInstant(entry.lastmod),
  }
}

/**
 * The text of the document, piece by piece: what is valid UTF-8, as sitemaps have to be, is never there as a whole.
 * `encoding` is that of its beginning.
 */
function* pieces(body: Uint8Array, { charset }: SourceDocument, encoding: string): Generator<string> {
  if (encoding !== 'utf-8' || !isUtf8(body)) {
    yield decodeText(body, { charset, kind: 'xml' }).text
    return
  }
  const decoder = new TextDecoder()
  for (let at = 0; at < body.length; at += pieceBytes) {
    yield decoder.decode(body.subarray(at, at + pieceBytes), { stream: true })
  }
}

/** Cut before closing tags, so that no reference and no CDATA section is cut in two. What is blank at the start goes. */
function* chunks(texts: Iterable<string>): Generator<string> {
  let rest = ''
  let isStart = true
  for (const text of texts) {
    rest += text
    if (isStart) rest = rest.replace(/^[\s\uFEFF\0]+/, '')
    isStart &&= rest === ''
    const cut = rest.lastIndexOf('</')
    if (cut <= 0) continue
    yield rest.slice(0, cut)
    rest = rest.slice(cut)
  }
  yield rest
}

function* lines(texts: Iterable<string>): Generator<string> {
  let rest = ''
  for (const text of texts) {
    const found = (rest + text).split(/[\r\n]+/)
    rest = found.pop() ?? ''
    yield* found
  }
  yield rest
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

interface SitemapReader {
  write(chunk: string): void
  /** Entries of a sitemap that are read and not taken yet. */
  waiting(): number
  take(): readonly Entry[]
  /** Ends the document. `nested`: what an index names; null when it is no index. */
  finish(): { readonly nested: readonly NestedSitemap[] | null; readonly broken: boolean }
}

function sitemapReader(): SitemapReader {
  const parser = new SaxesParser({ position: false })
  const path: string[] = []
  let entries: Entry[] = []
  const nested: NestedSitemap[] = []
  const state = {
    root: null as string | null,
    entry: emptyEntry(),
    text: '',
    errors: 0,
    read: 0,
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
      state.read += 1
      if (state.root === 'urlset') entries.push(state.entry)
      else if (nested.length < limits.sitemapNestedMax) {
        nested.push({ url: state.entry.loc, modifiedAt: timeOf(state.entry.lastmod) })
      }
    }
    path.pop()
    state.text = ''
    if (path.length === 0) state.closed = true
  })
  return {
    write: (chunk) => void parser.write(chunk),
    waiting: () => entries.length,
    take() {
      const taken = entries
      entries = []
      return taken
    },
    finish() {
      parser.close()
      if (state.root === null)
        throw invalid('This is no sitemap: no urlset or sitemapindex element was found.')
      const broken = !state.closed
      if (broken && state.read === 0) throw invalid('The sitemap breaks off before its first entry ends.')
      return { nested: state.root === 'sitemapindex' ? nested : null, broken }
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

function timeOf(lastmod: string | null): string | null {
  const time = Date.parse(lastmod ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Archives have thousands of monthly sitemaps, oldest first; what changes is in the newest. Stable otherwise. */
function newestFirst(sitemaps: readonly NestedSitemap[]): readonly NestedSitemap[] {
  const time = ({ modifiedAt }: NestedSitemap) => (modifiedAt === null ? -Infinity : Date.parse(modifiedAt))
  return sitemaps.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) > time(a) ? 1 : -1))
}

function* readList(found: Iterable<string>): Generator<readonly RawCandidate[], RawSitemap> {
  let batch: RawCandidate[] = []
  for (const line of found) {
    const url = line.replaceAll(/[\uFEFF\0]/g, '').trim()
    if (url === '') continue
    batch.push({ url, headline: null, publishedAt: null, modifiedAt: null })
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  yield batch
  return { format: 'text sitemap', nested: [], title: null, notes: [] }
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
