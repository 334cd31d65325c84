import type { KindFinding } from '../../../model/change.ts'
import { finding } from './finding.ts'

/** A version that an article had before, by the digest of its content. */
export interface EarlierVersion {
  readonly version: number
  readonly contentDigest: string
}

/**
 * To which version an article went back: the latest of its earlier ones with the same digest, unless that is the one it had
 * just now. Two contents do not tell; who knows the history adds the finding to those of the comparison.
 */
export function findRevert(earlier: readonly EarlierVersion[], contentDigest: string): KindFinding[] {
  if (earlier.at(-1)?.contentDigest === contentDigest) return []
  const same = earlier.findLast((version) => version.contentDigest === contentDigest)
  return same === undefined ? [] : finding('revert', 1, [`version ${same.version}`])
}
