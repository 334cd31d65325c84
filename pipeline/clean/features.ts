import { furnitureOf, type Furniture } from './furniture.ts'
import type { Leaf } from './leaf.ts'
import { attribute, textTag, type Page } from './page.ts'

/** What is known of a leaf before anybody decides whether it is kept. */
export interface Features {
  /** The furniture it stands in, or null. */
  readonly furniture: Furniture | null
  /** Long enough, punctuated like sentences, and not made of links. */
  readonly prose: boolean
  /** In a figure, a figcaption or an element named caption. */
  readonly caption: boolean
  /** The text stands in the JSON-LD articleBody; null when there is none. */
  readonly agreed: boolean | null
}

export interface PageFeatures {
  readonly leaves: readonly Leaf[]
  readonly features: readonly Features[]
  /** `prose[i]`: weight of the prose leaves that begin before node `i`. */
  readonly prose: Float64Array
}

/** Features of all leaves of a page. `articleBody` is the text that JSON-LD gives, or null. */
export function pageFeatures(page: Page, leaves: readonly Leaf[], articleBody: string | null): PageFeatures {
  const prose = proseBefore(page, leaves)
  const furniture = furnitureOfNodes(page, prose)
  const captions = captionNodes(page, prose)
  const body = articleBody === null ? null : squeeze(articleBody)
  const features = leaves.map((leaf): Features => {
    const text = leaf.text
    return {
      furniture: furniture[leaf.node] ?? null,
      prose: isProse(leaf),
      caption: leaf.kind === 'caption' || captions[leaf.node] === 1,
      agreed: body === null ? null : body.includes(squeeze(text).slice(0, 80)),
    }
  })
  return { leaves, features, prose }
}

/** Weight of the prose below a node. */
function proseBelow(page: Page, prose: Float64Array, node: number): number {
  return (prose[page.end[node] ?? 0] ?? 0) - (prose[node] ?? 0)
}

const sentence = /[.!?…:;"”»’)\]।۔؟။។][\s"”»’)\]]*$|[。！？」』]|\p{L}[.!?] \p{Lu}/u

function isProse(leaf: Leaf): boolean {
  if (leaf.weight < 60 || leaf.linkDensity > 0.45) return false
  return leaf.weight >= 200 || sentence.test(leaf.text) || /[\u0e00-\u0eff]/.test(leaf.text)
}

function proseBefore(page: Page, leaves: readonly Leaf[]): Float64Array {
  const sums = new Float64Array(page.tag.length + 1)
  for (const leaf of leaves) {
    if (isProse(leaf)) sums[leaf.from + 1] = (sums[leaf.from + 1] ?? 0) + leaf.weight * (1 - leaf.linkDensity)
  }
  for (let at = 1; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  return sums
}

/**
 * The furniture each node stands in, its own or an ancestor's. An element that holds much of the page's
 * prose is no furniture, whatever it is called: layouts are named after their sidebars.
 */
function furnitureOfNodes(page: Page, prose: Float64Array): (Furniture | null)[] {
  const total = prose[page.tag.length] ?? 0
  const found: (Furniture | null)[] = Array.from({ length: page.tag.length }, () => null)
  const cache = new Map<string, Furniture | null>()
  for (let node = 1; node < page.tag.length; node += 1) {
    const inherited = found[page.parent[node] ?? 0] ?? null
    if (inherited !== null) {
      found[node] = inherited
      continue
    }
    const tag = page.tag[node] ?? ''
    if (tag === textTag || tag === 'body' || tag === 'html' || tag === 'main') continue
    const own = furnitureOf(page, node, cache)
    if (own === null) continue
    const share = total === 0 ? 0 : proseBelow(page, prose, node) / total
    if (share <= shareMax(own)) found[node] = own
  }
  return found
}

function shareMax(kind: Furniture): number {
  if (kind === 'hidden' || kind === 'form' || kind === 'meta') return 0.25
  if (kind === 'comments') return 0.8
  return 0.4
}

const captionWords =
  /(?:^|[\s_-])(?:caption|captions|figcaption|wp-caption-text|photo-?credit|image-?credit|picture-?credit|img-?credit|media-?credit|bildunterschrift|legende)(?=$|[\s_-])/i

/** Nodes in captions; an element named after captions that holds a good part of the prose is none. */
function captionNodes(page: Page, prose: Float64Array): Uint8Array {
  const found = new Uint8Array(page.tag.length)
  const total = prose[page.tag.length] ?? 0
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === textTag) continue
    if (found[page.parent[node] ?? 0] === 1) found[node] = 1
    else if (isCaptionNode(page, node, tag) && proseBelow(page, prose, node) <= 0.15 * total) found[node] = 1
  }
  return found
}

function isCaptionNode(page: Page, node: number, tag: string): boolean {
  if (tag === 'figcaption' || tag === 'figure') return true
  const names = attribute(page, node, 'class')
  return names !== null && captionWords.test(names)
}

/** Letters and digits only, lower case: what survives the differences between two renderings of a text. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
