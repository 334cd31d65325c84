import type { Block } from '../../model/content.ts'
import { squeeze } from './features.ts'
import { stringMember } from './metadata/article-object.ts'
import { each, isObject, member, type JsonObject } from './metadata/json-ld.ts'
import { attribute, type Page } from './page.ts'

interface LivePost {
  readonly node: number
  /** Where the post ends: the first node after it. */
  readonly end: number
  readonly id: string
  /** As the publisher gave it. */
  readonly time: string
}

/**
 * Blocks with the posts of a live blog marked: each post is opened by a block of kind `post`, and its blocks
 * carry its id. A post is one of several siblings that have an id and a machine-readable time, on a page that
 * says it is live, or an update that the page's JSON-LD names. Other pages come back as they are.
 */
export function withLivePosts(
  page: Page,
  entries: readonly { readonly block: Block; readonly node: number }[],
  article: JsonObject | null,
): Block[] {
  const marked = livePosts(page)
  const posts = marked.length > 0 ? marked : claimedPosts(page, entries, article)
  posts.sort((a, b) => a.node - b.node)
  const blocks: Block[] = []
  let current: LivePost | null = null
  let next = 0
  for (const { block, node } of entries) {
    while (next < posts.length && (posts[next]?.node ?? 0) <= node) next += 1
    const before = posts[next - 1]
    const post = before !== undefined && node < before.end ? before : null
    if (post !== null && post !== current) blocks.push(opening(post, block))
    current = post
    if (post === null) blocks.push(block)
    else if (block.kind !== 'heading' || blocks.at(-1)?.text !== block.text) {
      blocks.push({ ...block, postId: post.id })
    }
  }
  return blocks
}

/** Posts that JSON-LD lists, found on the page by the fragment of their address or by their headline. */
function claimedPosts(
  page: Page,
  entries: readonly { readonly block: Block; readonly node: number }[],
  article: JsonObject | null,
): LivePost[] {
  const updates = (article === null ? [] : each(member(article, 'liveBlogUpdate'))).filter(isObject)
  if (updates.length < 2) return []
  const nodes = nodesById(page)
  const headings = new Map(
    entries
      .filter(({ block }) => block.kind === 'heading')
      .map(({ block, node }) => [squeeze(block.text), node]),
  )
  const found = updates.flatMap((update): Omit<LivePost, 'end'>[] => {
    const address = stringMember(update, 'url') ?? stringMember(update, '@id') ?? ''
    const fragment = address.includes('#') ? address.slice(address.indexOf('#') + 1) : ''
    const headline = stringMember(update, 'headline')
    const node = nodes.get(fragment) ?? (headline === null ? undefined : headings.get(squeeze(headline)))
    const time = stringMember(update, 'datePublished') ?? ''
    return node === undefined ? [] : [{ node, id: fragment === '' ? time : fragment, time }]
  })
  found.sort((a, b) => a.node - b.node)
  return found.map((post, at) => ({ ...post, end: found[at + 1]?.node ?? endOfPost(page, post.node) }))
}

function nodesById(page: Page): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>()
  for (let node = 1; node < page.tag.length; node += 1) {
    const id = attribute(page, node, 'id')
    if (id !== null && id !== '' && !nodes.has(id)) nodes.set(id, node)
  }
  return nodes
}

/** The last post ends with the element around its heading. */
function endOfPost(page: Page, node: number): number {
  const own = page.end[node] ?? node + 1
  if (own > node + 1) return own
  const heading = page.parent[node] ?? 0
  return page.end[page.parent[heading] ?? 0] ?? own
}

/** Named by its own headline, else by its time: what a page shows for a time ("5 minutes ago") changes by itself. */
function opening(post: LivePost, first: Block): Block {
  const text = first.kind === 'heading' || post.time === '' ? first.text : post.time
  return { kind: 'post', text, postId: post.id, ...(post.time === '' ? {} : { time: post.time }) }
}

function livePosts(page: Page): LivePost[] {
  if (!isLive(page)) return []
  const byParent = new Map<number, Map<number, LivePost>>()
  for (let node = 1; node < page.tag.length; node += 1) {
    const time = page.tag[node] === 'time' ? attribute(page, node, 'datetime') : null
    if (time === null || !/^\d{4}-\d\d-\d\dT/.test(time)) continue
    const container = postAround(page, node)
    if (container === null) continue
    const parent = page.parent[container.node] ?? 0
    const siblings = byParent.get(parent) ?? new Map<number, LivePost>()
    // The first time in a post is its own; later ones belong to what it quotes.
    if (!siblings.has(container.node))
      siblings.set(container.node, { ...container, end: page.end[container.node] ?? container.node, time })
    byParent.set(parent, siblings)
  }
  return [...byParent.values()]
    .filter((siblings) => siblings.size > 1)
    .flatMap((group) => [...group.values()])
}

const containers = new Set(['article', 'section', 'div', 'li'])
const idAttributes = ['data-post-id', 'data-entry-id', 'data-block-id', 'data-update-id', 'data-id', 'id']

/** How far a post's time may stand below the post. */
const stepsMax = 8

function postAround(page: Page, node: number): { node: number; id: string } | null {
  for (
    let at = page.parent[node] ?? 0, steps = 0;
    at > 0 && steps < stepsMax;
    at = page.parent[at] ?? 0, steps += 1
  ) {
    if (!containers.has(page.tag[at] ?? '')) continue
    const id = idAttributes
      .map((name) => attribute(page, at, name))
      .find((value) => value !== null && value !== '')
    if (id !== undefined && id !== null) return { node: at, id }
  }
  return null
}

const liveWords = /(?:^|[\s-])live(?:-?(?:blog|updates?|feed|ticker|coverage|posts?|stream))?(?=$|[\s-])/

function isLive(page: Page): boolean {
  for (let node = 0; node < page.tag.length; node += 1) {
    if (liveWords.test(page.words[node] ?? '')) return true
    if (/LiveBlogPosting/.test(attribute(page, node, 'itemtype') ?? '')) return true
    if (page.tag[page.parent[node] ?? 0] === 'script' && /"LiveBlogPosting"/.test(page.text[node] ?? ''))
      return true
  }
  return false
}
