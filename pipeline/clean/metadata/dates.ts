import { civil, findDate, type DayOrder } from './written-dates.ts'

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+|\s*T\s*)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i

/**
 * A machine-readable date (meta, JSON-LD, `datetime`) as ISO 8601: a date, or a date with time, with the
 * offset when the publisher gave one. Null for what is no date. Times without seconds get none.
 */
export function machineDate(value: string, order: DayOrder = 'day-first'): string | null {
  const text = value.trim()
  const match = iso.exec(text)
  if (match !== null) {
    const [, year, month, day, hour, minute, second, offset] = match
    const date = civil(Number(year), Number(month), Number(day))
    if (date === null || hour === undefined || minute === undefined) return date
    return withTime(date, hour, minute, second, offset)
  }
  if (/^\d{10}(?:\d{3})?$/.test(text)) return epoch(Number(text.length === 13 ? text : `${text}000`))
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/.exec(text)
  if (compact !== null) {
    const date = civil(Number(compact[1]), Number(compact[2]), Number(compact[3]))
    if (date === null || compact[4] === undefined) return date
    return withTime(date, compact[4], compact[5] ?? '00', compact[6], compact[7])
  }
  return writtenDate(text, order)
}

const clock =
  /(?:^|[^\d:])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(?:(?:gmt|utc)?([+-]\d{2}:?\d{2})|(z|utc|gmt)))?(?!\d)/i
const eastAsianClock = /(\d{1,2})\s?[時时点點시]\s?(\d{2})\s?[分분]/

/** The first date that stands in a short text, in the forms people write; with its time when one is beside it. */
export function writtenDate(text: string, order: DayOrder = 'day-first'): string | null {
  const found = findDate(text, order)
  return found === null ? null : timed(found)
}

/** A date that was found in a text, with the time that stands after or before it. */
export function timed(found: {
  readonly date: string
  readonly before: string
  readonly after: string
}): string {
  const match = clock.exec(found.after) ?? eastAsianClock.exec(found.after) ?? clock.exec(found.before)
  if (match === null || match[1] === undefined || match[2] === undefined) return found.date
  const half = match[4]?.[0]?.toLowerCase()
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0)
  return withTime(found.date, String(hour), match[2], match[3], match[5] ?? match[6])
}

function withTime(date: string, hour: string, minute: string, second?: string, offset?: string): string {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return date
  const seconds = second === undefined ? '' : `:${second}`
  return `${date}T${hour.padStart(2, '0')}:${minute}${seconds}${zone(offset)}`
}

function zone(offset: string | undefined): string {
  if (offset === undefined) return ''
  if (/^(?:z|utc|gmt)$/i.test(offset)) return 'Z'
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function epoch(milliseconds: number): string | null {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  return year >= 1990 && year <= 2100 ? `${date.toISOString().slice(0, 19)}Z` : null
}
