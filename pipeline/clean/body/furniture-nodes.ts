import { bodyWords } from './body-words.ts'
import { furnitureOf, type Furniture } from './furniture.ts'
import { attribute, textTag, type Page } from '../page/page.ts'
import { proseBelow } from '../leaves/prose.ts'

/**
 * The furniture each node stands in, its own or an ancestor's. An element that holds much of the page's
 * prose is no furniture, whatever it is called (layouts are named after their sidebars), and neither is one
 * around an element that is named as the body, nor paragraphs that share a name and are most of the text.
 * Without `byName` only tags, roles, hiding and the names of comments and notices count.
 */
export function furnitureOfNodes(
  page: Page,
  prose: Float64Array,
  claimed: readonly (Furniture | null)[],
  byName: boolean,
): (Furniture | null)[] {
  const own = claimed.map((kind, node) => {
    if (kind === null || page.tag[node] === 'main') return null
    return byName || certain.has(kind) ? kind : null
  })
  const all = prose[page.tag.length] ?? 0
  const total = articleProse(page, prose, own)
  const around = aroundBody(page, prose, total)
  const alike = proseByName(page, prose, own)
  const found: (Furniture | null)[] = Array.from({ length: page.tag.length }, () => null)
  for (let node = 1; node < page.tag.length; node += 1) {
    const inherited = found[page.parent[node] ?? 0] ?? null
    const kind = own[node] ?? null
    if (inherited !== null) found[node] = inherited
    else if (kind !== null && !(around[node] === 1 && forgivable.has(kind))) {
      const weight = alike.get(page.words[node] ?? '') ?? 0
      const below = leafish.has(page.tag[node] ?? '') ? weight : proseBelow(page, prose, node)
      const whole = kind === 'comments' || kind === 'notice' ? all : total
      if (below <= shareMax(kind) * whole) found[node] = kind
    }
  }
  return found
}

/** Kinds whose names are also given to parts of articles: an article behind a paywall, a teaser that goes on. */
const forgivable: ReadonlySet<Furniture> = new Set(['related', 'subscribe', 'advertisement', 'meta', 'share'])

/** Kinds that stay when names are not believed. */
const certain: ReadonlySet<Furniture> = new Set(['comments', 'notice', 'hidden', 'form', 'aside'])

/** Elements that are one block each: their name says what the block is like, not what the box is. */
const leafish = new Set(['p', 'li', 'h2', 'h3', 'h4', 'blockquote', 'span'])

/** What each element says of itself, believed or not; null for text and for the page as a whole. */
export function claimedFurniture(page: Page): (Furniture | null)[] {
  const cache = new Map<string, Furniture | null>()
  return page.tag.map((tag, node) =>
    node === 0 || tag === textTag || tag === 'body' || tag === 'html' ? null : furnitureOf(page, node, cache),
  )
}

/** The page's prose without that of notices and comments, which may be longer than the article. */
function articleProse(page: Page, prose: Float64Array, own: readonly (Furniture | null)[]): number {
  const all = prose[page.tag.length] ?? 0
  let apart = 0
  for (let node = 1; node < page.tag.length;) {
    const kind = own[node]
    const below = kind === 'notice' || kind === 'comments' ? proseBelow(page, prose, node) : 0
    const skip = below > 0 && below <= 0.8 * all
    if (skip) apart += below
    node = skip ? (page.end[node] ?? node + 1) : node + 1
  }
  return all - apart > 0.1 * all ? all - apart : all
}

function aroundBody(page: Page, prose: Float64Array, total: number): Uint8Array {
  const around = new Uint8Array(page.tag.length)
  for (let node = 1; node < page.tag.length; node += 1) {
    if (page.tag[node] === textTag || around[node] === 1) continue
    const named =
      bodyWords.test(page.words[node] ?? '') || attribute(page, node, 'itemprop') === 'articleBody'
    if (!named || proseBelow(page, prose, node) < 0.1 * total) continue
    for (let at = node; at > 0 && around[at] === 0; at = page.parent[at] ?? 0) around[at] = 1
  }
  return around
}

function proseByName(
  page: Page,
  prose: Float64Array,
  own: readonly (Furniture | null)[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (let node = 1; node < page.tag.length; node += 1) {
    if (own[node] === null || !leafish.has(page.tag[node] ?? '')) continue
    const words = page.words[node] ?? ''
    weights.set(words, (weights.get(words) ?? 0) + proseBelow(page, prose, node))
  }
  return weights
}

/** The most of the article's prose that furniture of a kind may hold. */
function shareMax(kind: Furniture): number {
  if (kind === 'hidden' || kind === 'form' || kind === 'meta') return 0.25
  return kind === 'comments' || kind === 'notice' ? 0.8 : 0.4
}
