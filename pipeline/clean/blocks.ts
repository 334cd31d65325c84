import type { Block, Link } from '../../model/content.ts'
import type { Leaf } from './leaf.ts'
import { linkTarget } from './links.ts'
import { attribute, closest, type Page } from './page.ts'
import { isPostAddress, postSignature } from './tweet.ts'

type Draft = { -readonly [Key in keyof Block]: Block[Key] }

/** Kept leaves as blocks: quotes are recognised, embedded posts become one quote, links are resolved. */
export function toBlocks(
  page: Page,
  leaves: readonly { readonly leaf: Leaf; readonly caption: boolean }[],
  base: string | null,
): { readonly block: Block; readonly node: number }[] {
  const blocks: { block: Draft; node: number }[] = []
  let embed = -1
  for (const { leaf, caption } of leaves) {
    const quote = closest(page, leaf.node, (node) => page.tag[node] === 'blockquote')
    const inside = quote !== -1 && isEmbed(page, quote) ? quote : -1
    const last = blocks[blocks.length - 1]
    const signature = postSignature(leaf.text)
    if (last !== undefined && signature !== null && (inside === embed || quote === -1 || embed === -1)) {
      sign(last.block, signature.attribution, leaf, base)
      embed = inside
      continue
    }
    const draft = draftOf(leaf, caption, quote !== -1, base)
    if (inside !== -1 && inside === embed && last !== undefined) append(last.block, draft)
    else {
      if (inside !== -1) addEmbedAddress(page, inside, draft, base)
      else if (quote !== -1 && isAttribution(page, leaf) && last?.block.kind === 'quote') {
        last.block.attribution = leaf.text.replaceAll('\n', ' ').replace(/^[—–-]\s*/, '')
        continue
      }
      blocks.push({ block: draft, node: leaf.from })
    }
    embed = inside
  }
  return blocks
}

function draftOf(leaf: Leaf, caption: boolean, quoted: boolean, base: string | null): Draft {
  const text = leaf.kind === 'code' ? leaf.text : leaf.text.replaceAll('\n', ' ')
  const links = resolved(leaf, base)
  const linked = links.length === 0 ? {} : { links }
  if (caption) return { kind: 'caption', text, ...linked }
  if (leaf.kind === 'heading') return { kind: 'heading', text, level: Math.max(2, leaf.level), ...linked }
  if (quoted && (leaf.kind === 'paragraph' || leaf.kind === 'list-item'))
    return { kind: 'quote', text, ...linked }
  return { kind: leaf.kind, text, ...linked }
}

function resolved(leaf: Leaf, base: string | null): Link[] {
  return leaf.links.flatMap(({ start, end, href }) => {
    const url = linkTarget(href, base)
    return url === null ? [] : [{ start, end, url }]
  })
}

const embedNames =
  /(?:^|[\s_-])(?:twitter-tweet|twitter-video|tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|reddit-card|fb-post|threads-post|text-post-media)(?=$|[\s_-])/i

function isEmbed(page: Page, quote: number): boolean {
  return embedNames.test(attribute(page, quote, 'class') ?? '')
}

function isAttribution(page: Page, leaf: Leaf): boolean {
  const tag = page.tag[page.parent[leaf.from] ?? 0] ?? ''
  return (
    tag === 'cite' ||
    tag === 'footer' ||
    page.tag[leaf.node] === 'footer' ||
    /^[—–]\s?\S.{1,80}$/u.test(leaf.text)
  )
}

function addEmbedAddress(page: Page, quote: number, draft: Draft, base: string | null): void {
  const named =
    attribute(page, quote, 'data-instgrm-permalink') ??
    attribute(page, quote, 'cite') ??
    attribute(page, quote, 'data-bluesky-uri')
  const url = named === null ? null : linkTarget(named, base)
  if (url !== null) draft.url = url
  draft.kind = 'quote'
}

/** The line under a post closes it: who, and where when the line links there. */
function sign(block: Draft, attribution: string, leaf: Leaf, base: string | null): void {
  block.kind = 'quote'
  delete block.level
  block.attribution = attribution
  const target = resolved(leaf, base).find((link) => isPostAddress(link.url))
  if (target !== undefined) block.url = target.url.replace(/[?#].*$/, '')
}

function append(block: Draft, more: Draft): void {
  const shift = block.text.length + 1
  block.text = `${block.text} ${more.text}`
  const links = (more.links ?? []).map((link) => ({
    ...link,
    start: link.start + shift,
    end: link.end + shift,
  }))
  if (links.length > 0) block.links = [...(block.links ?? []), ...links]
}
