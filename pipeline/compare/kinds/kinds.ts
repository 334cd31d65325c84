import { changeKinds, type KindFinding } from '../../../model/change.ts'
import { findAccess } from './access.ts'
import { findCorrectionNotices } from './correction-notices.ts'
import type { Comparison, Rule } from './finding.ts'
import { findFieldKinds } from './fields.ts'
import { findFormatting } from './formatting.ts'
import { findLiveKinds } from './live-posts.ts'
import { findNegations } from './negations.ts'
import { findNumbers } from './numbers.ts'
import { findQuotes } from './quotes.ts'
import { findShape } from './shape.ts'
import { findStructure } from './structure.ts'
import { findTypos } from './typos.ts'

const rules: readonly Rule[] = [
  findFieldKinds,
  findStructure,
  findNumbers,
  findQuotes,
  findNegations,
  findCorrectionNotices,
  findTypos,
  findFormatting,
  findShape,
  findLiveKinds,
  findAccess,
]

/**
 * What kinds of change a comparison shows, each with its evidence and how sure the rule is, in the order of
 * `changeKinds`. A kind occurs once at most: of several findings the surest stays, with the evidence of all.
 */
export function findKinds(comparison: Comparison): KindFinding[] {
  const found = new Map<string, KindFinding>()
  for (const one of rules.flatMap((rule) => rule(comparison))) {
    const known = found.get(one.kind)
    found.set(one.kind, known === undefined ? one : joinFindings(known, one))
  }
  // What a page had no room for was not taken back.
  if (found.has('live-post-trimmed')) for (const kind of ['shrink', 'rewrite']) found.delete(kind)
  return changeKinds.flatMap((kind) => found.get(kind) ?? [])
}

function joinFindings(a: KindFinding, b: KindFinding): KindFinding {
  const confidence = Math.max(a.confidence, b.confidence)
  return { kind: a.kind, confidence, evidence: [...a.evidence, ...b.evidence].slice(0, 6) }
}
