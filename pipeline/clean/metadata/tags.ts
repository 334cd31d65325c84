import type { FieldOrigin } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import { plainText } from '../page/plain.ts'
import { attribute, textBelow, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import type { Found } from './headline.ts'
import { each, isObject, member, type JsonObject } from './json-ld.ts'
import { hasToken, type MetaTags } from './meta-tags.ts'

/**
 * Keywords and topics: what the page gives to machines, else the list that it shows. The first witness that has any
 * is taken alone, because lists for machines and for readers overlap in other words.
 */
export function tagsFrom(
  page: Page,
  article: JsonObject | null,
  meta: MetaTags,
  isOther: (node: number) => boolean,
): Found<string[]> | null {
  const metaTags = (...names: readonly string[]): readonly string[] =>
    names.map((name) => meta.values.get(name) ?? []).find((values) => values.length > 0) ?? []
  const witnesses: readonly [() => readonly string[], FieldOrigin][] = [
    [() => (article === null ? [] : claimedKeywords(article)), 'json-ld'],
    [() => metaTags('article:tag', 'og:article:tag'), 'open-graph'],
    [() => metaTags('news_keywords', 'parsely-tags', 'sailthru.tags', 'keywords'), 'meta'],
    [() => shownTags(page, isOther), 'markup'],
  ]
  for (const [witness, origin] of witnesses) {
    const value = cleanTags(witness())
    if (value.length > 0) return { value, origin }
  }
  return null
}

/** schema.org `keywords`: a text with commas, texts, or DefinedTerm objects. */
function claimedKeywords(article: JsonObject): string[] {
  return each(member(article, 'keywords')).flatMap((value) => {
    const text = isObject(value) ? member(value, 'name') : value
    return typeof text === 'string' ? [plainText(text.slice(0, 10_000))] : []
  })
}

const tagWords =
  /(?:^|[\s-])(?:tags|tag-?list|tag-?links|tag-?cloud|(?:article|post|entry|story)-?(?:tags|topics|keywords)|topics-?list|keywords|schlagworte|mots-?cles|etiquetas)(?=$|[\s-])/

/** Links marked as tags (HTML, `rel=tag`), else the links in the first element that is named after them. */
function shownTags(page: Page, isOther: (node: number) => boolean): string[] {
  const marked: string[] = []
  let list = -1
  for (let node = 1; node < page.tag.length && marked.length <= limits.tagsMax; node += 1) {
    if (page.tag[node] === 'a') {
      const rel = attribute(page, node, 'rel')
      if (rel !== null && hasToken(rel, 'tag') && !hasToken(rel, 'category') && !isOther(node))
        marked.push(linkText(page, node))
    } else if (list === -1 && tagWords.test(page.words[node] ?? '') && !isOther(node)) list = node
  }
  if (marked.length > 0 || list === -1) return marked
  const linked: string[] = []
  for (let node = list + 1; node < (page.end[list] ?? 0) && linked.length <= limits.tagsMax; node += 1) {
    if (page.tag[node] === 'a') linked.push(linkText(page, node))
  }
  return linked
}

function linkText(page: Page, node: number): string {
  return tidy(textBelow(page, node, limits.tagLengthMax + 1))
}

/** One text is a list with commas; several are one tag each. Each tag once, whatever its capitals. */
function cleanTags(values: readonly string[]): string[] {
  const parts = values.length === 1 ? (values[0] ?? '').split(/\s*[,;|、،，]\s*/) : values
  const tags = new Map<string, string>()
  for (const part of parts) {
    const tag = part.replace(/^#/, '').trim()
    if (tag === '' || tag.length > limits.tagLengthMax || !/[\p{L}\p{N}]/u.test(tag)) continue
    if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
    if (tags.size >= limits.tagsMax) break
  }
  return [...tags.values()]
}
