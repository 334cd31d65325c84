import type { Block } from '../../model/content.ts'
import { attribute, type Page } from './page.ts'

interface LivePost {
  readonly node: number
  readonly id: string
  /** As the publisher gave it. */
  readonly time: string
}

/**
 * Blocks with the posts of a live blog marked: each post is opened by a block of kind `post`, and its blocks
 * carry its id. A post is one of several siblings that have an id and a machine-readable time, on a page that
 * says it is live. Other pages come back as they are.
 */
export function withLivePosts(
  page: Page,
  entries: readonly { readonly block: Block; readonly node: number }[],
): Block[] {
  const posts = livePosts(page)
  const blocks: Block[] = []
  let current: LivePost | null = null
  for (const { block, node } of entries) {
    const post = posts.find((each) => node >= each.node && node < (page.end[each.node] ?? 0)) ?? null
    if (post !== null && post !== current) blocks.push(opening(post, block))
    current = post
    if (post === null) blocks.push(block)
    else if (block.kind !== 'heading' || blocks.at(-1)?.text !== block.text) {
      blocks.push({ ...block, postId: post.id })
    }
  }
  return blocks
}

/** Named by its own headline, else by its time: what a page shows for a time ("5 minutes ago") changes by itself. */
function opening(post: LivePost, first: Block): Block {
  const text = first.kind === 'heading' ? first.text : post.time
  return { kind: 'post', text, postId: post.id, time: post.time }
}

function livePosts(page: Page): readonly LivePost[] {
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
    if (!siblings.has(container.node)) siblings.set(container.node, { ...container, time })
    byParent.set(parent, siblings)
  }
  return [...byParent.values()].filter((siblings) => siblings.size > 1).flatMap((each) => [...each.values()])
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
