import type { ArchiveCounts } from '../archive/archive.ts'
import type { Score } from '../demo/score.ts'
import type { TrueEdit } from '../demo/truth.ts'
import { bytes, count } from './format.ts'

/** `a headline change and 2 figure changes`, for the line that announces a round. */
export function describeTrueEdits(edits: readonly TrueEdit[]): string {
  if (edits.length === 0) return 'no edit'
  const byKind = new Map<string, number>()
  for (const { kind } of edits) byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  const kinds = [...byKind].map(([kind, times]) => (times === 1 ? kind : `${times} × ${kind}`))
  return `${count(edits.length, 'edit')} (${kinds.join(', ')})`
}

/** What was found against what was done. */
export function describeScore(score: Score, counts: ArchiveCounts): string {
  const lines = [
    `The newsroom made ${count(score.edits, 'edit')}. Found: ${score.found}. Missed: ${score.missed.length}. False changes: ${score.falseChanges.length}.`,
    ...score.missed.map(
      (edit) => `  missed: ${edit.kind} in round ${edit.round} of ${edit.url} (${edit.description})`,
    ),
    ...score.falseChanges.map(({ url, change }) => `  false: ${url}: ${change.summary}`),
    ...score.noisyChanges.map(({ url, strange }) => `  noise beside an edit: ${url}: ${strange.join(' ')}`),
    `${count(counts.captures, 'capture')} of ${count(counts.articles, 'article')} became ${count(counts.versions, 'version')}; ${bytes(counts.payloadBytes)} of pages are stored in ${bytes(counts.storedBytes)}.`,
  ]
  return lines.join('\n')
}

/** The same for machines. */
export function demoScoreJson(score: Score, counts: ArchiveCounts) {
  const { edits, found, missed, falseChanges, wrongKind, noisyChanges, unseen } = score
  return { edits, found, missed, falseChanges, wrongKind, noisyChanges, unseen, archive: counts }
}
