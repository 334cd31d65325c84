import { Parser } from 'htmlparser2'

import { limits } from '../../model/limits.ts'
import { decodeText } from '../charset.ts'
import type { SourceDocument } from './document.ts'

/** A link as a page shows it. */
interface PageLink {
  readonly href: string
  /** The heading inside the link, else its text. */
  readonly text: string
  /** True inside nav and footer, where links lead around a site, not to its news. */
  readonly chrome: boolean
}

/** What discovery wants to know of a page, gathered in one pass without building a tree. */
export interface PageScan {
  readonly title: string | null
  /** Resolves the page's relative links. */
  readonly base: string
  readonly links: readonly PageLink[]
  readonly feeds: readonly string[]
  /** `og:type`, lower case. */
  readonly openGraphType: string | null
  /** Types named by JSON-LD, at the top of each script. */
  readonly jsonLd: string
  /** Characters of text in paragraphs, outside links. */
  readonly proseLength: number
}

const feedTypes: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
])

/** More links than this are not read: the page is a site map at best. */
const linksScannedMax = 10 * limits.listingLinksMax
const linkTextMax = 600
const jsonLdMax = 65_536

/** The parser's cost grows with the depth: a page nested deeper is left there, with what was found before. */
const depthMax = 10_000
const chunkLength = 65_536

/** Scans an HTML page, in time linear in its length. Throws nothing. */
export function scanPage(document: SourceDocument): PageScan {
  const { text } = decodeText(document.body, { charset: document.charset, kind: 'html' })
  const scan = pageScanner(document.url)
  const parser = new Parser(scan.handler, { decodeEntities: true, lowerCaseTags: true })
  for (let at = 0; at < text.length && !scan.tooDeep(); at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength))
  }
  parser.end()
  return scan.result()
}

const silent: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe'])

interface PageScanner {
  readonly handler: ConstructorParameters<typeof Parser>[0]
  tooDeep(): boolean
  result(): PageScan
}

function pageScanner(url: string): PageScanner {
  const links: PageLink[] = []
  const feeds: string[] = []
  const page = { title: '', base: url, openGraphType: null as string | null, jsonLd: '', proseLength: 0 }
  const inside = { depth: 0, silent: 0, chrome: 0, paragraph: 0, heading: 0, title: false, jsonLd: false }
  let link: { href: string; text: string; heading: string; chrome: boolean } | null = null

  function count(name: string, by: 1 | -1): void {
    const step = (value: number) => Math.max(0, value + by)
    inside.depth += by
    if (silent.has(name)) inside.silent = step(inside.silent)
    else if (name === 'nav' || name === 'footer') inside.chrome = step(inside.chrome)
    else if (name === 'p') inside.paragraph = step(inside.paragraph)
    else if (/^h[1-6]$/.test(name)) inside.heading = step(inside.heading)
    else if (name === 'title') inside.title = by === 1 && page.title === ''
  }

  function closeLink(): void {
    if (link !== null && links.length < linksScannedMax) {
      const text = link.heading.trim() === '' ? link.text : link.heading
      links.push({ href: link.href, text: text.replaceAll(/\s+/g, ' ').trim(), chrome: link.chrome })
    }
    link = null
  }

  function open(name: string, attributes: Readonly<Record<string, string>>): void {
    count(name, 1)
    if (name === 'script') inside.jsonLd = /ld\+json/i.test(attributes['type'] ?? '')
    else if (name === 'base' && page.base === url) page.base = resolved(attributes['href'], url) ?? url
    else if (name === 'meta' && attributes['property']?.toLowerCase() === 'og:type') {
      page.openGraphType = attributes['content']?.trim().toLowerCase() ?? null
    } else if (name === 'link' && isFeedLink(attributes)) {
      const feed = resolved(attributes['href'], page.base)
      if (feed !== null && feeds.length < 50 && !feeds.includes(feed)) feeds.push(feed)
    } else if (name === 'a') {
      closeLink()
      const href = attributes['href']
      if (href !== undefined) link = { href, text: '', heading: '', chrome: inside.chrome > 0 }
    }
  }

  function onText(data: string): void {
    if (inside.jsonLd) {
      if (page.jsonLd.length < jsonLdMax) page.jsonLd += data.slice(0, jsonLdMax)
    } else if (inside.title) {
      if (page.title.length < linkTextMax) page.title += data
    } else if (inside.silent === 0) {
      if (link !== null && link.text.length < linkTextMax) {
        link.text += data
        if (inside.heading > 0) link.heading += data
      } else if (inside.paragraph > 0) {
        page.proseLength += data.trim().length
      }
    }
  }

  const handler: ConstructorParameters<typeof Parser>[0] = {
    onopentag: open,
    ontext: onText,
    onclosetag(name) {
      count(name, -1)
      if (name === 'script') inside.jsonLd = false
      if (name === 'a') closeLink()
      // Two cells or cards in one link are two words, not one.
      else if (link !== null) link.text += ' '
    },
  }
  return {
    handler,
    tooDeep: () => inside.depth > depthMax,
    result: () => ({ ...page, title: page.title.trim() === '' ? null : page.title, links, feeds }),
  }
}

function isFeedLink(attributes: Readonly<Record<string, string>>): boolean {
  const rels = (attributes['rel'] ?? '').toLowerCase().split(/\s+/)
  const type = (attributes['type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  return rels.includes('alternate') && feedTypes.has(type)
}

function resolved(href: string | undefined, base: string): string | null {
  const trimmed = href?.trim() ?? ''
  if (trimmed === '' || trimmed.length > limits.urlLengthMax || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
