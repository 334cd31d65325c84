import { attribute, type Page } from '../page/page.ts'
import { plainText } from '../page/plain.ts'

/** What a page says of itself in its head, and a few signs in its body. */
export interface MetaTags {
  /** By lower-case `property`, `name` or `itemprop`; the values in order, entities decoded, tidy. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly title: string | null
  readonly canonical: string | null
  readonly base: string | null
  readonly language: string | null
}

/** Collects meta and link elements wherever they stand: many pages have them in the body. */
export function readMetaTags(page: Page): MetaTags {
  const values = new Map<string, string[]>()
  let title: string | null = null
  let canonical: string | null = null
  let base: string | null = null
  let language: string | null = null
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node]
    if (tag === 'meta') addMeta(page, node, values)
    else if (tag === 'title') title ??= titleText(page, node)
    else if (tag === 'base') base ??= attribute(page, node, 'href')
    else if (tag === 'link' && canonical === null && hasToken(attribute(page, node, 'rel'), 'canonical')) {
      canonical = attribute(page, node, 'href')
    } else if (tag === 'html') language ??= attribute(page, node, 'lang') ?? attribute(page, node, 'xml:lang')
  }
  return { values, title, canonical, base, language }
}

/** The first non-empty value under one of the names. */
export function metaValue(tags: MetaTags, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = tags.values.get(name)?.find((value) => value !== '')
    if (found !== undefined) return found
  }
  return null
}

/** The first value under a name that `pattern` accepts, in the order of the page. */
export function metaNamed(tags: MetaTags, pattern: RegExp): string | null {
  for (const [name, values] of tags.values) if (pattern.test(name)) return values[0] ?? null
  return null
}

export function hasToken(list: string | null, token: string): boolean {
  return list !== null && list.toLowerCase().split(/\s+/).includes(token)
}

function addMeta(page: Page, node: number, values: Map<string, string[]>): void {
  const content = attribute(page, node, 'content')
  if (content === null) return
  const names = ['property', 'name', 'itemprop', 'http-equiv'].map((name) => attribute(page, node, name))
  for (const name of names) {
    if (name === null || name === '') continue
    const key = name.trim().toLowerCase()
    const list = values.get(key)
    const value = plainText(content.slice(0, 20_000))
    if (list === undefined) values.set(key, [value])
    else if (list.length < 50) list.push(value)
  }
}

function titleText(page: Page, node: number): string | null {
  for (let at = page.parent[node] ?? 0; at > 0; at = page.parent[at] ?? 0)
    if (page.tag[at] === 'svg') return null
  const text = plainText(page.text[node + 1] ?? '')
  return text === '' ? null : text
}
