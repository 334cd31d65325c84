import { claims, company } from './company-features.ts'
import type { Evidence } from './evidence.ts'
import type { Feature } from './feature.ts'
import { ownMarkup, ownText } from './own-features.ts'
import { around, places } from './place-features.ts'
import { sharedOf } from './shared.ts'

/** Every feature, in the order of a row. */
export const features: readonly Feature[] = [
  ...ownText,
  ...ownMarkup,
  ...[0, 1, 2, 3, 4].flatMap(around),
  ...places,
  ...company,
  ...claims,
]

/** One row of features for each of these leaves, one after the other. */
export function rowsOf(evidence: Evidence, indexes: readonly number[]): Float64Array {
  const shared = sharedOf(evidence)
  const rows = new Float64Array(indexes.length * features.length)
  let at = 0
  for (const index of indexes) {
    for (const feature of features) rows[at++] = feature.of(evidence, shared, index)
  }
  return rows
}
