import { html } from '../html.ts'
import type { Html } from '../html.ts'

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** `20 November 2025, 14:02 UTC`. */
export function instant(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${dayOf(at)}, ${clock(at)} UTC</time>`
}

/** `20 November 2025`, in UTC. */
export function dayOf(at: Date): string {
  return dayFormat.format(at)
}

/** `Thursday, 20 November 2025`, in UTC. */
export function weekdayOf(at: Date): string {
  return `${weekdayFormat.format(at)}, ${dayOf(at)}`
}

/**
 * An interval as what it is: `on 20 November 2025 between 14:02 and 14:17 UTC`. Seconds are shown when both ends
 * fall in one minute. With `impliedDay` (the day of a heading above) the date is left out where it is that day.
 */
export function interval([after, by]: readonly [Date, Date], impliedDay?: string): Html {
  const [first, last] = [dayOf(after), dayOf(by)]
  const precise = clock(after) === clock(by) && first === last
  if (first !== last) {
    return html`between ${time(after, `${first}, ${clock(after)}`)} and ${time(by, `${last}, ${clock(by)}`)}
    UTC`
  }
  const day = first === impliedDay ? '' : `on ${first} `
  if (second(after) === second(by)) return html`${day}at about ${time(by, second(by))} UTC`
  const text = precise ? second : clock
  return html`${day}between ${time(after, text(after))} and ${time(by, text(by))} UTC`
}

/** How long a version was seen: `20 November 2025, 14:17 to 16:00 UTC`. */
export function span(first: Date, last: Date): Html {
  if (dayOf(first) === dayOf(last) && clock(first) === clock(last)) return instant(first)
  const end = dayOf(first) === dayOf(last) ? clock(last) : `${dayOf(last)}, ${clock(last)}`
  return html`<time datetime="${first.toISOString()}">${dayOf(first)}, ${clock(first)}</time> to
    <time datetime="${last.toISOString()}">${end}</time> UTC`
}

/** A length of time in its largest fitting unit, rounded: `15 minutes`. */
export function duration(ms: number): string {
  for (const [unit, lengthMs] of units) {
    const count = Math.round(ms / lengthMs)
    if (ms >= lengthMs) return `${count} ${unit}${count === 1 ? '' : 's'}`
  }
  return `${Math.max(1, Math.round(ms))} ms`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

function time(at: Date, text: string): Html {
  return html`<time datetime="${at.toISOString()}">${text}</time>`
}

function clock(at: Date): string {
  return at.toISOString().slice(11, 16)
}

function second(at: Date): string {
  return at.toISOString().slice(11, 19)
}
