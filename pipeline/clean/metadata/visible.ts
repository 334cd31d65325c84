import { attribute, textBelow, textTag, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import { once } from '../../once.ts'

/** Headings and microdata in the visible part of a page, in document order. */
export interface VisibleSigns {
  readonly headings: readonly Heading[]
  /** The first headings of level two and three. */
  readonly subheadings: readonly Heading[]
  /** The first other lines in elements named after headlines; read when they are asked for. */
  readonly namedLines: () => readonly Heading[]
  readonly microdata: {
    readonly published: string | null
    readonly modified: string | null
    readonly headline: string | null
  }
}

export interface Heading {
  readonly node: number
  readonly text: string
  /** The texts it is made of, when there are several: kickers and counters stand among them. */
  readonly parts: readonly string[]
  /** Stands where an article's headline does, or is named so: not in a menu, a box or a link to somewhere else. */
  readonly own: boolean
}

const headingsMax = 50
const subheadingsMax = 30
const partsMax = 8

/** Looks once over all elements; microdata in parts that are `isOther` are not the article's. */
export function visibleSigns(page: Page, isOther: (node: number) => boolean): VisibleSigns {
  const headings: Heading[] = []
  const subheadings: Heading[] = []
  const named: number[] = []
  const hasMicrodata = page.names.includes('itemprop')
  let published: string | null = null
  let modified: string | null = null
  let headline: string | null = null
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === '#text' || tag === 'script' || tag === 'meta') continue
    if (tag === 'h1' && headings.length < headingsMax) headings.push(headingOf(page, node, isOther))
    else if (tag === 'h2' || tag === 'h3') {
      if (subheadings.length < subheadingsMax) subheadings.push(headingOf(page, node, isOther))
    } else if (named.length < subheadingsMax && isNamedLine(page, node, tag)) named.push(node)
    const property = hasMicrodata ? attribute(page, node, 'itemprop') : null
    if (property !== null && !isOther(node) && !insideLink(page, node)) {
      const value =
        attribute(page, node, 'content') ?? attribute(page, node, 'datetime') ?? shortText(page, node, 300)
      if (property === 'datePublished') published ??= value
      else if (property === 'dateModified') modified ??= value
      else if (property === 'headline') headline ??= value
    }
  }
  return {
    headings,
    subheadings,
    namedLines: once(() => named.map((node) => headingOf(page, node, isOther))),
    microdata: { published, modified, headline },
  }
}

/** Named after headlines and too small to be more than a line. */
function isNamedLine(page: Page, node: number, tag: string): boolean {
  const words = page.words[node] ?? ''
  const size = (page.end[node] ?? node) - node
  return words !== '' && size > 1 && size <= lineMax && tag !== 'svg' && headlineNames.test(words)
}

/** Nodes of an element that may be one line. */
const lineMax = 8

/** The text of a text node as shown, tidy; '' for every other node and where nobody sees it. */
export function shownText(page: Page, node: number): string {
  if (page.tag[node] !== textTag || hiddenText(page, node)) return ''
  return tidy((page.text[node] ?? '').slice(0, 400))
}

/** In a link: what stands there is said of the page that it leads to. */
function insideLink(page: Page, node: number): boolean {
  for (let at = page.parent[node] ?? 0, depth = 0; at > 0 && depth < 8; at = page.parent[at] ?? 0, depth += 1)
    if (page.tag[at] === 'a') return true
  return false
}

function hiddenText(page: Page, node: number): boolean {
  const tag = page.tag[page.parent[node] ?? 0]
  return tag === 'script' || tag === 'style' || tag === 'option'
}

const headlineNames =
  /(?:^|[\s-])(?:headline|title|entry-title|post-title|page-title|article-title|story-title|hero-title|article-header|story-header|entry-header|post-header|page-header|hero|blog-title)(?=$|[\s-])/

function isOwn(page: Page, node: number, isOther: (node: number) => boolean): boolean {
  if (isOther(node)) return false
  let named = false
  for (let at = node, depth = 0; at > 0; at = page.parent[at] ?? 0, depth += 1) {
    const tag = page.tag[at] ?? ''
    if (
      tag === 'nav' ||
      tag === 'footer' ||
      tag === 'aside' ||
      tag === 'a' ||
      tag === 'form' ||
      tag === 'dialog'
    )
      return false
    if (depth < 3 && headlineNames.test(page.words[at] ?? '')) named = true
  }
  return named
}

function headingOf(page: Page, node: number, isOther: (node: number) => boolean): Heading {
  const parts: string[] = []
  for (let at = node + 1; at < (page.end[node] ?? 0) && parts.length < partsMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') parts.push(text)
  }
  return {
    node,
    text: shortText(page, node, 400),
    parts: parts.length > 1 ? parts : [],
    own: isOwn(page, node, isOther),
  }
}

function shortText(page: Page, node: number, lengthMax: number): string {
  return tidy(textBelow(page, node, lengthMax + 1)).slice(0, lengthMax)
}
