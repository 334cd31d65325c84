import type { Page } from '../page/page.ts'

/** A page without some of its nodes and all that is in them. */
export interface Remainder {
  readonly page: Page
  /** Numbers of the remaining nodes as they were before, in document order. */
  readonly from: readonly number[]
}

/** Copies a page without `nodes`. The root always stays. */
export function withoutNodes(page: Page, nodes: readonly number[]): Remainder {
  const gone = new Set(nodes)
  const from: number[] = []
  /** How many nodes remain before each: the new number of those that remain. */
  const before: number[] = []
  let goneUntil = 1
  for (let node = 0; node <= page.tag.length; node += 1) {
    before.push(from.length)
    if (node === page.tag.length) break
    if (node > 0 && gone.has(node)) goneUntil = Math.max(goneUntil, page.end[node] ?? node + 1)
    if (node === 0 || node >= goneUntil) from.push(node)
  }
  const renumber = (node: number): number => (node === -1 ? -1 : (before[node] ?? 0))
  const names: string[] = []
  const values: string[] = []
  const attributesFrom = from.map((node) => {
    const start = names.length
    const to = page.attributesFrom[node + 1] ?? page.names.length
    names.push(...page.names.slice(page.attributesFrom[node], to))
    values.push(...page.values.slice(page.attributesFrom[node], to))
    return start
  })
  return {
    from,
    page: {
      tag: from.map((node) => page.tag[node] ?? ''),
      parent: from.map((node) => renumber(page.parent[node] ?? -1)),
      end: from.map((node) => renumber(page.end[node] ?? node + 1)),
      text: from.map((node) => page.text[node] ?? ''),
      words: from.map((node) => page.words[node] ?? ''),
      attributesFrom,
      names,
      values,
    },
  }
}
