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

export function flag(value: boolean | undefined): number {
  return value === true ? 1 : 0
}

/** The kinds of leaves, in the order of their numbers. */
export const kinds = ['paragraph', 'heading', 'list-item', 'caption', 'code', 'table-row']
