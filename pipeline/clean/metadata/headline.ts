import { squeeze, weigh } from '../page/text.ts'
import type { FieldOrigin } from '../../../model/content.ts'
import type { Heading } from './visible.ts'

/** A value with the place where it was found. */
export interface Found<T> {
  readonly value: T
  readonly origin: FieldOrigin
}

export interface HeadlineWitnesses {
  /** Visible level-one headings, in order. */
  readonly headings: readonly Heading[]
  /** The first ones below, and other lines that are named after headlines. */
  readonly subheadings: readonly Heading[]
  readonly namedLines: () => readonly Heading[]
  readonly jsonLd: string | null
  readonly openGraph: string | null
  readonly title: string | null
  readonly siteNames: readonly string[]
  /** Whether some text of the page, besides its title, is this one. */
  readonly isShown: (text: string) => boolean
}

/**
 * What readers see as the headline: the first-level heading that the page's other titles confirm, else a lower one
 * that is one of them, else the heading of the article by its place, else what the page says of itself, the site's
 * name cut off.
 */
export function chooseHeadline(witnesses: HeadlineWitnesses): Found<string> | null {
  const siteNames = [
    ...witnesses.siteNames.filter((name) => name.length <= siteNameMax),
    ...learnedNames(witnesses),
  ]
  const jsonLd = cutSiteName(witnesses.jsonLd, siteNames)
  const openGraph = cutSiteName(witnesses.openGraph, siteNames)
  const title = cutSiteName(witnesses.title, siteNames)
  const isSite = (text: string): boolean => siteNames.some((name) => squeeze(name) === squeeze(text))
  const headings = witnesses.headings.filter(({ text }) => text.length <= 300 && !isSite(text))
  const claims = [jsonLd, openGraph, title].filter((text) => text !== null)
  const whole = new Set(
    [witnesses.jsonLd, witnesses.openGraph, witnesses.title].map((text) => squeeze(text ?? '')),
  )
  const agreed = (text: string): number =>
    Math.max(whole.has(squeeze(text)) ? 0.95 : 0, ...claims.map((claim) => agreement(text, claim)))
  const confirmed = headings.map((heading) => ({ ...heading, score: agreed(heading.text) }))
  confirmed.sort((a, b) => b.score - a.score)
  const best = confirmed[0]
  const part = best === undefined || best.score === 1 ? null : titlePart(best, claims)
  if (part !== null) return { value: part, origin: 'markup' }
  // Where the first-level headings name the place or something else, the headline stands below them.
  if (best === undefined || best.score < 0.5 || isTail(best.text, witnesses.title)) {
    const below = belowHeading(witnesses.subheadings, claims) ?? belowHeading(witnesses.namedLines(), claims)
    const longer = best === undefined || best.score < 0.5 || (below ?? '').length > best.text.length
    if (below !== null && longer) return { value: below, origin: 'markup' }
  }
  if (best !== undefined && best.score >= 0.5) return { value: best.text, origin: 'markup' }
  const near = confirmed.filter(({ text, score }) => score >= 0.2 && text.length <= unconfirmedMax)
  const only =
    headings.length === 1 ? near[0] : near.toSorted((a, b) => a.node - b.node).find(({ own }) => own)
  if (only !== undefined) return { value: only.text, origin: 'markup' }
  const claimed = claimedHeadline(jsonLd, openGraph)
  if (claimed !== null) return shownHead(claimed, witnesses.isShown)
  if (headings.length === 1 && headings[0] !== undefined) return { value: headings[0].text, origin: 'markup' }
  return title === null ? null : shownHead({ value: title, origin: 'title' }, witnesses.isShown)
}

/** A title without a tail that readers do not see: the page shows what stands before it as a text of its own. */
function shownHead(found: Found<string>, isShown: (text: string) => boolean): Found<string> {
  const whole = squeeze(found.value).length
  const heads = [...headsOf(found.value), ...closeHeadsOf(found.value)].filter((head) => {
    const { length } = squeeze(head)
    return weigh(head) >= 12 && length >= 0.35 * whole && found.value.length - head.length <= siteNameMax
  })
  if (heads.length === 0 || isShown(found.value)) return found
  const head = heads.find(isShown)
  return head === undefined ? found : { value: head, origin: found.origin }
}

/** What stands before a stroke without spaces, as Chinese and Japanese titles have it. */
function closeHeadsOf(title: string): string[] {
  return [
    ...title.matchAll(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{P}])[-–—](?=[\p{Script=Han}\p{Script=Hangul}])/gu,
    ),
  ]
    .map(({ index }) => title.slice(0, index))
    .toReversed()
}

/**
 * The part of a heading that is one of the titles, or begins one with a section after it: a kicker, a date, a counter or
 * the sentence below may stand in the same heading. A small part must be what most titles say.
 */
function titlePart({ text, parts }: Heading, claims: readonly string[]): string | null {
  const bare = claims.map(squeeze)
  const heads = new Set(claims.flatMap((claim) => headsOf(claim).map(squeeze)))
  for (let length = parts.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= parts.length; from += 1) {
      const run = parts.slice(from, from + length)
      // The mark between a kicker and the headline belongs to neither.
      if (squeeze(run[0] ?? '') === '' || squeeze(run.at(-1) ?? '') === '') continue
      const part = stretch(text, run)
      const words = squeeze(part ?? '')
      const share = (part?.length ?? 0) / text.length
      const saying = bare.filter((claim) => claim === words).length
      const enough = share >= 0.4 || (saying > 1 && share >= 0.3)
      if (part !== null && saying > 0 && enough) return part
      if (part !== null && words.length >= belowLengthMin && share >= 0.6 && heads.has(words)) return part
    }
  }
  return null
}

/** The stretch of a text from the first of its parts to the last. */
function stretch(text: string, parts: readonly string[]): string | null {
  let from = -1
  let to = 0
  for (const part of parts) {
    const at = text.indexOf(part, to)
    if (at === -1) return null
    if (from === -1) from = at
    to = at + part.length
  }
  return from === -1 ? null : text.slice(from, to)
}

/** A longer heading that no other title confirms is a sentence. */
const unconfirmedMax = 200

/** A longer name than this is a title that a publisher put in the wrong place. */
const siteNameMax = 60

/** What the page says of itself: what it says to networks, unless that is what it says in its data with a tail. */
function claimedHeadline(jsonLd: string | null, openGraph: string | null): Found<string> | null {
  const tailed = openGraph !== null && jsonLd !== null && openGraph.startsWith(jsonLd)
  if (openGraph !== null && !tailed) return { value: openGraph, origin: 'open-graph' }
  return jsonLd === null ? null : { value: jsonLd, origin: 'json-ld' }
}

/** A heading that is one of the titles, or what stands before the last separators in one. */
function belowHeading(subheadings: readonly Heading[], claims: readonly string[]): string | null {
  const long = subheadings.filter(({ text }) => text.length >= belowLengthMin)
  const whole = long.find(({ text }) => claims.some((claim) => squeeze(claim) === squeeze(text)))
  if (whole !== undefined) return whole.text
  const heads = new Set(claims.flatMap((claim) => headsOf(claim).map(squeeze)))
  return long.find(({ text }) => heads.has(squeeze(text)))?.text ?? null
}

const belowLengthMin = 15

/** Whether a title ends in a text, where places put their names. */
function isTail(text: string, title: string | null): boolean {
  const last = [...(title ?? '').matchAll(separator)].at(-1)
  return last !== undefined && squeeze(title?.slice(last.index) ?? '') === squeeze(text)
}

/** What stands before each separator in a title, the longest first. */
function headsOf(title: string): string[] {
  return [...title.matchAll(separator)].map(({ index }) => title.slice(0, index)).toReversed()
}

/** What follows a separator in the title where another witness has the rest of it alone: the name of the place. */
function learnedNames({ title, openGraph, jsonLd, headings }: HeadlineWitnesses): string[] {
  if (title === null) return []
  const known = new Set(
    [openGraph, jsonLd, ...headings.map(({ text }) => text)].map((text) => squeeze(text ?? '')),
  )
  return [...title.matchAll(separator)].flatMap(({ 0: mark, index }) => {
    const [head, tail] = [title.slice(0, index), title.slice(index + mark.length)]
    return squeeze(head).length >= 8 && known.has(squeeze(head)) && tail.length <= siteNameMax ? [tail] : []
  })
}

const separator = /\s+[|\-–—·•»«›‹:/~]{1,2}\s+|\s*[|｜ㅣ_]\s*/g

/** The title without a leading or trailing part that names the site. */
export function cutSiteName(title: string | null, siteNames: readonly string[]): string | null {
  if (title === null) return null
  const names = siteNames.map(squeeze).filter((name) => name.length > 1)
  let text = title
  for (let round = 0; round < 3; round += 1) {
    const parts = [...text.matchAll(separator)]
    const last = parts[parts.length - 1]
    const first = parts[0]
    if (last === undefined || first === undefined) break
    const tail = squeeze(text.slice(last.index + last[0].length))
    const head = squeeze(text.slice(0, first.index))
    if (names.some((name) => isName(tail, name))) text = text.slice(0, last.index)
    else if (names.some((name) => isName(head, name))) text = text.slice(first.index + first[0].length)
    else break
  }
  return text === '' ? null : text
}

function isName(part: string, name: string): boolean {
  return (
    part !== '' &&
    (part === name ||
      (part.length > 3 && (name.includes(part) || part.includes(name)) && part.length < name.length * 2.5))
  )
}

/** How far one title's words stand in another, 0..1. */
function agreement(one: string, other: string): number {
  const a = squeeze(one)
  const b = squeeze(other)
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (Math.min(a.length, b.length) >= 8 && (a.includes(b) || b.includes(a)))
    return 0.4 + (0.5 * Math.min(a.length, b.length)) / Math.max(a.length, b.length)
  const words = new Set(wordsOf(one))
  const others = wordsOf(other)
  if (words.size === 0 || others.length === 0) return 0
  const common = others.filter((word) => words.has(word)).length
  return common / Math.max(words.size, others.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
