import type { Change } from '../../model/change.ts'
import type { Content } from '../../model/content.ts'
import { alignBlocks } from './align.ts'
import { emptyBudget, fullBudget } from './budget.ts'
import type { Budget } from './budget.ts'
import { buildHunks } from './edits.ts'
import { compareFields } from './fields.ts'
import { groupBlocks } from './groups.ts'
import { readEdits } from './kinds/finding.ts'
import { findKinds } from './kinds/kinds.ts'
import { createLexicon } from './lexicon.ts'
import { significanceOf } from './significance.ts'
import { summarize } from './summary.ts'
import { countChangedWords } from './word-count.ts'
import { createUnit } from './unit.ts'

/** Identifies this comparer; it changes whenever the same contents would give another change. */
const comparerId = 'stet-compare/2'

/**
 * Compares two contents. Pure and deterministic: no clock, no randomness, and every bound counts work, so that
 * the result is the same on a busy machine. Never throws for a valid Content. The change carries its own text
 * and rebuilds either side from the other (rebuild.ts).
 */
export function compare(from: Content, to: Content): Change {
  return compareWithin(from, to, fullBudget())
}

/** Like `compare` but without any search: equal blocks and ends are found, the rest is removed and added. */
export function compareCoarsely(from: Content, to: Content): Change {
  return compareWithin(from, to, emptyBudget())
}

function compareWithin(from: Content, to: Content, budget: Budget): Change {
  const lexicon = createLexicon()
  const fields = compareFields(from, to, lexicon, budget)
  const alignment = alignBlocks(
    from.blocks.map((block) => createUnit(block, lexicon)),
    to.blocks.map((block) => createUnit(block, lexicon)),
    budget,
  )
  const hunks = buildHunks(alignment, groupBlocks(alignment, lexicon), lexicon, budget)
  const counts = countChangedWords(hunks, lexicon)
  const found = { comparerId, fields, hunks, ...counts, coarse: budget.coarse }
  const kinds = findKinds({ from, to, fields, edits: readEdits(hunks), ...counts, lexicon })
  const judged = { ...found, kinds, significance: significanceOf({ ...found, kinds }) }
  return { ...judged, summary: summarize(judged) }
}
