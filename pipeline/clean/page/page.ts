/**
 * A page as flat arrays in document order: node `i` has the descendants `i + 1` up to, not including,
 * `end[i]`. Nothing here is recursive, so no nesting can exhaust the stack.
 */
export interface Page {
  /** Lower-case tag names; '#text' for text. */
  readonly tag: readonly string[]
  readonly parent: readonly number[]
  readonly end: readonly number[]
  /** Text of text nodes, raw; '' for elements. */
  readonly text: readonly string[]
  /** Where the attributes of node `i` begin in `names` and `values`; they end where those of `i + 1` begin. */
  readonly attributesFrom: readonly number[]
  readonly names: readonly string[]
  readonly values: readonly string[]
  /** Words of class, id and like attributes of node `i`: 'articleBody main_text' is ' article-body main-text'. */
  readonly words: readonly string[]
}

export const textTag = '#text'

/** The first value of an attribute, or null. */
export function attribute(page: Page, node: number, name: string): string | null {
  const to = page.attributesFrom[node + 1] ?? page.names.length
  for (let at = page.attributesFrom[node] ?? to; at < to; at += 1) {
    if (page.names[at] === name) return page.values[at] ?? ''
  }
  return null
}

/** All text below a node, raw, at most `lengthMax` UTF-16 units. */
export function textBelow(page: Page, node: number, lengthMax: number): string {
  const parts: string[] = []
  let length = 0
  const end = page.end[node] ?? node + 1
  for (let at = node; at < end && length < lengthMax; at += 1) {
    const tag = page.tag[at]
    if (tag === 'br') parts.push('\n')
    if (tag !== textTag) continue
    const text = page.text[at] ?? ''
    parts.push(text)
    length += text.length
  }
  return parts.join('').slice(0, lengthMax)
}

/** The nearest ancestor (or the node itself) for which `accept` holds, or -1. */
export function closest(page: Page, node: number, accept: (node: number) => boolean): number {
  for (let at = node; at !== -1; at = page.parent[at] ?? -1) if (accept(at)) return at
  return -1
}
