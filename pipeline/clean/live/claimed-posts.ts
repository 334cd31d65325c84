import type { Block } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import { linkTarget } from '../page/links.ts'
import { namesUnder, stringMember } from '../metadata/article-object.ts'
import { each, isObject, member, type JsonLd, type JsonObject } from '../metadata/json-ld.ts'
import { attribute, type Page } from '../page/page.ts'
import { squeeze, tidy } from '../page/text.ts'
import { derivedId, linkedId } from './post-ids.ts'
import type { LivePost } from './post.ts'

/** A post as schema.org `liveBlogUpdate` describes it. */
export interface ClaimedPost extends Pick<LivePost, 'id' | 'time' | 'headline' | 'author' | 'url'> {
  /** The fragment of its address; '' when it has none. */
  readonly fragment: string
  /** Its paragraphs. */
  readonly body: readonly string[]
}

/** The updates that the page's JSON-LD lists, in its order; none when there are fewer than two. */
export function claimedPosts(article: JsonObject | null, jsonLd: JsonLd): ClaimedPost[] {
  const updates = (article === null ? [] : each(member(article, 'liveBlogUpdate'))).filter(isObject)
  if (updates.length < 2) return []
  return updates.slice(0, limits.livePostsMax).flatMap((update): ClaimedPost[] => {
    const address = stringMember(update, 'url') ?? stringMember(update, '@id') ?? ''
    const fragment = /#(.+)$/.exec(address)?.[1] ?? ''
    const headline = stringMember(update, 'headline') ?? stringMember(update, 'name')
    const time = stringMember(update, 'datePublished') ?? stringMember(update, 'dateCreated')
    const id = linkedId(address) ?? derivedId(time, headline)
    if (id === null) return []
    const raw = member(update, 'articleBody')
    const authors = namesUnder(jsonLd, update, 'author')
    return [
      {
        id,
        fragment,
        time,
        headline,
        author: authors.length === 0 ? null : authors.slice(0, 5).join(', '),
        url: linkTarget(address, null),
        body: typeof raw === 'string' ? paragraphs(raw) : [],
      },
    ]
  })
}

function paragraphs(text: string): string[] {
  const whole = text.slice(0, limits.blockLengthMax).replace(/<\/(?:p|div|li|h\d)>|<br\s*\/?>/gi, '\n')
  return whole
    .replace(/<[^<>]{0,500}>/g, '')
    .split(/\n+/)
    .map(tidy)
    .filter((line) => line !== '')
}

/** Claimed posts that stand on the page: found by the fragment of their address, or by their headline. */
export function shownPosts(
  page: Page,
  entries: readonly { readonly block: Block; readonly node: number }[],
  claims: readonly ClaimedPost[],
): LivePost[] {
  if (claims.length === 0) return []
  const nodes = nodesById(page)
  const headings = new Map(
    entries
      .filter(({ block }) => block.kind === 'heading')
      .map(({ block, node }) => [squeeze(block.text), node]),
  )
  const found = claims.flatMap((claim): Omit<LivePost, 'end'>[] => {
    const { id, time, headline, author, url, fragment } = claim
    const node = nodes.get(fragment) ?? (headline === null ? undefined : headings.get(squeeze(headline)))
    return node === undefined ? [] : [{ node, id, time, headline, author, url, pinned: false }]
  })
  found.sort((a, b) => a.node - b.node)
  return found.map((post, at) => ({ ...post, end: endOfPost(page, post.node, found[at + 1]?.node) }))
}

/** A claim's words for a post that is known from the markup: its own time, headline and author where it shows none. */
export function enriched(post: LivePost, claims: readonly ClaimedPost[]): LivePost {
  const claim = claims.find(
    ({ id, fragment, time }) =>
      id === post.id || (fragment !== '' && fragment === post.id) || (time !== null && time === post.time),
  )
  if (claim === undefined) return post
  return {
    ...post,
    time: post.time ?? claim.time,
    author: post.author ?? claim.author,
    url: post.url ?? claim.url,
  }
}

function nodesById(page: Page): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>()
  for (let node = 1; node < page.tag.length; node += 1) {
    const id = attribute(page, node, 'id')
    if (id !== null && id !== '' && !nodes.has(id)) nodes.set(id, node)
  }
  return nodes
}

/** A post that is named by its heading ends with the next, or with the element around the heading. */
function endOfPost(page: Page, node: number, next: number | undefined): number {
  const own = page.end[node] ?? node + 1
  if (own > node + 1 && (next === undefined || own <= next)) return own
  if (next !== undefined) return next
  const heading = page.parent[node] ?? 0
  return page.end[page.parent[heading] ?? 0] ?? own
}
