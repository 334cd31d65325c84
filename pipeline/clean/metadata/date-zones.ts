/** What the same moment is called in two time zones. All dates are ISO 8601. */

/** Days since 1970 of the first ten characters of an ISO date. */
export function dayNumber(iso: string): number {
  return Date.parse(iso.slice(0, 10)) / 86_400_000
}

/** The same instant, which one gives in the publisher's zone and the other in UTC. */
export function isLocalFormOf(local: string, claim: string): boolean {
  return isInUtc(claim) && !isInUtc(local) && sameInstant(local, claim)
}

/**
 * The offset by which a time shown without a zone is the instant that was claimed in UTC, where it puts it on another
 * day. Only offsets that are in use somewhere count: a later time is likely to have none of them.
 */
export function offsetBetween(shown: string, claim: string): string | null {
  if (!isInUtc(claim) || !unzoned.test(shown) || shown.slice(0, 10) === claim.slice(0, 10)) return null
  const minutes = minutesBetween(shown, claim)
  if (minutes < -12 * 60 || minutes > 14 * 60) return null
  if (minutes % 60 !== 0 && !brokenOffsets.has(minutes)) return null
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** On another day, and no time zone makes the times the same. */
export function isOtherTime(shown: string, claim: string): boolean {
  if (!isInUtc(claim) || !unzoned.test(shown) || shown.slice(0, 10) === claim.slice(0, 10)) return false
  return minutesBetween(shown, claim) % 15 !== 0
}

/** Minutes from UTC in Newfoundland, Iran, Afghanistan, India, Nepal, Myanmar, Australia's middle and Lord Howe. */
const brokenOffsets: ReadonlySet<number> = new Set([-210, -150, 210, 270, 330, 345, 390, 570, 630])

const unzoned = /T\d\d:\d\d(?::\d\d)?$/

/** Whole minutes from an instant in UTC to what a clock shows. */
function minutesBetween(shown: string, claim: string): number {
  return (Date.parse(`${shown.slice(0, 16)}Z`) - Date.parse(`${claim.slice(0, 16)}Z`)) / 60_000
}

function isInUtc(iso: string): boolean {
  return /(?:Z|[+-]00:00)$/.test(iso)
}

/** Both with a zone, and no minute apart. */
function sameInstant(one: string, other: string): boolean {
  if (!zoned.test(one) || !zoned.test(other)) return false
  return Math.abs(Date.parse(one) - Date.parse(other)) < 60_000
}

const zoned = /T.*(?:Z|[+-]\d\d:\d\d)$/

/** Time zones shift a day; 03/04 may have been read as the 3rd of April where it is the 4th of March. */
export function sameDay(one: string, other: string): boolean {
  const swapped = `${one.slice(0, 5)}${one.slice(8, 10)}-${one.slice(5, 7)}`
  return Math.abs(dayNumber(one) - dayNumber(other)) <= 1 || swapped === other.slice(0, 10)
}
