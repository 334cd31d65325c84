import { attribute, type Page } from '../page/page.ts'

/** Attributes that carry the id of what an element shows, better ones first. */
const idAttributes =
  /^data-(?:[a-z]+-)*(?:post|entry|update|block|item|event|article|content|liveblog|blog|card|story)-?(?:id|key|uuid)$/
const plainAttributes = ['data-id', 'data-key', 'data-uuid', 'data-guid', 'id', 'name']

/** Ids that a program counts up or draws anew for each page it makes. */
const generated =
  /^(?:true|false|null|undefined|\d{1,2}|:r\w*:|(?:react|ember|radix|mui|headlessui|chakra|ui|uid|yui|ext-gen|gen|node|el|element|component|view|widget|slide|tab|tabpanel|panel|collapse|accordion)[-_:]?\d*(?:[-_:]\w+)?)$/i

/** The id that the markup gives an element, or null when it gives none that lasts. */
export function markedId(page: Page, node: number): string | null {
  const from = page.attributesFrom[node] ?? 0
  const to = page.attributesFrom[node + 1] ?? page.names.length
  for (let at = from; at < to; at += 1) {
    if (idAttributes.test(page.names[at] ?? '') && isLasting(page.values[at] ?? ''))
      return page.values[at] ?? ''
  }
  for (const name of plainAttributes) {
    const value = attribute(page, node, name)
    if (value !== null && isLasting(value)) return value
  }
  return null
}

/** The id in a post's own link: its fragment, a parameter that names a post, or the end of its path. */
export function linkedId(href: string): string | null {
  const fragment = /#([\w:.-]{3,120})$/.exec(href)?.[1]
  if (fragment !== undefined) return isLasting(fragment) ? fragment : null
  const parameter = /[?&](?:post|entry|update|block|pid|id|p)=([\w:.-]{3,120})(?:&|$)/.exec(href)?.[1]
  if (parameter !== undefined) return parameter
  const name = /\/([^/?#]{8,200})\/?(?:\?[^#]*)?$/.exec(href)?.[1]
  return name === undefined || !/\d|-/.test(name) ? null : name
}

function isLasting(value: string): boolean {
  return value.length > 1 && value.length <= 200 && !/\s/.test(value) && !generated.test(value)
}

/**
 * Whether ids only number the places of a list: 1, 2, 3 down the page while the times go back. Such an id belongs to
 * another post as soon as a new one stands on top.
 */
export function areCounted(ids: readonly string[], times: readonly (string | null)[]): boolean {
  if (ids.length < 2) return false
  const numbers = ids.map((id) => /^(.*?)(\d{1,5})$/.exec(id))
  const [first] = numbers
  if (first === null || first === undefined) return false
  const start = Number(first[2])
  if (start > 1) return false
  const isRow = numbers.every((match, at) => match?.[1] === first[1] && Number(match?.[2]) === start + at)
  return isRow && (times[0] ?? '') >= (times.at(-1) ?? '')
}

/** An id made of what a post is known by when nothing names it; null when it has neither time nor headline. */
export function derivedId(time: string | null, headline: string | null): string | null {
  const slug = (headline ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  const parts = [time ?? '', slug].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(' ')
}
