import { linkTarget } from '../links.ts'
import { plainText } from '../plain.ts'
import { each, isObject, member, resolve, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'

const articleTypes =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle|SatiricalArticle|ScholarlyArticle|TechArticle|AdvertiserContentArticle|SocialMediaPosting|DiscussionForumPosting|Review|MedicalScholarlyArticle|CreativeWork)$/

const pageTypes = /^(?:WebPage|ItemPage|AboutPage)$/

/**
 * The JSON-LD object that describes this page's article: among several, the one whose address is the page's,
 * else the one whose headline is among the page's titles, else the first article, else the web page.
 */
export function articleObject(
  jsonLd: JsonLd,
  addresses: readonly string[],
  titles: readonly string[],
): JsonObject | null {
  const articles = jsonLd.typed.filter((object) => typesOf(object).some((type) => articleTypes.test(type)))
  const bare = new Set(titles.map(squeezed))
  const known = new Set(addresses.map(withoutScheme))
  const ranked = articles.map((object) => ({ object, rank: rankOf(object, known, bare) }))
  ranked.sort((a, b) => b.rank - a.rank)
  if (ranked[0] !== undefined) return ranked[0].object
  return jsonLd.typed.find((object) => typesOf(object).some((type) => pageTypes.test(type))) ?? null
}

function rankOf(object: JsonObject, addresses: ReadonlySet<string>, titles: ReadonlySet<string>): number {
  const urls = [member(object, 'url'), member(object, '@id'), ...each(member(object, 'mainEntityOfPage'))]
  const named = urls.flatMap((url) => (isObject(url) ? [member(url, '@id'), member(url, 'url')] : [url]))
  const own = named.some((url) => typeof url === 'string' && addresses.has(withoutScheme(url)))
  const headline = stringMember(object, 'headline') ?? stringMember(object, 'name')
  const titled = headline !== null && titles.has(squeezed(headline))
  const full = member(object, 'headline') !== undefined ? 1 : 0
  const weak = typesOf(object).some((type) => type === 'Review' || type === 'CreativeWork') ? -2 : 0
  return (own ? 4 : 0) + (titled ? 4 : 0) + full + weak
}

/** A text member, tidy, or null. */
export function stringMember(object: JsonObject, name: string): string | null {
  const value = each(member(object, name)).find((item) => typeof item === 'string' && item.trim() !== '')
  if (typeof value !== 'string') return null
  const text = plainText(value.slice(0, 500_000))
  return text === '' ? null : text
}

/** Names of the objects or strings under a member: persons and organisations. */
export function namesUnder(jsonLd: JsonLd, object: JsonObject, name: string): string[] {
  return each(member(object, name)).flatMap((value): string[] => {
    const found = resolve(jsonLd, value)
    if (typeof found === 'string') return [plainText(found.slice(0, 500))]
    if (!isObject(found)) return []
    const names = each(member(found, 'name')).filter((item) => typeof item === 'string')
    return names.map((item) => plainText(item.slice(0, 500)))
  })
}

/** The address of the first image under `image` or `thumbnailUrl`, or null. */
export function imageUnder(jsonLd: JsonLd, object: JsonObject): string | null {
  for (const value of [...each(member(object, 'image')), ...each(member(object, 'thumbnailUrl'))]) {
    const found = resolve(jsonLd, value)
    if (typeof found === 'string') return found
    const url = isObject(found) ? (each(member(found, 'url'))[0] ?? member(found, 'contentUrl')) : null
    if (typeof url === 'string') return url
  }
  return null
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function withoutScheme(url: string): string {
  const target = linkTarget(url, null) ?? url
  return target
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
}
