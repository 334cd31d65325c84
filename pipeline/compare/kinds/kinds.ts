import { changeKinds, type KindFinding } from '../../../model/change.ts'
import { findAccess } from './access.ts'
import { findCorrectionNotices } from './correction-notices.ts'
import { fieldKinds, findFieldKinds } from './fields.ts'
import { type Comparison, finding } from './finding.ts'
import { findFormatting, findTypos } from './formatting.ts'
import { languageOf } from './language.ts'
import { findLiveKinds } from './live-posts.ts'
import { knownWordsOf } from './known-words.ts'
import { findQuotes, type QuoteShift } from './quotes.ts'
import { readPassages } from './readings.ts'
import { findShape } from './shape.ts'
import { evidenceOf, findingsOf } from './shifts.ts'
import { findSilentCorrections } from './silent-corrections.ts'
import { findStructure } from './structure.ts'
import { findTakedown } from './takedowns.ts'

/**
 * What kinds of change a comparison shows, each with its evidence and how sure the rule is, in the order of
 * `changeKinds`. A kind occurs once at most: of several findings the surest stays, with the evidence of all.
 * docs/kinds.md tells the rules.
 */
export function findKinds(comparison: Comparison): KindFinding[] {
  const { from, to, edits, lexicon } = comparison
  const quotes = findQuotes(comparison)
  const readings = readPassages(edits, to.language, knownWordsOf(from, to), quotes, lexicon)
  const shifts = readings.flatMap((reading) => reading.shifts)
  const notices = findCorrectionNotices(comparison)
  const isTold = notices.length > 0
  const found = joined([
    ...findFieldKinds(comparison),
    ...findStructure(readings, comparison),
    ...findingsOf(shifts.filter(({ kind }) => kind !== 'silent-correction')),
    ...quotes.flatMap(findingOfQuote),
    ...notices,
    ...(isTold ? [] : findSilentCorrections(readings, quotes, languageOf(to.headline ?? '', to.language))),
    ...findTakedown(comparison),
    ...findTypos(readings),
    ...findFormatting(readings, comparison),
    ...findShape(readings, quotes, comparison),
    ...findLiveKinds(comparison),
    ...findAccess(comparison),
  ])
  if (isTold) found.delete('silent-correction')
  withoutConsequences(found)
  return changeKinds.flatMap((kind) => found.get(kind) ?? [])
}

function findingOfQuote(shift: QuoteShift): KindFinding[] {
  return finding(shift.kind, shift.confidence, [evidenceOf(shift)])
}

/** What follows from another kind is not told again. */
function withoutConsequences(found: Map<string, KindFinding>): void {
  // What a page had no room for was not taken back.
  if (found.has('live-post-trimmed')) for (const kind of ['shrink', 'rewrite']) found.delete(kind)
  // Where a text was taken back, nothing of it was corrected, cut or written anew.
  if (!found.has('takedown-notice')) return
  for (const kind of found.keys()) {
    if (!besideTakedown.has(kind)) found.delete(kind)
  }
}

const besideTakedown: ReadonlySet<string> = new Set(['takedown-notice', 'access', ...fieldKinds])

function joined(findings: readonly KindFinding[]): Map<string, KindFinding> {
  const found = new Map<string, KindFinding>()
  for (const one of findings) {
    const known = found.get(one.kind)
    found.set(one.kind, known === undefined ? one : joinFindings(known, one))
  }
  return found
}

function joinFindings(a: KindFinding, b: KindFinding): KindFinding {
  const confidence = Math.max(a.confidence, b.confidence)
  return { kind: a.kind, confidence, evidence: [...new Set([...a.evidence, ...b.evidence])].slice(0, 6) }
}
