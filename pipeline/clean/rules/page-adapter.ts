import type { compile } from 'css-select'

import { attribute, textBelow, textTag } from '../page/page.ts'
import type { Page } from '../page/page.ts'

/** A node of a page as an object, since css-select keeps what it knows in maps keyed by objects. */
export interface PageNode {
  readonly node: number
}

type Adapter = NonNullable<NonNullable<Parameters<typeof compile<PageNode, PageNode>>[1]>['adapter']>

/** Lets css-select walk a flat page. `elements` are all elements in document order, without the root. */
export function pageAdapter(page: Page): { adapter: Adapter; elements: readonly PageNode[] } {
  const nodes: readonly PageNode[] = page.tag.map((_tag, node) => ({ node }))
  const children: PageNode[][] = page.tag.map(() => [])
  for (const each of nodes) children[page.parent[each.node] ?? -1]?.push(each)
  const isTag = (each: PageNode): each is PageNode => each.node > 0 && page.tag[each.node] !== textTag
  const parentOf = (each: PageNode): PageNode | null => nodes[page.parent[each.node] ?? -1] ?? null
  const siblingsOf = (each: PageNode): PageNode[] => children[page.parent[each.node] ?? -1] ?? [each]
  return {
    elements: nodes.filter(isTag),
    adapter: {
      isTag,
      getAttributeValue: ({ node }, name) => attribute(page, node, name) ?? undefined,
      hasAttrib: ({ node }, name) => attribute(page, node, name) !== null,
      getChildren: ({ node }) => children[node] ?? [],
      getName: ({ node }) => page.tag[node] ?? '',
      // The root is no element: :root is the outermost one.
      getParent: (each) => parentOf(each),
      getSiblings: siblingsOf,
      getText: ({ node }) => textBelow(page, node, Number.MAX_SAFE_INTEGER),
      removeSubsets: (given) =>
        given.filter((each) => !given.some((other) => other !== each && contains(page, other, each))),
    },
  }
}

function contains(page: Page, outer: PageNode, inner: PageNode): boolean {
  return outer.node < inner.node && inner.node < (page.end[outer.node] ?? 0)
}
