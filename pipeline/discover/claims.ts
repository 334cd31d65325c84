import { Parser } from 'htmlparser2'

/** Longer claims are not headlines. */
const headlineLengthMax = 500

/** The text of a piece of HTML: Atom says when a title is HTML, and titles of RSS mostly are. */
export function textOfHtml(html: string): string {
  let text = ''
  const parser = new Parser({ ontext: (data) => void (text += data) }, { decodeEntities: true })
  parser.end(html.slice(0, headlineLengthMax * 4))
  return text
}

/**
 * A headline as a source claims it: control characters and repeated spaces removed, NFC, of a bearable length.
 * Null when nothing is left.
 */
export function claimedHeadline(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  const plain = text
    .slice(0, headlineLengthMax * 4)
    // oxlint-disable-next-line no-control-regex -- control characters are what is removed
    .replaceAll(/[\s\u0000-\u001F\u007F-\u009F\u200B\uFEFF\uFFFD]+/gu, ' ')
    .normalize('NFC')
    .toWellFormed()
    .trim()
  if (plain === '') return null
  return plain.length > headlineLengthMax ? `${plain.slice(0, headlineLengthMax - 1).toWellFormed()}…` : plain
}

/** RFC 822 zones that are still written; military letters are not: RFC 2822 section 4.3 says they mean nothing. */
const namedZones: Readonly<Record<string, string>> = {
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A source's date as ISO 8601 with its own offset, from RFC 3339 (Atom, JSON Feed, sitemaps) or RFC 822 (RSS).
 * Null when it is none or says no time or no offset: guessing a zone would put an instant in the publisher's mouth.
 */
export function claimedInstant(text: string | null | undefined): string | null {
  const trimmed = text?.trim().slice(0, 100) ?? ''
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(Z|[+-]\d\d:?\d\d)$/i.exec(trimmed)
  if (iso !== null) return instant(`${iso[1]}T${iso[2]}${iso[3] ?? ':00'}`, iso[4] ?? '')
  const rfc =
    /^(?:[A-Z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Z]{3})[A-Z]*\.?[\s-](\d{4}|\d\d)\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*\(?([A-Z]{1,4}|[+-]\d{4})\)?$/i.exec(
      trimmed,
    )
  if (rfc === null) return null
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = ''] = rfc
  const number = months.indexOf(month.toLowerCase()) + 1
  // RFC 2822 section 4.3: two-digit years below 50 are of this century.
  const fullYear = year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`
  return instant(`${fullYear}-${two(number)}-${two(day)}T${two(hour)}:${minute}:${second}`, zone)
}

function instant(local: string, zone: string): string | null {
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : namedZones[zone.toUpperCase()]
  if (offset === undefined) return null
  const time = Date.parse(local + offset)
  return Number.isNaN(time) || rollsOver(local) ? null : local + offset
}

/** Date.parse takes 31 February for a day of March, and 24:00 for the next day; such a date was none. */
function rollsOver(local: string): boolean {
  if (Number(local.slice(8, 10)) <= 28 && Number(local.slice(11, 13)) <= 23) return false
  return !new Date(Date.parse(`${local}Z`)).toISOString().startsWith(local)
}

function two(value: number | string): string {
  return String(value).padStart(2, '0')
}
