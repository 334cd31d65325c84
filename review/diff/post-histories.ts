import type { ChangeHead } from '../../archive/archive.ts'
import type { Block, Content } from '../../model/content.ts'

/** What became of a post at a sighting. */
export type PostEvent =
  | { readonly type: 'edited'; readonly sighting: number; readonly from: Post; readonly to: Post }
  /** `trimmed`: the page shows so many posts and no more, and has moved on. */
  | { readonly type: 'deleted' | 'trimmed'; readonly sighting: number }
  | { readonly type: 'returned'; readonly sighting: number }

/** A post as it read at one time: the block that opens it, and those that belong to it. */
export interface Post {
  readonly id: string
  readonly time: string | null
  readonly author: string | null
  readonly blocks: readonly Block[]
}

/** One post of a live blog through the whole history. Sightings are numbered from 1. */
export interface PostHistory {
  /** As it was last seen. */
  readonly post: Post
  readonly appeared: number
  readonly events: readonly PostEvent[]
  /** False when it is no longer on the page. */
  readonly stands: boolean
}

/** Follows the posts of a live blog; add what each sighting showed, in order. */
export interface PostTracker {
  add(content: Content, change: ChangeHead | undefined): void
  /** Those on the page in its order, then those that are gone, the one that went last first. */
  histories(): PostHistory[]
}

/** A tracker that has seen nothing. Pure but for what it is given. */
export function postTracker(): PostTracker {
  const known = new Map<string, { post: Post; appeared: number; events: PostEvent[]; stands: boolean }>()
  let sighting = 0
  let order: string[] = []
  return {
    add(content, change) {
      sighting += 1
      const posts = postsOf(content)
      const deletes = change?.change.kinds.some(({ kind }) => kind === 'live-post-deleted') ?? false
      for (const [id, history] of known) {
        if (!history.stands || posts.has(id)) continue
        history.stands = false
        history.events.push({ type: deletes ? 'deleted' : 'trimmed', sighting })
      }
      for (const [id, post] of posts) {
        const history = known.get(id)
        if (history === undefined) {
          known.set(id, { post, appeared: sighting, events: [], stands: true })
          continue
        }
        if (!history.stands) history.events.push({ type: 'returned', sighting })
        if (textOf(history.post) !== textOf(post)) {
          history.events.push({ type: 'edited', sighting, from: history.post, to: post })
        }
        history.post = post
        history.stands = true
      }
      order = [...posts.keys()]
    },
    histories() {
      const standing = order.flatMap((id) => known.get(id) ?? [])
      const gone = [...known.values()].filter(({ stands }) => !stands)
      return [...standing, ...gone.toSorted((a, b) => lastSighting(b) - lastSighting(a))]
    },
  }
}

function lastSighting({ events, appeared }: PostHistory): number {
  return events.at(-1)?.sighting ?? appeared
}

function postsOf({ blocks }: Content): Map<string, Post> {
  const posts = new Map<string, { id: string; time: string | null; author: string | null; blocks: Block[] }>()
  for (const block of blocks) {
    const { postId } = block
    if (postId === undefined) continue
    const post = posts.get(postId) ?? { id: postId, time: null, author: null, blocks: [] }
    if (block.kind === 'post') {
      post.time ??= block.time ?? null
      post.author ??= block.attribution ?? null
    }
    post.blocks.push(block)
    posts.set(postId, post)
  }
  return posts
}

function textOf({ blocks }: Post): string {
  return blocks.map(({ text }) => text).join('\n')
}
