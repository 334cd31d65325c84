import { limits } from '../../../model/limits.ts'
import { linkTarget } from '../page/links.ts'
import { namesIn } from '../metadata/byline.ts'
import { machineDate } from '../metadata/dates.ts'
import { attribute, textBelow, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import type { LivePost } from './post.ts'
import { areCounted, derivedId, linkedId, markedId } from './post-ids.ts'

/**
 * The posts of a live blog by the page's markup: siblings that each have an id, a time of their own or the name of a
 * post, and those pinned above them. Empty for a page that does not say that it is live.
 */
export function markedPosts(page: Page, base: string | null): LivePost[] {
  const groups = siblingGroups(page)
  const taken: [number, number][] = []
  const posts: LivePost[] = []
  for (const nodes of groups) {
    const parent = page.parent[nodes[0] ?? 0] ?? 0
    const end = page.end[parent] ?? 0
    if (taken.some(([from, to]) => (parent >= from && parent < to) || (from > parent && from < end))) continue
    const found = postsOf(page, nodes, base)
    if (found.length < 2) continue
    taken.push([parent, end])
    posts.push(...found)
    if (posts.length >= limits.livePostsMax) break
  }
  return posts.length === 0 ? [] : [...pinnedPosts(page, posts, base), ...posts]
}

const containers = new Set(['article', 'section', 'div', 'li'])
const postWords =
  /(?:^|[\s-])(?:live-?blog-?|live-?|blog-?|ticker-?|news-?ticker-?)?(?:posts?|entry|entries|update|beitrag|eintrag|event|card|item|message|block)(?=$|[\s-])/
/** Names that only posts have; cards and items are anything. */
const telling = /(?:^|[\s-])(?:live|live-?blog|blog|ticker|posts?|entry|update|beitrag|eintrag)(?=$|[\s-])/
/** How far a post's time may stand below the post, and how many elements above it may be the post. */
const stepsMax = 8
const candidatesMax = 3
const groupsMax = 8

/** Groups of siblings that may be posts, the largest first; of two that are nested the inner one comes first. */
function siblingGroups(page: Page): (readonly number[])[] {
  const byParent = new Map<number, Set<number>>()
  const add = (node: number): void => {
    const parent = page.parent[node] ?? 0
    const siblings = byParent.get(parent)
    if (siblings === undefined) byParent.set(parent, new Set([node]))
    else if (siblings.size < limits.livePostsMax) siblings.add(node)
  }
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (/\bliveBlogUpdate\b/.test(attribute(page, node, 'itemprop') ?? '')) add(node)
    else if (tag === 'time' && ownTime(page, node) !== null)
      for (const each of candidatesAround(page, node)) add(each)
    else if (containers.has(tag) && postWords.test(page.words[node] ?? '') && markedId(page, node) !== null)
      add(node)
  }
  return [...byParent.values()]
    .filter((siblings) => siblings.size > 1)
    .map((siblings) => [...siblings].toSorted((a, b) => a - b))
    .toSorted((a, b) => b.length - a.length || (b[0] ?? 0) - (a[0] ?? 0))
    .slice(0, groupsMax)
}

/** The nearest elements around a time that have an id or the name of a post. */
function candidatesAround(page: Page, time: number): number[] {
  const found: number[] = []
  let at = page.parent[time] ?? 0
  for (let steps = 0; at > 0 && steps < stepsMax && found.length < candidatesMax; steps += 1) {
    const isNamed =
      page.tag[at] === 'article' || page.tag[at] === 'li' || postWords.test(page.words[at] ?? '')
    if (containers.has(page.tag[at] ?? '') && (isNamed || markedId(page, at) !== null)) found.push(at)
    at = page.parent[at] ?? 0
  }
  return found
}

/** Siblings as posts; those without anything to know them by are none. */
function postsOf(page: Page, nodes: readonly number[], base: string | null): LivePost[] {
  const drafts = nodes.map((node) => draftOf(page, node, base))
  const timed = drafts.filter(({ time }) => time !== null).length
  const isNamed = nodes.every((node) => telling.test(page.words[node] ?? ''))
  if (2 * timed < drafts.length && !isNamed) return []
  const marked = drafts.map(({ id }) => id ?? '')
  const isUsable =
    new Set(marked).size === marked.length &&
    !areCounted(
      marked,
      drafts.map(({ time }) => time),
    )
  const known = new Map<string, number>()
  return drafts.flatMap((draft): LivePost[] => {
    const own = isUsable && draft.id !== null ? draft.id : derivedId(draft.time, draft.headline)
    if (own === null) return []
    const before = known.get(own) ?? 0
    known.set(own, before + 1)
    return [{ ...draft, id: before === 0 ? own : `${own} ${before + 1}` }]
  })
}

type Draft = Omit<LivePost, 'id'> & { readonly id: string | null }

const pinnedWords =
  /(?:^|[\s-])(?:pinned|sticky|pin|angepinnt|angeheftet|epingle|fijado|fissato|fixado|vastgezet|top-?post|key-?post)(?=$|[\s-])/
const authorWords =
  /(?:^|[\s-])(?:by-?line|authors?|author-?name|contributors?|reporter|posted-by|autor|auteur)(?=$|[\s-])/

/** Elements of one post that are read for its time, headline and author: they stand at its head or its foot. */
const nodesMax = 600

function draftOf(page: Page, node: number, base: string | null): Draft {
  const end = page.end[node] ?? node + 1
  let time: string | null = ownTime(page, node)
  let headline: string | null = null
  let author: string | null = null
  let link: string | null = null
  for (let at = node + 1; at < end && at < node + nodesMax; at += 1) {
    const tag = page.tag[at] ?? ''
    if (tag === '#text') continue
    if (time === null) {
      time = ownTime(page, at)
      if (time !== null) link = linkAround(page, at, node)
    }
    if (headline === null && /^h[2-6]$/.test(tag)) headline = shortText(page, at)
    author ??= authorAt(page, at)
  }
  const id = markedId(page, node) ?? (link === null ? null : linkedId(link))
  const url = link === null || link.startsWith('#') ? null : linkTarget(link, base)
  const parent = page.words[page.parent[node] ?? 0] ?? ''
  const pinned = pinnedWords.test(page.words[node] ?? '') || pinnedWords.test(parent)
  return { node, end, id, time, headline, author, url, pinned }
}

/** A machine-readable moment on an element: ISO 8601, or seconds or milliseconds since 1970. */
function ownTime(page: Page, node: number): string | null {
  const isTime = page.tag[node] === 'time'
  const names = isTime
    ? ['datetime', 'data-timestamp', 'data-time']
    : ['data-timestamp', 'data-time', 'data-published', 'data-datetime']
  for (const name of names) {
    const value = attribute(page, node, name)
    if (value === null || value.length > 40) continue
    if (/^\d{4}-\d\d-\d\d[T ]\d/.test(value)) return value
    const moment = /^\d{10}(?:\d{3})?$/.test(value) ? machineDate(value) : null
    if (moment !== null) return moment
  }
  return null
}

function authorAt(page: Page, node: number): string | null {
  const isNamed =
    attribute(page, node, 'itemprop') === 'author' ||
    attribute(page, node, 'rel') === 'author' ||
    authorWords.test(page.words[node] ?? '')
  if (!isNamed || (page.end[node] ?? 0) - node > 60) return null
  const text = tidy(textBelow(page, node, 100))
  const names = namesIn([text], [])
  return text.length >= 90 || names.length === 0 ? null : names.join(', ')
}

function linkAround(page: Page, time: number, post: number): string | null {
  for (let at = time; at > post; at = page.parent[at] ?? 0) {
    if (page.tag[at] === 'a') return attribute(page, at, 'href')
  }
  const inside = page.tag[time + 1] === 'a' ? attribute(page, time + 1, 'href') : null
  return inside
}

function shortText(page: Page, node: number): string | null {
  const text = tidy(textBelow(page, node, limits.titleLengthMax + 1))
  return text === '' || text.length > limits.titleLengthMax ? null : text
}

/** Elements named as pinned that are looked at. */
const pinnedMax = 50

/** Posts in an element that is named as pinned and stands apart from the list. */
function pinnedPosts(page: Page, posts: readonly LivePost[], base: string | null): LivePost[] {
  const isListed = (node: number): boolean => posts.some((post) => node >= post.node && node < post.end)
  const found: LivePost[] = []
  for (let node = 1, looked = 0; node < page.tag.length && looked < pinnedMax; node += 1) {
    const words = page.words[node] ?? ''
    if (words === '' || !containers.has(page.tag[node] ?? '') || !pinnedWords.test(words)) continue
    looked += 1
    const end = page.end[node] ?? node + 1
    if (posts.some((post) => post.node >= node && post.node < end) || isListed(node)) continue
    let inner = node
    while (inner < end && markedId(page, inner) === null) inner += 1
    const draft = draftOf(page, inner < end ? inner : node, base)
    const same = posts.find((post) => isSamePost(post, draft))
    const id = same?.id ?? draft.id ?? derivedId(draft.time, draft.headline)
    if (id !== null && (same !== undefined || draft.time !== null)) {
      found.push({ ...draft, node, end, id, pinned: true })
      node = end - 1
    }
  }
  return found
}

function isSamePost(post: LivePost, draft: Draft): boolean {
  // A copy is often called after the post: pinned-post-7.
  if (
    draft.id !== null &&
    (draft.id === post.id ||
      (/[-_:]$/.test(draft.id.slice(0, -post.id.length)) && draft.id.endsWith(post.id)))
  )
    return true
  return draft.time !== null && draft.time === post.time && draft.headline === post.headline
}
