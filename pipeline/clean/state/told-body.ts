import { isObject, type JsonObject } from '../metadata/json-ld.ts'
import type { Page } from '../page/page.ts'
import { squeeze, weigh } from '../page/text.ts'
import { listMarkup } from './list-markup.ts'
import { scriptValues } from './script-values.ts'

/** Values lie in one another no deeper than this. */
const depthMax = 60

/** Values looked at, of all scripts. */
const valuesMax = 200_000

/** In Latin letters: less text in a script is no article's. */
const bodyWeightMin = 400

/** How far above its text an article's title stands, in objects. */
const titleDistanceMax = 4

/**
 * The article's body as markup, read from the data that a page gives its scripts to draw it from; null when there is
 * none. The text is a string of markup, or a list whose members are paragraphs in one of the usual forms (plain
 * strings, `{ text }`, trees of rich text). It must stand with a title of the page: consent texts and other articles
 * lie in the same data. Of several the longest.
 */
export function toldBody(page: Page, titles: readonly string[]): string | null {
  const walk: Walk = { titles: new Set(titles.map(squeeze)), left: valuesMax, found: [] }
  for (const value of scriptValues(page)) visit(value, [], walk, 0)
  const best = walk.found.reduce<Told | null>((a, b) => (a === null || b.weight > a.weight ? b : a), null)
  return best?.markup ?? null
}

interface Told {
  readonly markup: string
  readonly weight: number
}

interface Walk {
  readonly titles: ReadonlySet<string>
  left: number
  readonly found: Told[]
}

/** Finds the texts below a value; `above` are the objects around it, the innermost last. */
function visit(value: unknown, above: readonly JsonObject[], walk: Walk, depth: number): void {
  walk.left -= 1
  if (walk.left < 0 || depth > depthMax) return
  if (typeof value === 'string') {
    if (value.length > bodyWeightMin) tell(value, above, walk)
  } else if (Array.isArray(value)) {
    const list = listMarkup(value)
    if (list !== null) tell(list, above, walk)
    else for (const item of value) visit(item, above, walk, depth + 1)
  } else if (isObject(value)) {
    const within = [...above, value]
    for (const item of Object.values(value)) visit(item, within, walk, depth + 1)
  }
}

function tell(markup: string, above: readonly JsonObject[], walk: Walk): void {
  if (!isMarkup(markup)) return
  const weight = weigh(markup.replace(/<[^>]*>/g, ''))
  if (weight < bodyWeightMin) return
  if (above.slice(-titleDistanceMax).some((object) => hasTitle(object, walk)))
    walk.found.push({ markup, weight })
}

function hasTitle(object: JsonObject, { titles }: Walk): boolean {
  return Object.values(object).some((value) => {
    const title = isObject(value) ? Object.values(value).find((inner) => typeof inner === 'string') : value
    return typeof title === 'string' && title.length < 400 && titles.has(squeeze(title))
  })
}

const paragraphTags = /<(?:p|br|div|h[2-6]|li|blockquote)\b/gi

function isMarkup(text: string): boolean {
  return (text.match(paragraphTags)?.length ?? 0) >= 2
}

const placeholder = /^(?:\$\$|\{\{|\[\[|%%|##|@@)[\w .:|=/-]{1,60}(?:\$\$|\}\}|\]\]|%%|##|@@)$/

/** A mark in whose place the page's scripts would have put something: an advertisement, a player. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text)
}
