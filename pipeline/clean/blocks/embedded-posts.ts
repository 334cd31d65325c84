import type { Leaf } from '../leaves/leaf.ts'
import { linkTarget } from '../page/links.ts'
import { attribute, closest, textBelow, type Page } from '../page/page.ts'
import { componentAddress } from './players.ts'
import { tidy } from '../page/text.ts'
import { postSignature } from './tweet.ts'

/** Names that the embed codes of networks give their quotation, and those that systems give any of them. */
const embedNames =
  /(?:^|[\s_-])(?:twitter-tweet|twitter-video|tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|reddit-card|fb-post|threads-post|text-post-media|telegram-post|imgur-embed-pub|(?:social|post|status)-?embed|embed(?:ded)?-?(?:post|tweet|status)|oembed|wp-block-embed)(?=$|[\s_-])/i

/** How far above a quotation the element that is named as an embed may stand. */
const stepsMax = 3

/** Whether a quotation is a post of another site. */
export function isEmbeddedPost(page: Page, quote: number): boolean {
  for (
    let node = quote, steps = 0;
    node > 0 && steps <= stepsMax;
    node = page.parent[node] ?? 0, steps += 1
  ) {
    if (embedNames.test(attribute(page, node, 'class') ?? '')) return true
    if (componentAddress(page, node, null) !== null) return true
  }
  return embeddedAddress(page, quote, null) !== null && attribute(page, quote, 'cite') === null
}

/** Where the markup of an embedded post says that it stands; null when its lines must tell. */
export function embeddedAddress(page: Page, quote: number, base: string | null): string | null {
  for (const name of ['data-instgrm-permalink', 'data-text-post-permalink', 'cite', 'data-bluesky-uri']) {
    const named = attribute(page, quote, name)
    const url = named === null ? null : linkTarget(named, base)
    if (url !== null) return url
  }
  return componentAddress(page, page.parent[quote] ?? 0, base)
}

/** A line of an embed code that is a link as a whole leads to the network; shorter ones are its controls. */
const linkDensityMax = 0.5
const weightMin = 15

/**
 * Leaves of embedded posts that nobody kept though they stand among kept ones, by their number: a post reads like no
 * article, but the names of embed codes are certain.
 */
export function embeddedLeaves(
  page: Page,
  leaves: readonly Leaf[],
  isKept: (index: number) => boolean,
): ReadonlySet<number> {
  const first = leaves.findIndex((_, index) => isKept(index))
  const last = leaves.findLastIndex((_, index) => isKept(index))
  const found = new Set<number>()
  if (first === -1 || !page.tag.includes('blockquote')) return found
  for (let index = first + 1; index < last; index += 1) {
    const leaf = leaves[index]
    if (leaf === undefined || isKept(index)) continue
    if (leaf.weight < weightMin || leaf.linkDensity > linkDensityMax) continue
    const quote = closest(page, leaf.node, (node) => page.tag[node] === 'blockquote')
    if (quote !== -1 && isEmbeddedPost(page, quote)) found.add(index)
  }
  return found
}

/** Elements of one quotation that are looked at for who said it. */
const nodesMax = 200

/**
 * Who is quoted: the line of an embed code that names who shared the post, else what the quotation's own `cite` or
 * `footer` says. Null when no line tells.
 */
export function quotedPerson(page: Page, quote: number): string | null {
  let cited: string | null = null
  const end = Math.min(page.end[quote] ?? 0, quote + nodesMax)
  for (let node = quote + 1; node < end; node += 1) {
    const tag = page.tag[node]
    if (tag !== 'p' && tag !== 'a' && tag !== 'cite' && tag !== 'footer') continue
    if ((page.end[node] ?? 0) - node > nodesMax) continue
    const text = tidy(textBelow(page, node, 201))
    const signature = postSignature(text)
    if (signature !== null) return signature.attribution
    const bare = text.replace(/^[—–-]\s*/, '')
    if ((tag === 'cite' || tag === 'footer') && bare !== '' && bare.length <= 120) cited ??= bare
  }
  return cited
}

/** An address that stands alone in an element named as an embed: a system was to put a player in its place. */
export function isLoneAddress(page: Page, leaf: Leaf): boolean {
  if (!/^https?:\/\/\S+$/.test(leaf.text)) return false
  for (
    let node = leaf.node, steps = 0;
    node > 0 && steps <= stepsMax;
    node = page.parent[node] ?? 0, steps += 1
  ) {
    if (/embed/.test(page.words[node] ?? '')) return true
  }
  return false
}
