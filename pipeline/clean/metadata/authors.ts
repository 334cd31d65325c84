import type { FieldOrigin } from '../../../model/content.ts'
import { plainText } from '../page/plain.ts'
import type { AuthorSigns, NamedElement } from './author-signs.ts'
import { namesIn, plainNames, signedNames, type Line } from './byline.ts'
import { besideNames } from './byline-context.ts'
import type { Found } from './headline.ts'
import { each, isObject, member, resolve, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'
import type { LinesAround } from './lines.ts'
import { metaNamed, type MetaTags } from './meta-tags.ts'
import { isLogin, isPersonLike, namesMax, namesOf, wholeName } from './names.ts'

/** Those that cost a look at the whole page are asked only when the others say too little. */
export interface AuthorWitnesses {
  readonly article: JsonObject | null
  readonly jsonLd: JsonLd
  readonly tags: MetaTags
  readonly signs: () => AuthorSigns
  /** The node of the headline on the page; 0 when it is not shown. */
  readonly headline: number
  /** Its text: whom it names is told of, and no author. */
  readonly title: string | null
  /** Lines of text around the headline. */
  readonly lines: () => LinesAround
  readonly siteNames: readonly string[]
}

interface Candidate {
  readonly origin: FieldOrigin
  /** Said of this article, not merely somewhere on the page. */
  readonly sure: boolean
  readonly read: () => readonly string[]
}

/**
 * Who wrote the article: persons' full names before all else, from what the page gives to machines, then from what it
 * shows at the headline; then other names. The site's own name counts only when it is claimed to be a person's, or when
 * nobody else is named and the page says that the site itself is the author.
 */
export function chooseByline(witnesses: AuthorWitnesses): Found<string[]> | null {
  let claimed: Found<string[]> | null = null
  for (const { origin, sure, read } of candidatesOf(witnesses, witnesses.siteNames)) {
    const names = read()
    if (names.length === 0) continue
    // Full names of persons are better than the name of somebody who signed in, of an agency, or of a team.
    if (claimed === null || (sure && names.every(isPersonLike))) claimed = { value: [...names], origin }
    if (claimed.value.some((name) => isPersonLike(name) && !isLogin(name))) return claimed
  }
  return claimed ?? house(witnesses)
}

/** In the order of how much they are believed. */
function candidatesOf(witnesses: AuthorWitnesses, siteNames: readonly string[]): Candidate[] {
  const { tags, signs, headline, title, lines } = witnesses
  const meta = (...names: string[]): readonly string[] => names.flatMap((name) => tags.values.get(name) ?? [])
  const signed = (line: Line): string[] => signedNames(line, siteNames)
  return [
    candidate('json-ld', () => claimedNames(witnesses, siteNames)),
    candidate('meta', () => namesOf(meta('author'), siteNames)),
    candidate('microdata', () => namesOf(signs().marked, siteNames)),
    candidate('meta', () => namesOf([...meta(...otherAuthorNames), ...labelled(tags)], siteNames)),
    candidate('text', () => firstOf(allOf(lines()), signed)),
    candidate('markup', () => firstNames(signs(), headline, siteNames, nearMax)),
    candidate('text', () =>
      besideNames(lines(), (line) => plainNames(line, siteNames)).filter(
        (name) => !(title ?? '').includes(name),
      ),
    ),
    candidate(
      'text',
      () =>
        firstOf(
          signs().signed.map((text) => [text]),
          signed,
        ),
      false,
    ),
    candidate('markup', () => firstNames(signs(), headline, siteNames, Infinity), false),
    candidate('meta', () => namesOf([metaNamed(tags, authorName) ?? ''], siteNames), false),
    candidate('markup', () => wholeText(signs(), headline, siteNames), false),
  ]
}

function candidate(origin: FieldOrigin, read: () => readonly string[], sure = true): Candidate {
  return { origin, sure, read }
}

function allOf({ after, before }: LinesAround): Line[] {
  return [...after, ...before].map(({ pieces }) => pieces)
}

const otherAuthorNames = [
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'byl',
  'citation_author',
]

function claimedNames({ article, jsonLd }: AuthorWitnesses, siteNames: readonly string[]): string[] {
  const claimed = article === null ? [] : authorsOf(jsonLd, article).slice(0, namesMax)
  const others = siteNames.filter((site) => !claimed.some(({ name, person }) => person && name === site))
  const names = claimed.flatMap(({ name, organisation }) =>
    organisation ? wholeName(name, others) : namesOf([name], others),
  )
  return [...new Set(names)].slice(0, namesMax)
}

/** Names that publishers invent for the meta element of the author. */
const authorName =
  /(?:^|[\W_])(?:authors?|article[\W_]?author|byline|writers?|autor|auteur)(?:[\W_]?names?)?$/

/** The site itself, where it says that it is the author. */
function house(witnesses: AuthorWitnesses): Found<string[]> | null {
  for (const { origin, sure, read } of candidatesOf(witnesses, [])) {
    const names = sure ? read() : []
    if (names.length > 0) return { value: [...names], origin }
  }
  return null
}

/** Two labels and two data beside each other are how plugins give author and time of reading to X. */
function labelled(tags: MetaTags): readonly string[] {
  const [author] = tags.values.get('twitter:data1') ?? []
  const [time] = tags.values.get('twitter:data2') ?? []
  return author !== undefined && time !== undefined && !/\d/.test(author) && /\d/.test(time) ? [author] : []
}

function firstOf<T>(items: readonly T[], read: (item: T) => readonly string[]): readonly string[] {
  for (const item of items) {
    const names = read(item)
    if (names.length > 0) return names
  }
  return []
}

/** Author elements further from the headline than this, in nodes, may be of other articles. */
const nearMax = 160

/** The author elements within so many nodes of the headline: those after it in their order, then those before it. */
function elementsNear(signs: AuthorSigns, headline: number, within: number): NamedElement[] {
  const near = signs.named.filter(({ node }) => Math.abs(node - headline) <= within)
  const before = near.filter(({ node }) => node <= headline)
  return [...near.filter(({ node }) => node > headline), ...before.toReversed()].slice(0, elementsMax)
}

const elementsMax = 12
/** The names in the first author element that has any. */
function firstNames(
  signs: AuthorSigns,
  headline: number,
  siteNames: readonly string[],
  within: number,
): readonly string[] {
  return firstOf(elementsNear(signs, headline, within), ({ pieces }) => namesIn(pieces, siteNames))
}

/** A short text in an author element at the headline, when nothing looks like a name: a pen name, an agency. */
function wholeText(signs: AuthorSigns, headline: number, siteNames: readonly string[]): readonly string[] {
  const elements = [...elementsNear(signs, headline, nearMax), ...signs.named.slice(0, 1)]
  return firstOf(elements, ({ pieces }) => {
    const [name = ''] = pieces.flatMap((piece) => namesOf([piece], siteNames))
    return name !== '' && name.split(' ').length <= 4 && !/[\d*]/.test(name) ? [name] : []
  })
}

interface Author {
  readonly name: string
  /** Claimed to be one, by its type. */
  readonly person: boolean
  readonly organisation: boolean
}

function authorsOf(jsonLd: JsonLd, article: JsonObject): Author[] {
  const authors = each(member(article, 'author'))
  const values = authors.length > 0 ? authors : each(member(article, 'creator'))
  return values.flatMap((value): Author[] => {
    const found = named(jsonLd, value)
    if (typeof found === 'string')
      return [{ name: plainText(found.slice(0, 500)), person: false, organisation: false }]
    if (!isObject(found)) return []
    const types = typesOf(found)
    const person = types.includes('Person')
    const organisation = types.some((type) => type.endsWith('Organization'))
    return namesUnderName(found).map((name) => ({
      name: plainText(name.slice(0, 500)),
      person,
      organisation,
    }))
  })
}

/** The author itself, or the object elsewhere on the page that its @id names. */
function named(jsonLd: JsonLd, value: unknown): unknown {
  const found = resolve(jsonLd, value)
  if (!isObject(found) || member(found, 'name') !== undefined) return found
  const id = member(found, '@id')
  return (typeof id === 'string' ? jsonLd.byId.get(id) : undefined) ?? found
}

function namesUnderName(object: JsonObject): string[] {
  const names = each(member(object, 'name')).filter((name) => typeof name === 'string')
  if (names.length > 0) return names
  const parts = [member(object, 'givenName'), member(object, 'familyName')].filter(
    (part) => typeof part === 'string',
  )
  return parts.length === 0 ? [] : [parts.join(' ')]
}
