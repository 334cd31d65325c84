import type { FieldOrigin } from '../../../model/content.ts'
import { stringMember } from './article-object.ts'
import { machineDate, writtenDate } from './dates.ts'
import type { Found } from './headline.ts'
import type { JsonObject } from './json-ld.ts'
import { metaValue, type MetaTags } from './meta-tags.ts'
import type { Time, VisibleSigns } from './visible.ts'

/**
 * When the publisher says the article appeared: JSON-LD, meta tags, microdata, a time on the page, its address,
 * what is written beside the headline, in this order. ISO 8601, or null.
 */
export function publishedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
  place: DatePlace,
): Found<string> | null {
  const shown = byNearness(signs.times, place.headline).filter(({ text }) => machineDate(text) !== null)
  const times = shown.filter(({ changed }) => !changed)
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
    [times.find(({ published, other }) => published && !other)?.text ?? null, 'markup'],
    [times.find(({ other }) => !other)?.text ?? null, 'markup'],
  ]
  for (const [text, origin] of candidates) {
    const value = text === null ? null : machineDate(text)
    if (value !== null) return { value, origin }
  }
  const other = times[0] ?? shown[0]
  return (
    dateOfAddress(place.addresses) ??
    dateOfTexts(place.nearby) ??
    dateOfTexts(place.dated) ??
    (other === undefined ? null : { value: machineDate(other.text) ?? other.text, origin: 'markup' })
  )
}

/** Where dates stand that no markup names. */
export interface DatePlace {
  readonly addresses: readonly string[]
  /** The node of the headline; 0 when it is not shown. */
  readonly headline: number
  /** Short texts around it. */
  readonly nearby: readonly string[]
  /** Short texts of the page that are little more than a date. */
  readonly dated: readonly string[]
}

/** Those after the headline in their order, then those before it, the nearest first. */
function byNearness(times: readonly Time[], headline: number): Time[] {
  const before = times.filter(({ node }) => node < headline)
  return [...times.filter(({ node }) => node >= headline), ...before.toReversed()]
}

/** The first date that is written out and not said to be that of a change. */
function dateOfTexts(texts: readonly string[]): Found<string> | null {
  for (const text of texts) {
    if (saysChanged.test(text) && !saysPublished.test(text)) continue
    const value = writtenDate(text)
    if (value !== null) return { value, origin: 'text' }
  }
  return null
}

const saysChanged =
  /\b(?:updated|modified|revised|aktualisiert|geändert|actualisé|modifié|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad|opdateret|oppdatert)\b|обновлено|更新|수정|עודכן|تحديث/iu
const saysPublished =
  /publi|posted|veröffentlicht|erschienen|gepubliceerd|опубликован|发布|發布|公開|입력|פורסם|نشر/iu

/** When the publisher says it was last changed: to machines, else in words beside the headline. */
export function modifiedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
  nearby: readonly string[],
): Found<string> | null {
  const told = nearby.find((text) => saysChanged.test(text) && !saysPublished.test(text)) ?? null
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
    [told === null ? null : writtenDate(told), 'text'],
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
