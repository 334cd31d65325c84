/** A time zone, with what writes times in it: making that anew for each time would cost more than the page. */
export interface Zone {
  readonly day: Intl.DateTimeFormat
  readonly clock: Intl.DateTimeFormat
  /** What it is called after a time. */
  readonly name: (at: Date) => string
}

/** A zone by its IANA name; without a name of its own each time has that of its season (`CET`, `CEST`). */
export function zoneOf(timeZone: string, name?: string): Zone {
  const short = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
  return {
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }),
    clock: new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone }),
    name: (at) =>
      name ?? short.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  }
}

export const utc: Zone = zoneOf('UTC', 'UTC')

/** Text with the instants that it speaks of, for `<time>` elements. */
export type TimePart = string | { readonly at: Date; readonly text: string }

/** The parts as plain text. */
export function plainTime(parts: readonly TimePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
}

/** `20 November 2025, 14:02 UTC`. */
export function instantParts(at: Date, zone: Zone): TimePart[] {
  return [{ at, text: `${dayText(at, zone)}, ${clock(at, zone)} ${zone.name(at)}` }]
}

/**
 * An interval as what it is: `on 20 November 2025 between 14:02 and 14:17 UTC`. Seconds are shown when both ends
 * fall in one minute. With `impliedDay` (the day of a heading above) the date is left out where it is that day.
 */
export function intervalParts(
  [after, by]: readonly [Date, Date],
  zone: Zone,
  impliedDay?: string,
): TimePart[] {
  const [first, last] = [dayText(after, zone), dayText(by, zone)]
  const name = zone.name(by)
  if (first !== last) {
    const from = { at: after, text: `${first}, ${clock(after, zone)}` }
    return ['between ', from, ' and ', { at: by, text: `${last}, ${clock(by, zone)}` }, ` ${name}`]
  }
  const day = first === impliedDay ? '' : `on ${first} `
  if (second(after, zone) === second(by, zone)) {
    return [`${day}at about `, { at: by, text: second(by, zone) }, ` ${name}`]
  }
  const text = clock(after, zone) === clock(by, zone) ? second : clock
  const from = { at: after, text: text(after, zone) }
  return [`${day}between `, from, ' and ', { at: by, text: text(by, zone) }, ` ${name}`]
}

/** How long a version was seen: `20 November 2025, 14:17 to 16:00 UTC`. */
export function spanParts(first: Date, last: Date, zone: Zone): TimePart[] {
  const sameDay = dayText(first, zone) === dayText(last, zone)
  if (sameDay && clock(first, zone) === clock(last, zone)) return instantParts(first, zone)
  const end = sameDay ? clock(last, zone) : `${dayText(last, zone)}, ${clock(last, zone)}`
  return [
    { at: first, text: `${dayText(first, zone)}, ${clock(first, zone)}` },
    ' to ',
    { at: last, text: end },
    ` ${zone.name(last)}`,
  ]
}

/** `20 November 2025`. */
export function dayText(at: Date, { day }: Zone): string {
  return day.format(at)
}

function clock(at: Date, zone: Zone): string {
  return second(at, zone).slice(0, 5)
}

function second(at: Date, { clock: format }: Zone): string {
  return format.format(at)
}
