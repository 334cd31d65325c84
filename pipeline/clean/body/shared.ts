import { squeeze } from '../page/text.ts'
import type { Page } from '../page/page.ts'
import { earlierShares, laterShares } from './repeats.ts'
import { headlineIndexOf, type Evidence } from './evidence.ts'

/** Worked out once a page. */
export interface Shared {
  readonly totalProse: number
  readonly headlineIndex: number
  /** For each leaf, how many leaves back and on the next kept one is; 999 for none. */
  readonly sinceKept: Int32Array
  readonly untilKept: Int32Array
  readonly firstKept: number
  readonly lastKept: number
  readonly keptBefore: Float64Array
  readonly earlier: Float64Array
  readonly later: Float64Array
  /** Pictures and players that begin before each node. */
  readonly media: Float64Array
  readonly description: string
  /** 1 for nodes in the top container or what is joined to it. */
  readonly joined: Uint8Array
  readonly hasArticle: boolean
  /** Letters and digits of the headline. */
  readonly headline: string
}

/** Works out what all leaves of a page share. */
export function sharedOf(evidence: Evidence): Shared {
  const { page, leaves, sums, named } = evidence
  const kept = named.verdicts.map((verdict) => verdict === 'keep')
  const count = leaves.length
  const keptBefore = new Float64Array(count + 1)
  const sinceKept = new Int32Array(count).fill(999)
  const untilKept = new Int32Array(count).fill(999)
  for (let at = 0, since = 999; at < count; at += 1) {
    sinceKept[at] = since
    since = kept[at] === true && evidence.text[at]?.prose === true ? 1 : Math.min(999, since + 1)
    keptBefore[at + 1] = (keptBefore[at] ?? 0) + (kept[at] === true ? (leaves[at]?.weight ?? 0) : 0)
  }
  for (let at = count - 1, until = 999; at >= 0; at -= 1) {
    untilKept[at] = until
    until = kept[at] === true && evidence.text[at]?.prose === true ? 1 : Math.min(999, until + 1)
  }
  const totalProse = Math.max(1, sums.prose[page.tag.length] ?? 0)
  const isKeptProse = (at: number): boolean => kept[at] === true && evidence.text[at]?.prose === true
  const indexes = leaves.map((_, at) => at).filter(isKeptProse)
  return {
    totalProse,
    headlineIndex: headlineIndexOf(evidence),
    sinceKept,
    untilKept,
    firstKept: indexes[0] ?? -1,
    lastKept: indexes.at(-1) ?? -1,
    keptBefore,
    earlier: earlierShares(evidence.shingles),
    later: laterShares(evidence.shingles),
    media: mediaBefore(page.tag),
    description: evidence.claims.descriptions[0] ?? '',
    joined: nodesIn(page, evidence.containers.joined),
    hasArticle: page.tag.includes('article'),
    headline: squeeze(evidence.claims.headline ?? ''),
  }
}

function nodesIn(page: Page, tops: ReadonlySet<number>): Uint8Array {
  const inside = new Uint8Array(page.tag.length)
  for (const top of tops) inside.fill(1, top, page.end[top] ?? top)
  return inside
}

const mediaTags = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'amp-img', 'canvas', 'svg'])

function mediaBefore(tag: readonly string[]): Float64Array {
  const before = new Float64Array(tag.length + 1)
  for (let node = 0; node < tag.length; node += 1) {
    before[node + 1] = (before[node] ?? 0) + (mediaTags.has(tag[node] ?? '') ? 1 : 0)
  }
  return before
}
