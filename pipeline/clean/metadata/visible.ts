import { attribute, textBelow, textTag, type Page } from '../page.ts'
import { tidy } from '../text.ts'

/** Signs of dates and headlines in the visible part of a page, in document order. */
export interface VisibleSigns {
  readonly headings: readonly { readonly node: number; readonly text: string }[]
  readonly microdata: {
    readonly published: string | null
    readonly modified: string | null
    readonly headline: string | null
  }
  /** `datetime` attributes and texts of time elements and of elements named after dates. */
  readonly times: readonly { readonly node: number; readonly text: string; readonly published: boolean }[]
}

const dateWords =
  /(?:^|[\s-])(?:date|published|pubdate|publish-date|post-date|entry-date|article-date|timestamp|datetime|dateline|posted-on|publication-date|datum|fecha)(?=$|[\s-])/

/** Looks once over all elements. */
export function visibleSigns(page: Page): VisibleSigns {
  const headings: { node: number; text: string }[] = []
  const times: { node: number; text: string; published: boolean }[] = []
  let published: string | null = null
  let modified: string | null = null
  let headline: string | null = null
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === '#text' || tag === 'script' || tag === 'meta') continue
    if (tag === 'h1' && headings.length < 50) headings.push({ node, text: shortText(page, node, 400) })
    const property = attribute(page, node, 'itemprop')
    if (property !== null) {
      const value =
        attribute(page, node, 'content') ?? attribute(page, node, 'datetime') ?? shortText(page, node, 300)
      if (property === 'datePublished') published ??= value
      else if (property === 'dateModified') modified ??= value
      else if (property === 'headline') headline ??= value
    }
    if (tag === 'time') times.push(timeOf(page, node, property === 'datePublished'))
    else if (times.length < 60 && dateWords.test(page.words[node] ?? '')) times.push(timeOf(page, node, true))
  }
  return { headings, microdata: { published, modified, headline }, times }
}

/** Text nodes around a headline that are looked at: kicker, byline and date stand among them. */
const nearbyMax = 30

/** Short texts close to a node, those after it first: where bylines stand. A lone "By" is joined to its name. */
export function textsNear(page: Page, node: number): string[] {
  const after: string[] = []
  for (let at = page.end[node] ?? node + 1; at < page.tag.length && after.length < nearbyMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') after.push(text)
  }
  const before: string[] = []
  for (let at = node - 1; at > 0 && before.length < nearbyMax / 3; at -= 1) {
    const text = shownText(page, at)
    if (text !== '') before.push(text)
  }
  const joined = after.map((text, at) => (loneBy.test(text) ? `${text} ${after[at + 1] ?? ''}` : text))
  return [...joined, ...before].filter((text) => text.length < 90)
}

const loneBy = /^(?:by|von|par|por|door|av|af|di|автор:?|written by|posted by|author:?|text:|作者:?)$/i

/** The text of a text node as shown, tidy; '' for every other node and where nobody sees it. */
export function shownText(page: Page, node: number): string {
  if (page.tag[node] !== textTag || hiddenText(page, node)) return ''
  return tidy((page.text[node] ?? '').slice(0, 400))
}

function hiddenText(page: Page, node: number): boolean {
  const tag = page.tag[page.parent[node] ?? 0]
  return tag === 'script' || tag === 'style' || tag === 'option'
}

function timeOf(page: Page, node: number, published: boolean): VisibleSigns['times'][number] {
  return { node, text: attribute(page, node, 'datetime') ?? shortText(page, node, 120), published }
}

function shortText(page: Page, node: number, lengthMax: number): string {
  return tidy(textBelow(page, node, lengthMax + 1)).slice(0, lengthMax)
}
