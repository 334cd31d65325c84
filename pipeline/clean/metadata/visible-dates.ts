import { attribute, textTag, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import { isOfOthers, labelIn, labelOfNames, type DateLabel, type NameLabel } from './date-labels.ts'
import { dayNumber } from './date-zones.ts'
import { machineDate, timed } from './dates.ts'
import { shownText } from './visible.ts'
import { findDate, findShortDate, type DayOrder } from './written-dates.ts'

/** A date that a page shows. */
export interface VisibleDate extends DateLabel {
  /** ISO 8601 */
  readonly value: string
  /** How far it stands from the headline, in texts, and how little it looks like the article's own. */
  readonly cost: number
  /** Said to be that of a change by a name alone that many themes give to any date. */
  readonly stamped: boolean
  readonly origin: 'markup' | 'text'
}

interface Seen extends DateLabel {
  readonly value: string
  /** How many texts were before it on the page. */
  readonly at: number
  readonly penalty: number
  readonly stamped: boolean
  readonly origin: 'markup' | 'text'
}

/** A date by itself, before its place on the page is looked at. */
type Dated = Omit<Seen, 'at' | 'stamped'>

const seenMax = 300
/** Texts that are searched for a date. */
const searchedMax = 2_000
const textLengthMax = 120

/** Nodes before and after the headline among which a date beside it stands. */
const nearBefore = 200
const nearAfter = 500

/** The dates near the headline, those most likely the article's first. */
export function datesNear(
  page: Page,
  headline: number,
  isOther: (node: number) => boolean,
  order: DayOrder,
): VisibleDate[] {
  const [from, to] = [Math.max(1, headline - nearBefore), Math.min(page.tag.length, headline + nearAfter)]
  return datesBetween(page, from, to, headline, isOther, order)
}

/**
 * The dates on a page, those most likely the article's first: near the headline, in an element made for dates, not in a
 * link to somewhere else, not in parts of the page that are `isOther`.
 */
export function visibleDates(
  page: Page,
  headline: number,
  isOther: (node: number) => boolean,
  order: DayOrder,
): VisibleDate[] {
  return datesBetween(page, 1, page.tag.length, headline, isOther, order)
}

function datesBetween(
  page: Page,
  from: number,
  to: number,
  headline: number,
  isOther: (node: number) => boolean,
  order: DayOrder,
): VisibleDate[] {
  const seen: Seen[] = []
  let at = 0
  let headlineAt = -1
  let label = ''
  let searched = 0
  const headlineEnd = headline === 0 ? 0 : (page.end[headline] ?? 0)
  for (let node = from; node < to && seen.length < seenMax; node += 1) {
    const tag = page.tag[node] ?? ''
    if (node === headline) headlineAt = at
    if (tag !== textTag) {
      const marked =
        tag === 'time' || tag === 'abbr'
          ? markedDate(page, node, tidy(label), order)
          : splitDate(page, node, order)
      if (marked !== null) seen.push(judged(page, node, { ...marked, at }, isOther))
      else if (tag === 'i' || tag === 'span') label = attribute(page, node, 'title') ?? label
      continue
    }
    const raw = page.text[node] ?? ''
    if (!/\S/.test(raw)) continue
    at += 1
    const opens = headlineAt !== -1 && at - headlineAt <= datelineReach
    const worth =
      searched < searchedMax &&
      (raw.length <= 400 ? maybeDated.test(raw) : opens && maybeDated.test(raw.slice(0, datelineMax)))
    if (worth) searched += 1
    const found = worth ? writtenIn(shownText(page, node), tidy(label), order, opens) : null
    if (found !== null) seen.push(judged(page, node, { ...found, at }, isOther))
    else labelAfter(seen, at, raw)
    // A headline may have the words of a label in it.
    label = raw.length < 60 && !(node > headline && node < headlineEnd) ? raw : ''
  }
  return seen.map((date) => ranked(date, headlineAt)).toSorted((a, b) => a.cost - b.cost)
}

/** "3 Sept 2024" "| Originally published": a label that is the text right after a date, and announces no other. */
function labelAfter(seen: Seen[], at: number, text: string): void {
  const last = seen[seen.length - 1]
  if (last === undefined || last.at !== at - 1 || last.published || last.changed) return
  if (text.length > 40 || /[\d:：]/.test(text) || !labelIn(text, text.length).published) return
  seen[seen.length - 1] = { ...last, published: true }
}

const maybeDated = /\d{4}|\d\d?[./]\d\d?[./]\d\d|[٠-٩۰-۹०-९০-৯௦-௯๐-๙０-９]{2}|[年년]/

/**
 * What a `time` element or an abbreviation gives to machines, unless it says that it was published on another day; with
 * the label in it or before it.
 */
function markedDate(page: Page, node: number, labelBefore: string, order: DayOrder): Dated | null {
  const given =
    attribute(page, node, 'datetime') ?? (page.tag[node] === 'abbr' ? attribute(page, node, 'title') : null)
  const value = given === null ? null : machineDate(given.slice(0, 100), order)
  if (value === null) return null
  const shown = joined(page, node)
  const own = labelIn(shown, shown.length)
  const label = own.published || own.changed ? own : labelIn(labelBefore, labelBefore.length)
  if (isOfOthers(labelBefore, '')) return null
  const written = findDate(shown, order)
  // Some sites stamp the time of a change into an element that says when they published.
  const other = written !== null && own.published && Math.abs(dayNumber(written.date) - dayNumber(value)) > 1
  return {
    value: other ? written.date : value,
    published: label.published,
    changed: label.changed,
    penalty: 0,
    origin: 'markup',
  }
}

const partsMax = 6

/** A date cut into several texts below an element named after dates. */
function splitDate(page: Page, node: number, order: DayOrder): Dated | null {
  const names = page.words[node] ?? ''
  const end = page.end[node] ?? node
  if (names === '' || end - node < 4 || end - node > 20 || !/date|time|datum|fecha/.test(names)) return null
  const pieces: string[] = []
  for (let at = node + 1; at < end && pieces.length <= partsMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') pieces.push(text)
  }
  if (
    pieces.length < 2 ||
    pieces.length > partsMax ||
    pieces.some((piece) => findDate(piece, order) !== null)
  )
    return null
  const found = findDate(pieces.join(' '), order)
  const label = labelIn(pieces.join(' '), 0)
  return found === null ? null : { value: timed(found), ...label, penalty: 0, origin: 'markup' }
}

/** A date in a short text, with the label in it or before it, or at the head of a long one that opens the article. */
function writtenIn(text: string, labelBefore: string, order: DayOrder, opens: boolean): Dated | null {
  if (text.length > textLengthMax) return opens ? dateline(text, order) : null
  if (/©|copyright/i.test(text)) return null
  let found = findDate(text, order) ?? findShortDate(text)
  if (found === null || isOfOthers(labelBefore, found.before)) return null
  let label = labelIn(text, found.before.length)
  if (label.publishedAt > 0) found = findDate(text.slice(label.publishedAt), order) ?? found
  if (!label.published && !label.changed && found.before.length < 4)
    label = labelIn(labelBefore, labelBefore.length)
  const rest = found.before.length + found.after.length
  return {
    value: timed(found),
    published: label.published,
    changed: label.changed,
    penalty: 6 + (rest > 45 ? 40 : rest > 20 ? 10 : 0),
    origin: 'text',
  }
}

const datelineMax = 60
/** A paragraph further down that begins with a date tells what happened then. */
const datelineReach = 8

/** A date that opens the article's first paragraph, alone or after a place in capitals: "(18.01.2018) Farmers fear …". */
function dateline(text: string, order: DayOrder): Dated | null {
  const found = findDate(text.slice(0, datelineMax), order)
  if (found === null) return null
  if (/\p{L}/u.test(found.before) && !/^[\s([]*\p{Lu}[\p{Lu}\s.-]{2,30}(?:,\s|\s?[(–—-])/u.test(text))
    return null
  if (found.before.length > 40) return null
  return {
    value: found.date,
    published: false,
    changed: false,
    penalty: 16,
    origin: 'text',
  }
}

/** A date with what the elements around it say of it. */
function judged(
  page: Page,
  node: number,
  date: Omit<Seen, 'stamped'>,
  isOther: (node: number) => boolean,
): Seen {
  let { published, changed, penalty, origin } = date
  let stamped = false
  let linked = false
  let today = false
  let depth = 0
  for (let at = node; at > 0 && depth < 5; at = page.parent[at] ?? 0, depth += 1) {
    const tag = page.tag[at] ?? ''
    if (tag === 'a' && !leadsToItsDay(attribute(page, at, 'href') ?? '', date.value)) linked = true
    if (tag === 'time' && origin === 'text') origin = 'markup'
    // A label names the small thing that it is on, not a whole part of the page.
    if ((page.end[at] ?? at) - at > 24) break
    const names: NameLabel = labelOfNames(page.words[at] ?? '')
    if (names.today) today = true
    if (!published && !changed) {
      published = names.published
      changed = names.changed && !names.published
      stamped = changed && names.stamped
    }
    if (names.dated && origin === 'text') {
      origin = 'markup'
      penalty -= 6
    }
  }
  if (linked) penalty += 25
  if (today) penalty += 1_000
  if (isOther(node)) penalty += 120
  return { ...date, published, changed, stamped, penalty, origin }
}

/** A blog's link to all that it published on a day or in a month stands at the date of its own article. */
function leadsToItsDay(href: string, date: string): boolean {
  const [, year, month] = /\/(\d{4})\/(\d\d?)(?:\/\d\d?)?\/?$/.exec(href) ?? []
  return year !== undefined && date.startsWith(`${year}-${month?.padStart(2, '0')}`)
}

/** A date labelled as that of publication may stand this much further off than one without a label. */
const labelBonus = 12

function ranked(
  { value, published, changed, stamped, at, penalty, origin }: Seen,
  headlineAt: number,
): VisibleDate {
  const steps = headlineAt === -1 ? at / 4 : at > headlineAt ? at - headlineAt : 2 + 2 * (headlineAt - at)
  const cost = steps + penalty - (published ? labelBonus : 0)
  return { value, published, changed, stamped, origin, cost }
}

function joined(page: Page, node: number): string {
  const pieces: string[] = []
  for (let at = node + 1; at < (page.end[node] ?? 0) && pieces.length < partsMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') pieces.push(text)
  }
  return pieces.join(' ').slice(0, textLengthMax)
}
