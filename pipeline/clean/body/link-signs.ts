import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'

/** What the links of a leaf say: teasers of other articles begin with one, and lead to the same site. */
export interface LinkSigns {
  /** The leaf begins with a link of some length, and text follows. */
  readonly first: boolean
  /** Share of such leaves among those below the same parent. */
  readonly firstAround: number
  readonly inside: number
  readonly outside: number
}

const firstMin = 12

/** Looks at the links of all leaves. */
export function linkSigns(page: Page, leaves: readonly Leaf[], host: string | null): LinkSigns[] {
  const first = leaves.map(({ links, text }) => {
    const link = links[0]
    return link !== undefined && link.start === 0 && link.end >= firstMin && link.end < text.length
  })
  const around = new Map<number, { first: number; all: number }>()
  leaves.forEach((leaf, at) => {
    const parent = page.parent[leaf.node] ?? 0
    const count = around.get(parent) ?? { first: 0, all: 0 }
    count.all += 1
    if (first[at] === true) count.first += 1
    around.set(parent, count)
  })
  return leaves.map((leaf, at) => {
    const count = around.get(page.parent[leaf.node] ?? 0)
    const outside = leaf.links.filter(({ href }) => leadsOutside(href, host)).length
    return {
      first: first[at] === true,
      firstAround: count === undefined ? 0 : count.first / count.all,
      inside: leaf.links.length - outside,
      outside,
    }
  })
}

function leadsOutside(href: string, host: string | null): boolean {
  if (!/^\s*https?:\/\//i.test(href) || host === null) return false
  return !href.includes(`//${host}`)
}
