import type { Block, Link } from '../../../model/content.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { linkTarget } from '../page/links.ts'
import { isCreditOnly } from '../leaves/captions.ts'
import { embeddedAddress, isEmbeddedPost, isLoneAddress, quotedPerson } from './embedded-posts.ts'
import { closest, type Page } from '../page/page.ts'
import { mediumOf, playersAmong } from './players.ts'
import { isPostAddress, postSignature } from './tweet.ts'

type Draft = { -readonly [Key in keyof Block]: Block[Key] }

/** A leaf that is kept, and as what. */
export interface KeptLeaf {
  readonly leaf: Leaf
  readonly caption: boolean
  /** It repeats words of the body in large letters. */
  readonly pulled?: boolean
}

/**
 * Kept leaves as blocks: quotes are recognised, embedded posts become one embed, captions are parted from credits, links
 * are resolved, and players stand where they stand among the text. Nodes are in document order.
 */
export function toBlocks(
  page: Page,
  leaves: readonly KeptLeaf[],
  base: string | null,
): { readonly block: Block; readonly node: number }[] {
  const blocks: Entry[] = []
  let embed = -1
  for (const kept of leaves) {
    const { leaf } = kept
    if (kept.caption && isCreditOnly(leaf)) continue
    const quote = closest(page, leaf.node, (node) => page.tag[node] === 'blockquote')
    const inside = quote !== -1 && isEmbeddedPost(page, quote) ? quote : -1
    const last = blocks[blocks.length - 1]
    const signature = postSignature(leaf.text)
    if (last !== undefined && signature !== null && (inside === embed || quote === -1 || embed === -1)) {
      sign(last.block, signature.attribution, leaf, base)
      embed = inside
      continue
    }
    const draft = draftOf(page, kept, quote !== -1, base)
    if (inside !== -1 && inside === embed && last !== undefined) {
      if (isAttribution(page, leaf)) last.block.attribution ??= draft.text
      else append(last.block, draft)
    } else if (inside !== -1)
      blocks.push({ block: asPost(page, inside, draft, base), node: leaf.from, quote })
    else if (quote !== -1 && isAttribution(page, leaf) && isQuote(last?.block)) {
      last.block.attribution = leaf.text.replaceAll('\n', ' ').replace(/^[—–-]\s*/, '')
    } else blocks.push({ block: draft, node: leaf.from, quote })
    embed = inside
  }
  creditQuotes(page, blocks)
  const kept = leaves.map(({ leaf }) => leaf)
  return [...blocks, ...playersAmong(page, kept, base)].toSorted((a, b) => a.node - b.node)
}

function draftOf(
  page: Page,
  { leaf, caption, pulled }: KeptLeaf,
  quoted: boolean,
  base: string | null,
): Draft {
  const shown = caption ? leaf : (leaf.uncut ?? leaf)
  const text = leaf.kind === 'code' ? leaf.text : shown.text.replaceAll('\n', ' ')
  const links = resolved(shown, base)
  const linked = links.length === 0 ? {} : { links }
  const address = isLoneAddress(page, leaf) ? linkTarget(text, base) : null
  if (address !== null) return { kind: 'embed', text: address, url: address, medium: mediumOf('', address) }
  if (caption)
    return { kind: 'caption', text, ...linked, ...(leaf.credit !== undefined && { credit: leaf.credit }) }
  if (pulled === true) return { kind: 'pull-quote', text, ...linked }
  if (leaf.kind === 'heading') return { kind: 'heading', text, level: Math.max(2, leaf.level), ...linked }
  if (quoted && (leaf.kind === 'paragraph' || leaf.kind === 'list-item'))
    return { kind: 'quote', text, ...linked }
  return { kind: leaf.kind, text, ...linked }
}

interface Entry {
  readonly block: Draft
  readonly node: number
  /** The quotation it stands in, or -1. */
  readonly quote: number
}

/** The last block of a quotation carries the name of who said it. */
function creditQuotes(page: Page, blocks: readonly Entry[]): void {
  blocks.forEach(({ block, quote }, at) => {
    if (!isQuote(block) || block.attribution !== undefined || quote === -1 || blocks[at + 1]?.quote === quote)
      return
    const person = quotedPerson(page, quote)
    if (person !== null && person !== block.text) block.attribution = person
  })
}

function isQuote(block: Draft | undefined): block is Draft {
  return block?.kind === 'quote' || block?.kind === 'pull-quote'
}

function resolved(leaf: Leaf, base: string | null): Link[] {
  return leaf.links.flatMap(({ start, end, href }) => {
    const url = linkTarget(href, base)
    return url === null ? [] : [{ start, end, url }]
  })
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

function asPost(page: Page, quote: number, draft: Draft, base: string | null): Draft {
  const url = embeddedAddress(page, quote, base)
  const person = quotedPerson(page, quote)
  return {
    ...draft,
    kind: 'embed',
    medium: 'post',
    ...(person !== null && { attribution: person }),
    ...(url !== null && { url }),
  }
}

/** The line under a post closes it: who, and where when the line links there. */
function sign(block: Draft, attribution: string, leaf: Leaf, base: string | null): void {
  block.kind = 'embed'
  block.medium = 'post'
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
