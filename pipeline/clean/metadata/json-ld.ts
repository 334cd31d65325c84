import { limits } from '../../../model/limits.ts'
import { attribute, textBelow, type Page } from '../page/page.ts'

/** A JSON object as it was parsed; read it with `member` only, so that hostile keys stay harmless. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The JSON-LD of a page: every object with a type, and all objects by their @id. */
export interface JsonLd {
  readonly typed: readonly JsonObject[]
  readonly byId: ReadonlyMap<string, JsonObject>
}

const objectsMax = 5_000

/** Reads all JSON-LD scripts. What is too large, too deep or no JSON is passed over. */
export function readJsonLd(page: Page): JsonLd {
  const typed: JsonObject[] = []
  const byId = new Map<string, JsonObject>()
  for (let node = 1; node < page.tag.length; node += 1) {
    if (page.tag[node] === 'meta' && attribute(page, node, 'name') === 'script:ld+json')
      collect(
        parse((attribute(page, node, 'content') ?? '').slice(0, limits.jsonLdSizeBytesMax)),
        typed,
        byId,
      )
    if (page.tag[node] !== 'script') continue
    if (!/^application\/(?:\w+\+)?ld\+json/i.test(attribute(page, node, 'type')?.trim() ?? '')) continue
    const source = textBelow(page, node, limits.jsonLdSizeBytesMax + 1)
    if (source.length > limits.jsonLdSizeBytesMax) continue
    collect(parse(source), typed, byId)
  }
  return { typed, byId }
}

/** An own member, or undefined. */
export function member(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value itself or, when it is an array, its members (one level, and arrays in it flattened once). */
export function each(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return value === undefined || value === null ? [] : [value]
  return value.slice(0, 1_000).flatMap((item: unknown) => (Array.isArray(item) ? item.slice(0, 100) : [item]))
}

/** The object that a reference names, or the value itself. */
export function resolve(jsonLd: JsonLd, value: unknown): unknown {
  if (!isObject(value)) return value
  const id = member(value, '@id')
  if (typeof id !== 'string' || Object.keys(value).length > 2) return value
  return jsonLd.byId.get(id) ?? value
}

export function typesOf(object: JsonObject): string[] {
  const types = each(member(object, '@type')).filter((type) => typeof type === 'string')
  return types.map((type) => type.replace(/^.*[/#:]/, ''))
}

function parse(source: string): unknown {
  const bare = source
    .trim()
    .replace(/^(?:\/\*\s*)?<!(?:\[CDATA\[|--)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*)?(?:\]\]|--)>(?:\s*\*\/)?$/, '')
    .replace(/;\s*$/, '')
  try {
    return JSON.parse(bare)
  } catch {
    return parseLoose(bare)
  }
}

/** Raw line breaks in strings and commas before a closing bracket are common and do no harm. */
function parseLoose(source: string): unknown {
  try {
    // oxlint-disable-next-line no-control-regex
    return JSON.parse(source.replace(/[\u0000-\u001f]/g, ' ').replace(/,(?= ?[}\]])/g, ''))
  } catch {
    return null
  }
}

function collect(value: unknown, typed: JsonObject[], byId: Map<string, JsonObject>): void {
  const open: [unknown, number][] = [[value, 0]]
  while (open.length > 0 && typed.length < objectsMax) {
    const [next, depth] = open.shift() ?? [null, 0]
    if (depth > limits.jsonLdDepthMax || typeof next !== 'object' || next === null) continue
    if (isObject(next)) {
      if (member(next, '@type') !== undefined) typed.push(next)
      const id = member(next, '@id')
      if (typeof id === 'string' && Object.keys(next).length > 1 && !byId.has(id)) byId.set(id, next)
    }
    const members = Object.values(next)
    if (open.length + members.length < objectsMax * 2)
      for (const inner of members) open.push([inner, depth + 1])
  }
}
