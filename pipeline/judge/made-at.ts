import type { Hop } from '../../model/capture.ts'

/** A cache that tells a longer age has lost its mind. */
const ageSecondsMax = 366 * 24 * 60 * 60

/**
 * When a server made the answer that a fetch got at `startedAt`: our clock, less the Age that a cache told (RFC 9111
 * section 4.2.3). The server's own clock (Date) is not asked. Pure.
 */
export function madeAt(hops: readonly Hop[], startedAt: Date): Date {
  const headers = hops.at(-1)?.headers ?? []
  const age = headers.find(([name]) => name.toLowerCase() === 'age')?.[1].trim() ?? ''
  const seconds = /^\d{1,9}$/.test(age) ? Number(age) : 0
  return seconds > ageSecondsMax ? startedAt : new Date(startedAt.getTime() - seconds * 1000)
}
