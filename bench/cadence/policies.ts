import { waitMs } from '../../model/cadence.ts'
import type { Policy } from './simulate.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Every article every hour. */
export const fixed: Policy = (_, scale) => hour * scale

/** The ladder of newsdiffs, by the time since the last change (or the first look). */
export const ladder: Policy = ({ ageMs, sinceChangeMs }, scale) => {
  const quiet = sinceChangeMs ?? ageMs
  if (quiet < 3 * hour) return 15 * minute * scale
  if (quiet < day) return hour * scale
  if (quiet < 7 * day) return 3 * hour * scale
  if (quiet < 30 * day) return 3 * day * scale
  return 30 * day * scale
}

/** The back-off of News Sniffer: half an hour, a fifth more for each quiet look, begun anew by a change. */
export const backOff: Policy = ({ intervalMs, sinceChangeMs, ageMs }, scale) => {
  if (intervalMs === 0 || sinceChangeMs === 0) return 30 * minute * scale
  return (sinceChangeMs ?? ageMs) > 40 * day ? null : intervalMs * 1.2
}

/** Ours, without its bounds, which are everybody's here. */
export const learned: Policy = (known, scale) => waitMs(known, scale)
