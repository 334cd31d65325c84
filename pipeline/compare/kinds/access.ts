import type { KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding } from './finding.ts'

/** With the same claim on both sides, a wall is believed to have cut the text only where it took this share of it. */
const cutShareMin = 0.4

/**
 * A text that a paywall cut or gave back: the end of the longer one is all that went or came, and the shorter one is
 * not free. That the publisher changed who may read is kept apart from what was written.
 */
export function findAccess({ from, to, edits }: Comparison): KindFinding[] {
  const wentOnly = edits.every(
    (edit) => !edit.words.some(({ op, text }) => op === 'inserted' && /[\p{L}\p{N}]/u.test(text)),
  )
  const cameOnly = edits.every(
    (edit) => !edit.words.some(({ op, text }) => op === 'deleted' && /[\p{L}\p{N}]/u.test(text)),
  )
  if (edits.length === 0 || wentOnly === cameOnly) return []
  const [whole, cut] = wentOnly ? [from, to] : [to, from]
  if (cut.access === null || cut.access === 'free') return []
  const side = wentOnly ? 'from' : 'to'
  if (!isTail(new Set(edits.flatMap((edit) => edit[side])), whole)) return []
  const share = 1 - lengthOf(cut) / Math.max(1, lengthOf(whole))
  if (whole.access === cut.access && share < cutShareMin) return []
  return finding('access', 0.9, [`${from.access ?? 'unknown'} → ${to.access ?? 'unknown'}`])
}

/** Whether blocks are the last ones of a content. */
function isTail(changed: ReadonlySet<number>, content: Content): boolean {
  const first = Math.min(...changed)
  return changed.size > 0 && content.blocks.length - first === changed.size
}

function lengthOf(content: Content): number {
  return content.blocks.reduce((sum, block) => sum + block.text.length, 0)
}
