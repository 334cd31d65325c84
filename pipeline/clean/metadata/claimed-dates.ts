import type { FieldOrigin } from '../../../model/content.ts'
import { stringMember } from './article-object.ts'
import { machineDate, writtenDate } from './dates.ts'
import type { Found } from './headline.ts'
import type { JsonObject } from './json-ld.ts'
import { metaValue, type MetaTags } from './meta-tags.ts'
import type { VisibleSigns } from './visible.ts'

/**
 * When the publisher says the article appeared: JSON-LD, meta tags, microdata, a time on the page, its address,
 * what is written beside the headline, in this order. ISO 8601, or null.
 */
export function publishedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
  addresses: readonly string[],
  nearby: readonly string[],
): Found<string> | null {
  const claimed =
    article === null ? null : (stringMember(article, 'datePublished') ?? stringMember(article, 'dateCreated'))
  const candidates: readonly [string | null, FieldOrigin][] = [
    [claimed, 'json-ld'],
    [
      metaValue(
        tags,
        'article:published_time',
        'og:article:published_time',
        'article:published',
        'og:published_time',
        'rnews:datepublished',
      ),
      'open-graph',
    ],
    [signs.microdata.published ?? metaValue(tags, 'datepublished'), 'microdata'],
    [
      metaValue(
        tags,
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'publication_date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'dcterms.date',
        'dcterms.issued',
        'sailthru.date',
        'parsely-pub-date',
        'article.published',
        'published-date',
        'citation_publication_date',
        'citation_date',
        'cxenseparse:recs:publishtime',
        'last-modified-date',
        'article_date_original',
        'originalpublicationdate',
        'timestamp',
        'created',
        'release_date',
      ),
      'meta',
    ],
    [signs.times.find((time) => time.published && machineDate(time.text) !== null)?.text ?? null, 'markup'],
    [signs.times.find((time) => machineDate(time.text) !== null)?.text ?? null, 'markup'],
  ]
  for (const [text, origin] of candidates) {
    const value = text === null ? null : machineDate(text)
    if (value !== null) return { value, origin }
  }
  return dateOfAddress(addresses) ?? dateOfTexts(nearby)
}

/** The first date that is written out beside the headline. */
function dateOfTexts(texts: readonly string[]): Found<string> | null {
  for (const text of texts) {
    const value = writtenDate(text)
    if (value !== null) return { value, origin: 'text' }
  }
  return null
}

/** When the publisher says it was last changed; as `publishedFrom`, without guesses. */
export function modifiedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
): Found<string> | null {
  const candidates: readonly [string | null, FieldOrigin][] = [
    [article === null ? null : stringMember(article, 'dateModified'), 'json-ld'],
    [metaValue(tags, 'article:modified_time', 'og:updated_time', 'article:updated_time'), 'open-graph'],
    [signs.microdata.modified ?? metaValue(tags, 'datemodified'), 'microdata'],
    [
      metaValue(
        tags,
        'last-modified',
        'lastmod',
        'dcterms.modified',
        'dc.date.modified',
        'revised',
        'updated',
      ),
      'meta',
    ],
  ]
  for (const [text, origin] of candidates) {
    const value = text === null ? null : machineDate(text)
    if (value !== null) return { value, origin }
  }
  return null
}

function dateOfAddress(addresses: readonly string[]): Found<string> | null {
  for (const address of addresses) {
    const match =
      /[/_-]((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?=\D|$)/.exec(address) ??
      /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=\D|$)/.exec(address)
    const value = match === null ? null : writtenDate(`${match[1]}-${match[2]}-${match[3]}`)
    if (value !== null) return { value, origin: 'url' }
  }
  return null
}
