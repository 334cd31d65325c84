import type { Block } from '../../../model/content.ts'
import type { LivePost } from './post.ts'

/** Blocks that stand together: those of one post, or those between posts. */
export interface Section {
  readonly post: LivePost | null
  readonly blocks: readonly Block[]
}

/**
 * Sections with each post once and in its place: a pinned copy gives way to the post in the list, and a post that is
 * shown only as pinned moves to where its time puts it, so that pinning changes nothing. Controls after the last post
 * ("Older posts") are dropped.
 */
export function inPlace(sections: readonly Section[]): Section[] {
  const listed = withoutCopies(sections)
  const pinned = listed.filter(({ post }) => post?.pinned === true && post.time !== null)
  const rest = listed.filter((section) => !pinned.includes(section))
  const order = orderOf(rest)
  if (order === 0) return withoutControls(listed)
  for (const section of pinned) {
    const time = section.post?.time ?? ''
    const at = rest.findIndex(({ post }) => post?.time != null && order * compareTimes(post.time, time) > 0)
    const last = rest.findLastIndex(({ post }) => post !== null)
    rest.splice(at === -1 ? last + 1 : at, 0, section)
  }
  return withoutControls(rest)
}

/**
 * Parts of one post that were parted are joined. Of a pinned copy and the post in the list the place of the latter
 * counts, and the words of the one that has more: what stands twice on a page may have been left out once before.
 */
function withoutCopies(sections: readonly Section[]): Section[] {
  const copies = new Map<LivePost, Block[]>()
  const byId = new Map<string, Set<LivePost>>()
  for (const { post, blocks } of sections) {
    if (post === null) continue
    copies.set(post, [...(copies.get(post) ?? []), ...blocks])
    byId.set(post.id, (byId.get(post.id) ?? new Set()).add(post))
  }
  const done = new Set<string>()
  return sections.flatMap((section): Section[] => {
    const { post } = section
    if (post === null) return [section]
    const same = [...(byId.get(post.id) ?? [])]
    const place = same.find(({ pinned }) => !pinned) ?? same[0]
    if (place !== post || done.has(post.id)) return []
    done.add(post.id)
    const fullest = same.reduce((best, each) =>
      lengthOf(copies.get(each)) > lengthOf(copies.get(best)) ? each : best,
    )
    return [{ post, blocks: copies.get(fullest) ?? [] }]
  })
}

function lengthOf(blocks: readonly Block[] | undefined): number {
  return (blocks ?? []).reduce((sum, { text }) => sum + text.length, 0)
}

/** 1 when the oldest post comes first, -1 when the newest does, 0 when times do not tell. */
function orderOf(sections: readonly Section[]): -1 | 0 | 1 {
  const times = sections.flatMap(({ post }) => post?.time ?? [])
  let rising = 0
  for (let at = 1; at < times.length; at += 1) rising += compareTimes(times[at] ?? '', times[at - 1] ?? '')
  return rising > 0 ? 1 : rising < 0 ? -1 : 0
}

/** By the instant where both have an offset, else by the text: ISO 8601 sorts as it reads. */
function compareTimes(a: string, b: string): number {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/
  if (zoned.test(a) && zoned.test(b)) {
    const difference = Date.parse(a) - Date.parse(b)
    if (!Number.isNaN(difference)) return Math.sign(difference)
  }
  return a < b ? -1 : a > b ? 1 : 0
}

const controlLengthMax = 60

/** A short line that is no sentence: "Load more", "Loading…". */
export function isControl({ kind, text }: Block): boolean {
  if (kind !== 'paragraph' && kind !== 'list-item') return false
  return text.length <= controlLengthMax && !/[.!?。！？؟]["”»’)]?$/.test(text.replace(/\.{2,}$/, ''))
}

function withoutControls(sections: readonly Section[]): Section[] {
  const last = sections.findLastIndex(({ post }) => post !== null)
  if (last === -1) return [...sections]
  return sections.flatMap((section, at) => {
    if (section.post !== null || at < last) return [section]
    const blocks = section.blocks.filter((block) => !isControl(block))
    return blocks.length === 0 ? [] : [{ ...section, blocks }]
  })
}
