import { squeeze } from '../page/text.ts'
import { linkTarget } from '../page/links.ts'
import { plainText } from '../page/plain.ts'
import { each, isObject, member, resolve, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'

const articleTypes =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle|SatiricalArticle|ScholarlyArticle|TechArticle|AdvertiserContentArticle|SocialMediaPosting|DiscussionForumPosting|MedicalScholarlyArticle)$/

const pageTypes = /^(?:WebPage|ItemPage|AboutPage)$/

/** What other things a page may be about; they count only when they bear its address or its title. */
const subjectTypes =
  /^(?:Review|CreativeWork|Recipe|HowTo|VideoObject|PodcastEpisode|RadioEpisode|QAPage|MedicalWebPage|LearningResource|Guide|Course|Dataset|Book|Chapter)$/

/**
 * The JSON-LD object that describes this page's article: among several, the one whose address is the page's,
 * else the one whose headline is among the page's titles, else the first article, else the web page.
 */
export function articleObject(
  jsonLd: JsonLd,
  addresses: readonly string[],
  titles: readonly string[],
): JsonObject | null {
  const bare = new Set(titles.map(squeeze))
  const known = new Set(addresses.map(withoutScheme))
  let best: { readonly object: JsonObject; readonly rank: number } | null = null
  for (const object of jsonLd.typed) {
    const types = typesOf(object)
    const isArticle = types.some((type) => articleTypes.test(type))
    if (!isArticle && !types.some((type) => subjectTypes.test(type))) continue
    const rank = rankOf(object, known, bare) + (isArticle ? 2 : 0)
    if ((isArticle || rank >= matched) && (best === null || rank > best.rank)) best = { object, rank }
  }
  if (best !== null) return best.object
  return jsonLd.typed.find((object) => typesOf(object).some((type) => pageTypes.test(type))) ?? null
}

/** The rank of an object that bears the page's address or its title. */
const matched = 4

function rankOf(object: JsonObject, addresses: ReadonlySet<string>, titles: ReadonlySet<string>): number {
  const urls = [member(object, 'url'), member(object, '@id'), ...each(member(object, 'mainEntityOfPage'))]
  const named = urls.flatMap((url) => (isObject(url) ? [member(url, '@id'), member(url, 'url')] : [url]))
  const own = named.some((url) => typeof url === 'string' && addresses.has(withoutScheme(url)))
  const headline = stringMember(object, 'headline') ?? stringMember(object, 'name')
  const titled = headline !== null && titles.has(squeeze(headline))
  const full = member(object, 'headline') !== undefined ? 1 : 0
  return (own ? matched : 0) + (titled ? matched : 0) + full
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

function withoutScheme(url: string): string {
  const target = linkTarget(url, null) ?? url
  return target
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
}
