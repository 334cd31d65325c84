import type { FieldOrigin } from '../../../model/content.ts'
import { plainText } from '../plain.ts'
import type { AuthorSigns } from './author-signs.ts'
import { bylineOfText, namesIn, namesOf, visibleNames } from './byline.ts'
import type { Found } from './headline.ts'
import { each, isObject, member, resolve, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'
import type { MetaTags } from './meta-tags.ts'

export interface AuthorWitnesses {
  readonly article: JsonObject | null
  readonly jsonLd: JsonLd
  readonly tags: MetaTags
  readonly signs: AuthorSigns
  /** The node of the headline on the page; 0 when it is not shown. */
  readonly headline: number
  /** Short texts around the headline. */
  readonly nearby: readonly string[]
  readonly siteNames: readonly string[]
}

/**
 * Who wrote the article: what the page gives to machines, then what it shows. The site's own name counts only when it
 * is claimed to be a person's, or when nobody else is named and the page says that the site itself is the author.
 */
export function chooseByline(witnesses: AuthorWitnesses): Found<string[]> | null {
  const { article, jsonLd, tags, signs, headline, nearby, siteNames } = witnesses
  const claimed = article === null ? [] : authorsOf(jsonLd, article)
  const persons = claimed.filter(({ person }) => person).map(({ name }) => name)
  const named = namesOf(
    persons,
    siteNames.filter((site) => !persons.includes(site)),
  )
  if (named.length > 0 && named.length === claimed.length) return { value: named, origin: 'json-ld' }
  const meta = (...names: string[]): readonly string[] => names.flatMap((name) => tags.values.get(name) ?? [])
  const candidates: readonly [readonly string[], FieldOrigin][] = [
    [claimed.map(({ name }) => name), 'json-ld'],
    [meta('author'), 'meta'],
    [signs.marked, 'microdata'],
    [meta('article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl'), 'meta'],
    [firstNames(signs, headline, siteNames), 'markup'],
    [
      visibleNames([...nearby.flatMap((text) => bylineOfText(text) ?? []), ...signs.signed], siteNames),
      'text',
    ],
    [wholeText(signs), 'markup'],
  ]
  for (const [values, origin] of candidates) {
    const names = namesOf(values, siteNames)
    if (names.length > 0) return { value: names, origin }
  }
  const house = namesOf(
    claimed.map(({ name }) => name),
    [],
  )
  return house.length === 0 ? null : { value: house, origin: 'json-ld' }
}

/** The names in the first author element that has any: those after the headline come first. */
function firstNames(signs: AuthorSigns, headline: number, siteNames: readonly string[]): readonly string[] {
  const after = signs.named.filter(({ node }) => node > headline)
  const before = signs.named.filter(({ node }) => node <= headline)
  for (const { pieces } of [...after, ...before.toReversed()].slice(0, 12)) {
    const names = namesIn(pieces, siteNames)
    if (names.length > 0) return names
  }
  return []
}

/** A short text in the first author element, when nothing looks like a name: a pen name, an agency. */
function wholeText(signs: AuthorSigns): readonly string[] {
  const first = (signs.named[0]?.pieces ?? []).find((piece) => namesOf([piece], []).length > 0) ?? ''
  return first.split(' ').length <= 4 && !/[\d*]/.test(first) ? [first] : []
}

interface Author {
  readonly name: string
  /** Claimed to be one, by its type. */
  readonly person: boolean
}

function authorsOf(jsonLd: JsonLd, article: JsonObject): Author[] {
  return each(member(article, 'author')).flatMap((value): Author[] => {
    const found = resolve(jsonLd, value)
    if (typeof found === 'string') return [{ name: plainText(found.slice(0, 500)), person: false }]
    if (!isObject(found)) return []
    const person = typesOf(found).includes('Person')
    const names = each(member(found, 'name')).filter((name) => typeof name === 'string')
    return names.map((name) => ({ name: plainText(name.slice(0, 500)), person }))
  })
}
