import type { Evidence } from './evidence.ts'
import type { Shared } from './shared.ts'

/** What the scorer knows of one leaf: a number with a name. Counts and ratios, 1 and 0 for yes and no. */
export interface Feature {
  readonly name: string
  readonly of: (evidence: Evidence, shared: Shared, index: number) => number
}

export function feature(name: string, of: Feature['of']): Feature {
  return { name, of }
}

/**
 * A sum over other leaves, in steps of an eighth to a quarter: a counter or a teaser that is another with each request changes
 * sums a little, and a leaf near the edge must not come and go with it.
 */
export function amount(name: string, of: Feature['of']): Feature {
  return { name, of: (evidence, shared, index) => stepped(of(evidence, shared, index)) }
}

/** A share of other leaves' text, in steps of a twentieth, for the same reason. */
export function share(name: string, of: Feature['of']): Feature {
  return { name, of: (evidence, shared, index) => Math.round(of(evidence, shared, index) * 20) / 20 }
}

/** The three leading bits of a number; exact in whole numbers, so the same on every machine. */
function stepped(value: number): number {
  const whole = Math.round(value)
  if (whole < 8) return whole
  const step = 2 ** (29 - Math.clz32(whole))
  return Math.floor(whole / step) * step
}

export function flag(value: boolean | undefined): number {
  return value === true ? 1 : 0
}

/** The kinds of leaves, in the order of their numbers. */
export const kinds = ['paragraph', 'heading', 'list-item', 'caption', 'code', 'table-row']
