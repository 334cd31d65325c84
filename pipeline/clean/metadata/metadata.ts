import { blankContent, type Content, type FieldOrigin } from '../../../model/content.ts'
import { imageTarget, linkTarget } from '../page/links.ts'
import type { Page } from '../page/page.ts'
import { leadPicture } from '../blocks/pictures.ts'
import { accessFrom } from './access.ts'
import { articleObject, imageUnder, namesUnder, stringMember } from './article-object.ts'
import { authorSigns } from './author-signs.ts'
import { chooseByline } from './authors.ts'
import { datePlace, modifiedFrom, publishedFrom } from './claimed-dates.ts'
import { chooseHeadline, type Found } from './headline.ts'
import { headlinePlace, textShowing } from './headline-place.ts'
import { readJsonLd, typesOf, type JsonLd, type JsonObject } from './json-ld.ts'
import { languageClaims } from './language.ts'
import { linesAround } from './lines.ts'
import { metaValue, readMetaTags, type MetaTags } from './meta-tags.ts'
import { once } from '../../once.ts'
import { otherParts } from './other-parts.ts'
import { otherTitles } from './other-titles.ts'
import { tagsFrom } from './tags.ts'
import { visibleSigns, type VisibleSigns } from './visible.ts'

/** Everything but the body and the dek. What only the body tells is blank, and the language is only a claim. */
export interface Metadata {
  readonly fields: Omit<Content, 'blocks' | 'dek' | 'origins'>
  readonly origins: Content['origins']
  /** Level-one headings with their nodes. */
  readonly headings: VisibleSigns['headings']
  /** Sentences that may be the dek, when the page shows them. */
  readonly descriptions: readonly Found<string>[]
  /** The body as JSON-LD gives it, or null. */
  readonly articleBody: string | null
  readonly article: JsonObject | null
  /** Languages that the page claims, to be held against the body. */
  readonly languageClaims: readonly Found<string>[]
  readonly jsonLd: JsonLd
  /** What relative addresses are resolved against. */
  readonly base: string | null
}

/** Reads a page's metadata: JSON-LD, Open Graph, meta elements, microdata, what is visible, in that order. */
export function readMetadata(page: Page, url: string | null): Metadata {
  const tags = readMetaTags(page)
  const jsonLd = readJsonLd(page)
  const isOther = otherParts(page)
  const signs = visibleSigns(page, isOther)
  const base = tags.base === null ? url : (linkTarget(tags.base, url) ?? url)
  const canonicalUrl = canonicalOf(tags, base, url)
  const headings = signs.headings.filter((heading) => heading.text !== '')
  const openGraphTitle = metaValue(tags, 'og:title', 'twitter:title')
  const shownTitles = [...headings.map((heading) => heading.text), openGraphTitle, tags.title].filter(
    (text) => text !== null,
  )
  const addresses = [url, canonicalUrl, metaValue(tags, 'og:url')].filter((address) => address !== null)
  const article = articleObject(jsonLd, addresses, shownTitles)
  const siteNames = siteNamesOf(tags, jsonLd, article, url)
  const isArticle = article !== null && !typesOf(article).includes('WebPage')
  const headline = chooseHeadline({
    headings,
    subheadings: signs.subheadings,
    namedLines: signs.namedLines,
    jsonLd:
      (isArticle ? stringMember(article, 'headline') : null) ??
      headOf(openGraphTitle, metaValue(tags, 'headline')),
    openGraph: openGraphTitle ?? signs.microdata.headline,
    title: tags.title,
    siteNames,
    isShown: (text) => textShowing(page, text, isOther) !== undefined,
  })
  const headlineNode = headlinePlace(page, headline?.value ?? null, { ...signs, headings }, isOther)
  const leadImage = leadImageFrom(article, jsonLd, tags, base)
  const picture = leadPicture(page, leadImage?.value ?? null, base, isOther)
  const titles = otherTitles(headline?.value ?? null, isArticle ? article : null, tags, siteNames)
  const claims = languageClaims(article, tags)
  const place = datePlace(page, headlineNode, isOther, {
    addresses,
    language: regionOf(tags) ?? tags.language,
  })
  const found = {
    headline,
    byline: chooseByline({
      article,
      jsonLd,
      tags,
      signs: once(() => authorSigns(page, isOther)),
      headline: headlineNode,
      title: headline?.value ?? null,
      lines: once(() => linesAround(page, headlineNode, isOther)),
      siteNames,
    }),
    publishedAt: publishedFrom(article, tags, signs, place),
    modifiedAt: modifiedFrom(article, tags, signs, place),
    section: sectionFrom(article, tags),
    leadImage,
    leadImageCaption: inMarkup(picture?.caption),
    leadImageCredit: inMarkup(picture?.credit),
    canonicalUrl: canonicalUrl === null ? null : { value: canonicalUrl, origin: 'meta' as const },
    otherTitles: titles[0] === undefined ? null : { value: titles, origin: titles[0].origin },
    tags: tagsFrom(page, article, tags, isOther),
    access: accessFrom(page, article, tags),
  }
  return {
    fields: {
      ...blankContent,
      headline: found.headline?.value ?? null,
      byline: found.byline?.value ?? [],
      publishedAt: found.publishedAt?.value ?? null,
      modifiedAt: found.modifiedAt?.value ?? null,
      section: found.section?.value ?? null,
      language: claims[0]?.value ?? null,
      canonicalUrl,
      leadImage: leadImage?.value ?? null,
      leadImageCaption: found.leadImageCaption?.value ?? null,
      leadImageCredit: found.leadImageCredit?.value ?? null,
      otherTitles: titles,
      tags: found.tags?.value ?? [],
      access: found.access?.value ?? null,
    },
    origins: originsOf(found),
    headings,
    descriptions: descriptionsFrom(article, tags),
    articleBody: article === null ? null : stringMember(article, 'articleBody'),
    article,
    languageClaims: claims,
    jsonLd,
    base,
  }
}

function inMarkup(text: string | null | undefined): Found<string> | null {
  return text === undefined || text === null || text === '' ? null : { value: text, origin: 'markup' }
}

/** What the page says to networks of its language and country, where it tells people the language alone. */
function regionOf(tags: MetaTags): string | null {
  const locale = metaValue(tags, 'og:locale')
  const language = tags.language?.toLowerCase() ?? ''
  return locale !== null && locale.toLowerCase().startsWith(`${language}_`) ? locale : null
}

/** A title that another one begins with: the other has a tail. */
function headOf(title: string | null, head: string | null): string | null {
  return head !== null && title?.startsWith(head) === true ? head : null
}

function originsOf(found: Readonly<Record<string, Found<unknown> | null>>): Content['origins'] {
  const entries = Object.entries(found).flatMap(([field, value]): [string, FieldOrigin][] =>
    value === null ? [] : [[field, value.origin]],
  )
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function canonicalOf(tags: MetaTags, base: string | null, url: string | null): string | null {
  const claimed = tags.canonical === null ? null : linkTarget(tags.canonical, base)
  const shared = metaValue(tags, 'og:url')
  return (
    claimed ??
    (shared === null ? null : linkTarget(shared, base)) ??
    (url === null ? null : linkTarget(url, null))
  )
}

function siteNamesOf(
  tags: MetaTags,
  jsonLd: JsonLd,
  article: JsonObject | null,
  url: string | null,
): string[] {
  const names = [metaValue(tags, 'og:site_name', 'application-name', 'apple-mobile-web-app-title')]
  if (article !== null) names.push(...namesUnder(jsonLd, article, 'publisher'))
  for (const object of jsonLd.typed) {
    if (typesOf(object).some((type) => type === 'WebSite')) names.push(stringMember(object, 'name'))
  }
  const host = url === null ? null : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null)
  const labels = host?.split('.') ?? []
  names.push(host, labels.length > 1 ? (labels[labels.length - 2] ?? null) : null)
  return names.filter((name) => name !== null).filter((name) => name.length > 2)
}

function sectionFrom(article: JsonObject | null, tags: MetaTags): Found<string> | null {
  const claimed = article === null ? null : stringMember(article, 'articleSection')
  if (claimed !== null && claimed.length <= 100) return { value: claimed, origin: 'json-ld' }
  const shared = metaValue(tags, 'article:section', 'og:article:section')
  if (shared !== null && shared.length <= 100) return { value: shared, origin: 'open-graph' }
  const named = metaValue(tags, 'section', 'cxenseparse:section', 'parsely-section', 'sailthru.section')
  return named !== null && named.length <= 100 ? { value: named, origin: 'meta' } : null
}

function leadImageFrom(
  article: JsonObject | null,
  jsonLd: JsonLd,
  tags: MetaTags,
  base: string | null,
): Found<string> | null {
  const shared = metaValue(
    tags,
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
  )
  const image = shared === null ? null : imageTarget(shared, base)
  if (image !== null) return { value: image, origin: 'open-graph' }
  const claimed = article === null ? null : imageUnder(jsonLd, article)
  const value = claimed === null ? null : imageTarget(claimed, base)
  return value === null ? null : { value, origin: 'json-ld' }
}

function descriptionsFrom(article: JsonObject | null, tags: MetaTags): Found<string>[] {
  const all: readonly [string | null, FieldOrigin][] = [
    [article === null ? null : stringMember(article, 'description'), 'json-ld'],
    [article === null ? null : stringMember(article, 'alternativeHeadline'), 'json-ld'],
    [metaValue(tags, 'og:description', 'twitter:description'), 'open-graph'],
    [metaValue(tags, 'description'), 'meta'],
  ]
  return all.flatMap(([value, origin]) => (value === null || value.length > 1_000 ? [] : [{ value, origin }]))
}
