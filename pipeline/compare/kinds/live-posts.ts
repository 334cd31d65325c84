import type { Edit, KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'

/**
 * Posts of a live blog that came, were edited, went, or fell off the end of a page that trims old ones. A post whose id is gone but whose text is still there
 * was renamed, not deleted.
 */
export function findLiveKinds(comparison: Comparison): KindFinding[] {
  const { from, to } = comparison
  const oldPosts = postsOf(from)
  const newPosts = postsOf(to)
  if (oldPosts.size === 0 && newPosts.size === 0) return []
  const edits = comparison.edits
  const gone = indexesOf(edits, 'deleted', 'from')
  const fresh = indexesOf(edits, 'inserted', 'to')
  const added = [...newPosts].filter(
    ([id, indexes]) => !oldPosts.has(id) && indexes.every((i) => fresh.has(i)),
  )
  const lost = [...oldPosts].filter(([id, indexes]) => !newPosts.has(id) && indexes.every((i) => gone.has(i)))
  const isTrimmed = hasSlid(
    oldPosts,
    newPosts,
    new Set(lost.map(([id]) => id)),
    new Set(added.map(([id]) => id)),
  )
  const [deleted, trimmed] = isTrimmed ? [[], lost] : [lost, []]
  const edited = edits.filter((edit) => editsOldPost(edit, from, to, oldPosts, newPosts))
  return [
    ...finding(
      'live-post-added',
      1,
      added.map(([, indexes]) => textOf(to, indexes)),
    ),
    ...finding(
      'live-post-edited',
      1,
      edited.flatMap((edit) => [edit.before, edit.after].filter((text) => text !== '')),
    ),
    ...finding(
      'live-post-deleted',
      1,
      deleted.map(([, indexes]) => textOf(from, indexes)),
    ),
    ...finding(
      'live-post-trimmed',
      0.8,
      trimmed.map(([, indexes]) => textOf(from, indexes)),
    ),
  ]
}

/**
 * Whether a page that shows so many posts and no more has moved on: posts went at one end, and at least as many came at
 * the other, with some left between.
 */
function hasSlid(
  oldPosts: Posts,
  newPosts: Posts,
  lost: ReadonlySet<string>,
  added: ReadonlySet<string>,
): boolean {
  // Several that are gone from the old end alone were not taken back one by one.
  const isSeveral = added.size === 0 && lost.size > 1
  if (lost.size === 0 || (lost.size > added.size && !isSeveral) || lost.size === oldPosts.size) return false
  const old = [...oldPosts.keys()]
  const young = [...newPosts.keys()]
  const atEnd = old.slice(-lost.size).every((id) => lost.has(id))
  const atStart = old.slice(0, lost.size).every((id) => lost.has(id))
  const cameFirst = young.slice(0, added.size).every((id) => added.has(id))
  const cameLast = young.slice(-added.size).every((id) => added.has(id))
  if (isSeveral) return atEnd || atStart
  return (atEnd && cameFirst) || (atStart && cameLast)
}

type Posts = ReadonlyMap<string, readonly number[]>

/** True when an edit changes the text of a post that exists on both sides. */
function editsOldPost(edit: ReadEdit, from: Content, to: Content, oldPosts: Posts, newPosts: Posts): boolean {
  if (edit.isTypographic) return false
  const ids = [
    ...edit.from.map((index) => from.blocks[index]?.postId),
    ...edit.to.map((index) => to.blocks[index]?.postId),
  ]
  return ids.some((id) => id !== undefined && oldPosts.has(id) && (newPosts.has(id) || hasBothSides(edit)))
}

function postsOf(content: Content): Posts {
  const posts = new Map<string, number[]>()
  content.blocks.forEach((block, index) => {
    if (block.postId === undefined) return
    const known = posts.get(block.postId)
    if (known === undefined) posts.set(block.postId, [index])
    else known.push(index)
  })
  return posts
}

function indexesOf(edits: readonly ReadEdit[], op: Edit['op'], side: 'from' | 'to'): Set<number> {
  return new Set(edits.filter((edit) => edit.op === op).flatMap((edit) => edit[side]))
}

function textOf(content: Content, indexes: readonly number[]): string {
  return indexes.map((index) => content.blocks[index]?.text ?? '').join(' ')
}
