import { bodyWords } from './body-words.ts'
import type { Furniture } from './furniture.ts'
import { attribute, textTag, type Page } from '../page/page.ts'

/** What the elements around each node say, handed down from parent to child in one pass. */
export interface Ancestry {
  /** Bits of `inside` for each node: which of `regions` it stands in. */
  readonly inside: Int32Array
  readonly depth: Uint16Array
  /** The furniture that the nearest element with such a name claims to be, as an index into `furnitureKinds`, + 1; 0 for none. */
  readonly furniture: Uint8Array
  /** How many elements up that is. */
  readonly furnitureSteps: Uint8Array
  /** The furniture of the outermost such element. */
  readonly outerFurniture: Uint8Array
  /** The nearest element named as the body of an article; 0 for none. */
  readonly body: Int32Array
  /** The same number for the same tags and names of an element and its next two ancestors. */
  readonly signature: Int32Array
  /** The same number for the same tags of an element and all its ancestors. */
  readonly tagPath: Int32Array
}

export const furnitureKinds: readonly Furniture[] = [
  'navigation',
  'share',
  'related',
  'subscribe',
  'advertisement',
  'comments',
  'author',
  'meta',
  'notice',
  'hidden',
  'aside',
  'form',
]

/** Elements that say by their tag or role what stands in them; bit `i` of `inside` is for the i-th. */
export const regions = [
  'article',
  'main',
  'aside',
  'header',
  'footer',
  'nav',
  'figure',
  'blockquote',
  'list',
  'table',
  'form',
  'section',
  'details',
  'link',
  'strong',
  'emphasis',
] as const

const regionOfTag = new Map<string, number>(
  Object.entries({
    article: 0,
    main: 1,
    aside: 2,
    header: 3,
    footer: 4,
    nav: 5,
    figure: 6,
    figcaption: 6,
    blockquote: 7,
    q: 7,
    ul: 8,
    ol: 8,
    dl: 8,
    table: 9,
    form: 10,
    fieldset: 10,
    section: 11,
    details: 12,
    a: 13,
    strong: 14,
    b: 14,
    em: 15,
    i: 15,
  }),
)

const regionOfRole = new Map<string, number>(
  Object.entries({
    article: 0,
    main: 1,
    complementary: 2,
    banner: 3,
    contentinfo: 4,
    navigation: 5,
    form: 10,
    search: 10,
  }),
)

/** Looks once over all nodes. */
export function ancestryOf(page: Page, claimed: readonly (Furniture | null)[]): Ancestry {
  const count = page.tag.length
  const found = {
    inside: new Int32Array(count),
    depth: new Uint16Array(count),
    furniture: new Uint8Array(count),
    furnitureSteps: new Uint8Array(count),
    outerFurniture: new Uint8Array(count),
    body: new Int32Array(count),
    signature: new Int32Array(count),
    tagPath: new Int32Array(count),
  }
  const own = new Int32Array(count)
  const hash = hashing()
  for (let node = 1; node < count; node += 1) {
    const parent = page.parent[node] ?? 0
    const tag = page.tag[node] ?? ''
    inherit(found, node, parent)
    if (tag === textTag) continue
    const tagHash = hash(tag)
    own[node] = mix(tagHash, hash(page.words[node] ?? ''))
    const grand = page.parent[parent] ?? 0
    found.signature[node] = mix(mix(own[node] ?? 0, own[parent] ?? 0), own[Math.max(0, grand)] ?? 0)
    found.tagPath[node] = mix(found.tagPath[parent] ?? 0, tagHash)
    enter(page, found, node, claimed[node] ?? null)
  }
  return found
}

type Writable = { [Key in keyof Ancestry]: Ancestry[Key] }

function inherit(found: Writable, node: number, parent: number): void {
  found.inside[node] = found.inside[parent] ?? 0
  found.depth[node] = Math.min(65_000, (found.depth[parent] ?? 0) + 1)
  found.furniture[node] = found.furniture[parent] ?? 0
  found.furnitureSteps[node] = Math.min(250, (found.furnitureSteps[parent] ?? 0) + 1)
  found.outerFurniture[node] = found.outerFurniture[parent] ?? 0
  found.body[node] = found.body[parent] ?? 0
  found.signature[node] = found.signature[parent] ?? 0
  found.tagPath[node] = found.tagPath[parent] ?? 0
}

function enter(page: Page, found: Writable, node: number, kind: Furniture | null): void {
  const role = attribute(page, node, 'role')
  const tag = page.tag[node] ?? ''
  const region = regionOfTag.get(tag) ?? (role === null ? undefined : regionOfRole.get(role))
  if (region !== undefined) found.inside[node] = (found.inside[node] ?? 0) | (1 << region)
  if (tag === 'body' || tag === 'html') return
  if (kind !== null) {
    const code = furnitureKinds.indexOf(kind) + 1
    found.furniture[node] = code
    found.furnitureSteps[node] = 0
    if (found.outerFurniture[node] === 0) found.outerFurniture[node] = code
  }
  const isBody = bodyWords.test(page.words[node] ?? '') || attribute(page, node, 'itemprop') === 'articleBody'
  if (isBody) found.body[node] = node
}

/** 32-bit FNV-1a of short strings, remembered: equal on every machine. */
function hashing(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    let hash = 0x811c9dc5
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    known.set(text, hash)
    return hash
  }
}

function mix(one: number, other: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ (other + 0x7f4a7c15)) | 0
}
