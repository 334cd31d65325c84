import type { FieldOrigin } from '../../../model/content.ts'
import type { Page } from '../page/page.ts'
import { dateOfAddress, monthOfAddress } from './address-dates.ts'
import { stringMember } from './article-object.ts'
import { dayNumber, isLocalFormOf, isOtherTime, offsetBetween, sameDay } from './date-zones.ts'
import { machineDate } from './dates.ts'
import type { Found } from './headline.ts'
import type { JsonObject } from './json-ld.ts'
import { metaNamed, metaValue, type MetaTags } from './meta-tags.ts'
import { once } from '../../once.ts'
import { datesNear, visibleDates, type VisibleDate } from './visible-dates.ts'
import type { VisibleSigns } from './visible.ts'
import type { DayOrder } from './written-dates.ts'

/** Meta elements that name the date of publication, the surest first. */
const publishedProperties = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'og:published_time',
  'og:pubdate',
  'rnews:datepublished',
]
const publishedNames = [
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publish_time',
  'publication_date',
  'publicationdate',
  'published-date',
  'published_date',
  'date_published',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'dcterms.available',
  'date',
  'displaydate',
  'bt:pubdate',
  'created',
  'release_date',
  'timestamp',
  'last-modified-date',
]

/**
 * When the publisher says the article appeared: JSON-LD, meta tags, microdata, its address, what the page shows near
 * the headline. ISO 8601 with the publisher's own offset, or null. A date that is said to be that of a change is none.
 */
export function publishedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
  place: DatePlace,
): Found<string> | null {
  const claimed =
    article === null
      ? null
      : (stringMember(article, 'datePublished') ??
        stringMember(article, 'dateCreated') ??
        stringMember(article, 'uploadDate'))
  const candidates: readonly [string | null, FieldOrigin][] = [
    [claimed, 'json-ld'],
    [metaValue(tags, ...publishedProperties), 'open-graph'],
    [signs.microdata.published ?? metaValue(tags, 'datepublished'), 'microdata'],
    [metaValue(tags, ...publishedNames) ?? metaNamed(tags, publishedName), 'meta'],
  ]
  const claims = candidates.flatMap(([text, origin]): Found<string>[] => {
    const value = text === null ? null : machineDate(text, place.order)
    return value === null ? [] : [{ value, origin }]
  })
  const [first] = claims
  if (first === undefined) return shownDate(place)
  const claim = claims.find((other) => isLocalFormOf(other.value, first.value)) ?? first
  const modified = modifiedFrom(article, tags, signs, place)?.value ?? null
  return contradicted(claim.value, modified, place) ?? claim
}

/** Names that publishers invent for it. */
const publishedName =
  /(?:^|[\W_])(?:publi\w*|issued?|posted|uploaded|originally?)[\W_]?(?:date|time|on|at)?(?:$|[\W_](?:date|time|utc)$)|(?:^|[\W_])(?:date|time)[\W_]?publi\w*$/

/** A date that stands right beside the headline. */
const besideMax = 15

/**
 * The date that readers are shown, where it says better than the one given to machines when the article appeared: it
 * is earlier (the claim is of a later copy), or it says of itself that it is the date of publication. An instant claimed in
 * UTC is taken from the page where that gives it in the publisher's zone.
 */
function contradicted(claim: string, modified: string | null, place: DatePlace): Found<string> | null {
  const near = place.near().filter(({ cost }) => cost <= 4 * besideMax)
  const local = near.find(({ value }) => isLocalFormOf(value, claim))
  if (local !== undefined) return local
  const address = dateOfAddress(place.addresses)
  const beside = near.find(({ changed, cost }) => !changed && cost <= besideMax)
  const offset =
    beside === undefined || address?.value === claim.slice(0, 10) ? null : offsetBetween(beside.value, claim)
  if (beside !== undefined && offset !== null)
    return { value: `${beside.value}${offset}`, origin: beside.origin }
  if (near.some(({ value }) => sameDay(value, claim) && !isOtherTime(value, claim))) return null
  if (address !== null && sameDay(address.value, claim)) return null
  if (beside === undefined) return earlierAddress(address, claim)
  const earlier = dayNumber(beside.value) < dayNumber(claim)
  const labelled = beside.published && (modified === null || !sameDay(beside.value, modified))
  return earlier || labelled ? beside : null
}

/** An address keeps the day on which the article was first put there; a later claim is that of a copy. */
function earlierAddress(address: Found<string> | null, claim: string): Found<string> | null {
  return address !== null && dayNumber(address.value) < dayNumber(claim) ? address : null
}

/** Dates that cost more stand too far from the headline to be the article's; those labelled may stand at its end. */
const costMax = 150
const labelledCostMax = 400

/** The date nearest to the headline; where the address has one too, the one nearest to that. */
function shownDate(place: DatePlace): Found<string> | null {
  const visible = unstamped(place.visible())
  const onlyChanged = (visible[0]?.changed ?? false) && (visible[0]?.cost ?? Infinity) <= besideMax
  const shown = visible.filter(
    ({ changed, published, cost }) =>
      !changed && cost <= (published ? labelledCostMax : onlyChanged ? besideMax * 2 : costMax),
  )
  const address = dateOfAddress(place.addresses)
  if (address !== null) return shown.find(({ value }) => sameDay(value, address.value)) ?? address
  const month = monthOfAddress(place.addresses)
  return visible.find(({ value, changed }) => !changed && value.startsWith(month)) ?? shown[0] ?? null
}

/** A date beside the headline that only its name says to be of a change is the article's, when no other stands there. */
function unstamped(dates: readonly VisibleDate[]): readonly VisibleDate[] {
  const beside = dates.filter(({ cost }) => cost <= 2 * besideMax)
  const [first] = beside
  if (first === undefined || !beside.every(({ stamped }) => stamped)) return dates
  return dates.map((date) =>
    date.stamped && sameDay(date.value, first.value) ? { ...date, changed: false } : date,
  )
}

/** Where dates stand that no markup names. */
export interface DatePlace {
  readonly addresses: readonly string[]
  readonly order: DayOrder
  /** Those that the page shows, the likeliest first; and those of them that stand near the headline. */
  readonly visible: () => readonly VisibleDate[]
  readonly near: () => readonly VisibleDate[]
}

/** Looks at the page when it is asked. */
export function datePlace(
  page: Page,
  headline: number,
  isOther: (node: number) => boolean,
  { addresses, language }: { readonly addresses: readonly string[]; readonly language: string | null },
): DatePlace {
  const order = dayOrderOf(language, addresses)
  return {
    addresses,
    order,
    visible: once(() => visibleDates(page, headline, isOther, order)),
    near: once(() => datesNear(page, headline, isOther, order)),
  }
}

/** When the publisher says it was last changed: to machines, else in words beside the headline. */
export function modifiedFrom(
  article: JsonObject | null,
  tags: MetaTags,
  signs: VisibleSigns,
  place: DatePlace,
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
    const value = text === null ? null : machineDate(text, place.order)
    if (value !== null) return { value, origin }
  }
  const told = place.near().find(({ changed, cost }) => changed && cost <= costMax)
  return told === undefined ? null : { value: told.value, origin: told.origin }
}

/** Bare `en` is the web's default and mostly American; a country's own domain is not. */
function dayOrderOf(language: string | null, addresses: readonly string[]): DayOrder {
  const tag = (language ?? '').toLowerCase().replace('_', '-')
  if (/^en-(?:us|ph)\b/.test(tag)) return 'month-first'
  if (tag !== 'en') return 'day-first'
  const country = addresses.some((address) => /\.[a-z]{2}$/.test(URL.parse(address)?.hostname ?? ''))
  return country ? 'day-first' : 'month-first'
}
