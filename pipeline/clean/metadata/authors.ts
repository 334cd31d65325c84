import type { FieldOrigin } from '../../../model/content.ts'
import { plainText } from '../plain.ts'
import type { AuthorSigns } from './author-signs.ts'
import { namesIn, plainNames, signedNames } from './byline.ts'
import { besideNames } from './byline-context.ts'
import type { Found } from './headline.ts'
import { each, isObject, member, resolve, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'
import type { PlacedLine } from './lines.ts'
import { metaNamed, type MetaTags } from './meta-tags.ts'
import { isLogin, isPersonLike, namesOf, wholeName } from './names.ts'

export interface AuthorWitnesses {
  readonly article: JsonObject | null
  readonly jsonLd: JsonLd
  readonly tags: MetaTags
  readonly signs: AuthorSigns
  /** The node of the headline on the page; 0 when it is not shown. */
  readonly headline: number
  /** Its text: whom it names is told of, and no author. */
  readonly title: string | null
  /** Lines of text around the headline. */
  readonly lines: { readonly after: readonly PlacedLine[]; readonly before: readonly PlacedLine[] }
  readonly siteNames: readonly string[]
}

interface Candidate {
  readonly names: readonly string[]
  readonly origin: FieldOrigin
  /** Said of this article, not merely somewhere on the page. */
  readonly sure: boolean
}

/**
 * Who wrote the article: persons' full names before all else, from what the page gives to machines, then from what it
 * shows at the headline; then other names. The site's own name counts only when it is claimed to be a person's, or when
 * nobody else is named and the page says that the site itself is the author.
 */
export function chooseByline(witnesses: AuthorWitnesses): Found<string[]> | null {
  const candidates = candidatesOf(witnesses, witnesses.siteNames).filter(({ names }) => names.length > 0)
  const inFull = candidates.find(({ names, sure }) => sure && names.every(isPersonLike))
  const claimed = candidates[0]
  const chosen =
    inFull !== undefined && (claimed === undefined || isBetter(inFull, claimed))
      ? inFull
      : (claimed ?? house(witnesses))
  return chosen === null ? null : { value: [...chosen.names], origin: chosen.origin }
}

/** Full names of persons are better than the name of somebody who signed in, of an agency, or of a team. */
function isBetter(inFull: Candidate, claimed: Candidate): boolean {
  return claimed.names.every((name) => isLogin(name) || !isPersonLike(name))
}

/** In the order of how much they are believed. */
function candidatesOf(witnesses: AuthorWitnesses, siteNames: readonly string[]): Candidate[] {
  const { article, jsonLd, tags, signs, headline, title, lines } = witnesses
  const claimed = article === null ? [] : authorsOf(jsonLd, article)
  const persons = claimed.filter(({ person }) => person).map(({ name }) => name)
  const meta = (...names: string[]): readonly string[] => names.flatMap((name) => tags.values.get(name) ?? [])
  const of = (values: readonly string[], origin: FieldOrigin, sure = true): Candidate => ({
    names: namesOf(values, siteNames),
    origin,
    sure,
  })
  const near = [...lines.after, ...lines.before].map(({ pieces }) => pieces)
  return [
    claimedNames(claimed, persons, siteNames),
    of(meta('author'), 'meta'),
    of(signs.marked, 'microdata'),
    of(
      [
        ...meta(
          'article:author',
          'parsely-author',
          'sailthru.author',
          'dc.creator',
          'byl',
          'citation_author',
        ),
        ...labelled(tags),
      ],
      'meta',
    ),
    { names: firstOf(near, (line) => signedNames(line, siteNames)), origin: 'text', sure: true },
    { names: firstNames(signs, headline, siteNames, nearMax), origin: 'markup', sure: true },
    {
      names: besideNames(lines, (line) => plainNames(line, siteNames)).filter(
        (name) => !(title ?? '').includes(name),
      ),
      origin: 'text',
      sure: true,
    },
    {
      names: firstOf(
        signs.signed.map((text) => [text]),
        (line) => signedNames(line, siteNames),
      ),
      origin: 'text',
      sure: false,
    },
    { names: firstNames(signs, headline, siteNames, Infinity), origin: 'markup', sure: false },
    of([metaNamed(tags, authorName) ?? ''], 'meta', false),
    { names: wholeText(signs, siteNames), origin: 'markup', sure: false },
  ]
}

function claimedNames(
  claimed: readonly Author[],
  persons: readonly string[],
  siteNames: readonly string[],
): Candidate {
  const others = siteNames.filter((site) => !persons.includes(site))
  const names = claimed.flatMap(({ name, organisation }) =>
    organisation ? wholeName(name, others) : namesOf([name], others),
  )
  return { names: [...new Set(names)], origin: 'json-ld', sure: true }
}

/** Names that publishers invent for the meta element of the author. */
const authorName =
  /(?:^|[\W_])(?:authors?|article[\W_]?author|byline|writers?|autor|auteur)(?:[\W_]?names?)?$/

/** The site itself, where it says that it is the author. */
function house(witnesses: AuthorWitnesses): Candidate | null {
  return candidatesOf(witnesses, []).find(({ names, sure }) => sure && names.length > 0) ?? null
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

/** The names in the first author element that has any: those after the headline come first. */
function firstNames(
  signs: AuthorSigns,
  headline: number,
  siteNames: readonly string[],
  within: number,
): readonly string[] {
  const near = signs.named.filter(({ node }) => Math.abs(node - headline) <= within)
  const after = near.filter(({ node }) => node > headline)
  const before = near.filter(({ node }) => node <= headline)
  return firstOf([...after, ...before.toReversed()].slice(0, 12), ({ pieces }) => namesIn(pieces, siteNames))
}

/** A short text in the first author element, when nothing looks like a name: a pen name, an agency. */
function wholeText(signs: AuthorSigns, siteNames: readonly string[]): readonly string[] {
  const [first] = (signs.named[0]?.pieces ?? [])
    .map((piece) => namesOf([piece], siteNames))
    .filter((names) => names.length > 0)
  const [name = ''] = first ?? []
  return name !== '' && name.split(' ').length <= 4 && !/[\d*]/.test(name) ? [name] : []
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
