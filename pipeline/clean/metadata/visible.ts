import { attribute, textBelow, textTag, type Page } from '../page.ts'
import { tidy } from '../text.ts'

/** Headings and microdata in the visible part of a page, in document order. */
export interface VisibleSigns {
  readonly headings: readonly Heading[]
  /** The first headings of level two and three. */
  readonly subheadings: readonly Heading[]
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
}

const headingsMax = 50
const subheadingsMax = 12
const partsMax = 8

/** Looks once over all elements; microdata in parts that are `isOther` are not the article's. */
export function visibleSigns(page: Page, isOther: (node: number) => boolean): VisibleSigns {
  const headings: Heading[] = []
  const subheadings: Heading[] = []
  let published: string | null = null
  let modified: string | null = null
  let headline: string | null = null
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === '#text' || tag === 'script' || tag === 'meta') continue
    if (tag === 'h1' && headings.length < headingsMax) headings.push(headingOf(page, node))
    else if ((tag === 'h2' || tag === 'h3') && subheadings.length < subheadingsMax)
      subheadings.push(headingOf(page, node))
    const property = isOther(node) ? null : attribute(page, node, 'itemprop')
    if (property !== null && !insideLink(page, node)) {
      const value =
        attribute(page, node, 'content') ?? attribute(page, node, 'datetime') ?? shortText(page, node, 300)
      if (property === 'datePublished') published ??= value
      else if (property === 'dateModified') modified ??= value
      else if (property === 'headline') headline ??= value
    }
  }
  return { headings, subheadings, microdata: { published, modified, headline } }
}

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

function headingOf(page: Page, node: number): Heading {
  const parts: string[] = []
  for (let at = node + 1; at < (page.end[node] ?? 0) && parts.length < partsMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') parts.push(text)
  }
  return { node, text: shortText(page, node, 400), parts: parts.length > 1 ? parts : [] }
}

function shortText(page: Page, node: number, lengthMax: number): string {
  return tidy(textBelow(page, node, lengthMax + 1)).slice(0, lengthMax)
}
