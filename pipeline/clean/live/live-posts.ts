import { squeeze } from '../page/text.ts'
import type { Block } from '../../../model/content.ts'
import type { JsonLd, JsonObject } from '../metadata/json-ld.ts'
import { typesOf } from '../metadata/json-ld.ts'
import { attribute, closest, type Page } from '../page/page.ts'
import { claimedPosts, enriched, shownPosts, type ClaimedPost } from './claimed-posts.ts'
import { markedPosts } from './marked-posts.ts'
import { inPlace, isControl, type Section } from './order.ts'
import type { LivePost } from './post.ts'

interface Entry {
  readonly block: Block
  readonly node: number
}

export interface LiveWitnesses {
  readonly article: JsonObject | null
  readonly jsonLd: JsonLd
  readonly base: string | null
}

/**
 * Blocks with the posts of a live blog marked: each post is opened by a block of kind `post`, and its blocks carry its
 * id. Posts are known by the page's markup, else by the updates that its JSON-LD names. A post that is pinned stands
 * once, in its place. Other pages come back as they are.
 */
export function withLivePosts(page: Page, entries: readonly Entry[], witnesses: LiveWitnesses): Block[] {
  const { article, jsonLd, base } = witnesses
  const claims = claimedPosts(article, jsonLd)
  if (claims.length === 0 && !isLive(page, article)) return entries.map(({ block }) => block)
  const marked = markedPosts(page, base).map((post) => enriched(post, claims))
  const shown = shownPosts(page, entries, claims)
  const posts = marked.length >= shown.length ? marked : shown
  if (posts.length === 0 && isUntold(entries, claims)) return toldByClaims(entries, claims)
  const sections = sectionsOf(
    page,
    entries,
    posts.toSorted((a, b) => a.node - b.node || b.end - a.end),
  )
  return inPlace(sections).flatMap(({ post, blocks }) =>
    post === null ? blocks : [opening(post), ...ownBlocks(post, blocks)],
  )
}

/** Tells of a node whether it stands in a post that the markup of a live blog shows; of no node on other pages. */
export function inLivePosts(page: Page, { article, base }: LiveWitnesses): (node: number) => boolean {
  if (!isLive(page, article)) return () => false
  const inside = new Uint8Array(page.tag.length)
  for (const { node, end } of markedPosts(page, base)) inside.fill(1, node, end)
  return (node) => inside[node] === 1
}

/** The blocks before, in and after each post, in document order. */
function sectionsOf(page: Page, entries: readonly Entry[], posts: readonly LivePost[]): Section[] {
  const sections: { post: LivePost | null; blocks: Block[] }[] = []
  let next = 0
  for (const { block: found, node } of entries) {
    while (next < posts.length && (posts[next]?.node ?? 0) <= node) next += 1
    const before = posts[next - 1]
    const post = before !== undefined && node < before.end ? before : null
    const block = post === null ? found : asParagraph(page, found, node, post)
    const last = sections.at(-1)
    if (last !== undefined && last.post === post) last.blocks.push(block)
    else sections.push({ post, blocks: [block] })
  }
  return sections
}

/** Where a post is an item of a list, its paragraphs are none. */
function asParagraph(page: Page, block: Block, node: number, post: LivePost): Block {
  if (block.kind !== 'list-item' || page.tag[post.node] !== 'li') return block
  const item = closest(page, node, (at) => page.tag[at] === 'li')
  return item === post.node ? { ...block, kind: 'paragraph' } : block
}

/** Named by its own headline, else by its time: what a page shows for a time ("5 minutes ago") changes by itself. */
function opening({ id, time, headline, author, url }: Omit<LivePost, 'node' | 'end' | 'pinned'>): Block {
  return {
    kind: 'post',
    text: headline ?? time ?? id,
    postId: id,
    ...(time !== null && { time }),
    ...(author !== null && { attribution: author }),
    ...(url !== null && { url }),
  }
}

/** A post's blocks without the headline and the author, which its opening says. */
function ownBlocks(post: LivePost, blocks: readonly Block[]): Block[] {
  const said = new Set([post.headline, post.author].flatMap((text) => (text === null ? [] : [squeeze(text)])))
  const signed = post.author === null ? null : squeeze(post.author)
  return blocks
    .filter(({ kind, text }, at) => {
      if (kind === 'heading') return at > 0 || !said.has(squeeze(text))
      return (
        signed === null || text.length > 120 || !squeeze(text).endsWith(signed) || !isSignature(text, signed)
      )
    })
    .map((block) => ({ ...block, postId: post.id }))
}

/** "By Jane Doe", "Jane Doe": little more than the name. */
function isSignature(text: string, name: string): boolean {
  return squeeze(text).length <= name.length + 12 && !/[.!?。]$/.test(text)
}

/** Whether the page shows little of what its JSON-LD tells: its posts are loaded by a script. */
function isUntold(entries: readonly Entry[], claims: readonly ClaimedPost[]): boolean {
  const told = claims.reduce((sum, { body }) => sum + body.join('').length, 0)
  const shown = entries.reduce((sum, { block }) => sum + block.text.length, 0)
  return told > 2 * shown && claims.some(({ body }) => body.length > 0)
}

function toldByClaims(entries: readonly Entry[], claims: readonly ClaimedPost[]): Block[] {
  return [
    ...entries.map(({ block }) => block).filter((block) => !isControl(block)),
    ...claims.flatMap((claim) => [
      opening(claim),
      ...claim.body.map((text): Block => ({ kind: 'paragraph', text, postId: claim.id })),
    ]),
  ]
}

const liveWords =
  /(?:^|[\s-])(?:live(?:-?(?:blog|updates?|feed|ticker|coverage|posts?|stream|page|article|story))?|newsticker|news-?blog|minuto-a-minuto|en-direct|diretta|ticker)(?=$|[\s-])/

/** A page says that it is live in its data or in the name of an element around a good part of it. */
function isLive(page: Page, article: JsonObject | null): boolean {
  if (article !== null && typesOf(article).includes('LiveBlogPosting')) return true
  const large = page.tag.length / 10
  for (let node = 0; node < page.tag.length; node += 1) {
    if ((page.end[node] ?? 0) - node >= large && liveWords.test(page.words[node] ?? '')) return true
    if (/LiveBlogPosting/.test(attribute(page, node, 'itemtype') ?? '')) return true
  }
  return false
}
