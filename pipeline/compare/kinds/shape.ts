import type { KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding } from './finding.ts'

/** Less than this share of either text stayed: the article was written anew. */
const rewriteKeptMax = 0.4
/** A text this short is rewritten by any edit. */
const rewriteLengthMin = 200

/** What the amount of words that came and went tells: growth, shrink, rewrite. */
export function findShape(comparison: Comparison): KindFinding[] {
  const { wordsAdded, wordsRemoved } = comparison
  const passages = (op: 'inserted' | 'deleted') =>
    comparison.edits.flatMap((edit) =>
      edit.words.filter((run) => run.op === op && /[\p{L}\p{N}]/u.test(run.text)).map((run) => run.text),
    )
  if (wordsAdded > 0 && wordsRemoved === 0) return finding('growth', 1, passages('inserted'))
  if (wordsRemoved > 0 && wordsAdded === 0) return finding('shrink', 1, passages('deleted'))
  const kept = shareKept(comparison)
  if (kept > rewriteKeptMax) return []
  return finding('rewrite', 1 - kept, [`${wordsRemoved} words removed`, `${wordsAdded} words added`])
}

/** Share of the longer text that stayed; 1 when both are too short to tell. */
function shareKept(comparison: Pick<Comparison, 'from' | 'to' | 'edits'>): number {
  const before = lengthOf(comparison.from)
  const after = lengthOf(comparison.to)
  if (Math.min(before, after) < rewriteLengthMin) return 1
  let removed = 0
  let added = 0
  for (const run of comparison.edits.flatMap((edit) => edit.words)) {
    if (run.op === 'deleted') removed += run.text.length
    if (run.op === 'inserted') added += run.text.length
  }
  return Math.max(0, Math.max(before - removed, after - added) / Math.max(before, after))
}

function lengthOf(content: Content): number {
  return content.blocks.reduce((sum, block) => sum + block.text.length, 0)
}
