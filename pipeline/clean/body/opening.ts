import { headlineIndexOf, type Evidence } from './evidence.ts'

/** So many leaves before the first paragraph that the scorer is sure of. */
const openingMax = 4
const sureMin = 2
/** What it takes for no part of the body is none. */
const doubtMin = -2
const enough = 1

/**
 * Certainty with the sentences between the headline and the first sure paragraph raised, where the names of elements keep
 * them: an introduction that nothing calls by name is short and stands alone, so the scorer is of two minds about it, and it
 * would come and go with what else is on the page.
 */
export function withOpening(evidence: Evidence, certainty: Float64Array): Float64Array {
  const { text, named } = evidence
  const isKeptProse = (at: number): boolean => text[at]?.prose === true && named.verdicts[at] === 'keep'
  const first = certainty.findIndex((certain, at) => certain > sureMin && isKeptProse(at))
  const head = headlineIndexOf(evidence)
  if (first === -1 || head === -1) return certainty
  const raised = Float64Array.from(certainty)
  for (let at = Math.max(head + 1, first - openingMax); at < first; at += 1) {
    const certain = certainty[at] ?? doubtMin
    if (certain > doubtMin && certain < enough && isKeptProse(at)) raised[at] = enough
  }
  return raised
}
