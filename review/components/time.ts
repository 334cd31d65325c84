import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { dayText, instantParts, intervalParts, plainTime, spanParts, utc } from '../time-text.ts'
import type { TimePart } from '../time-text.ts'

// Times are written in UTC. What the script needs to write them again in the reader's own zone is in `data-time`
// and in the `<time>` elements.

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** `20 November 2025, 14:02 UTC`. */
export function instant(at: Date): Html {
  return html`<span data-time="instant">${parts(instantParts(at, utc))}</span>`
}

/** `20 November 2025`, in UTC. */
export function dayOf(at: Date): string {
  return dayText(at, utc)
}

/** `Thursday, 20 November 2025`, in UTC. */
export function weekdayOf(at: Date): string {
  return `${weekdayFormat.format(at)}, ${dayOf(at)}`
}

/** An interval as what it is: `on 20 November 2025 between 14:02 and 14:17 UTC` (time-text.ts says how). */
export function interval(range: readonly [Date, Date], impliedDay?: string): Html {
  return html`<span data-time="interval">${parts(intervalParts(range, utc, impliedDay))}</span>`
}

/** The same as plain text, for what leaves the pages. */
export function intervalText(range: readonly [Date, Date]): string {
  return plainTime(intervalParts(range, utc))
}

/** How long a version was seen: `20 November 2025, 14:17 to 16:00 UTC`. */
export function span(first: Date, last: Date): Html {
  return html`<span data-time="span">${parts(spanParts(first, last, utc))}</span>`
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

function parts(of: readonly TimePart[]): Html[] {
  return of.map((part) =>
    typeof part === 'string'
      ? html`${part}`
      : html`<time datetime="${part.at.toISOString()}">${part.text}</time>`,
  )
}
