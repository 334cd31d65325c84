import type { Archive } from '../archive/archive.ts'
import { limits } from '../model/limits.ts'
import type { SystematicEdit } from '../model/systematic.ts'
import { findSystematicEdits } from '../pipeline/compare/systematic/systematic.ts'

/**
 * The edits that articles of one source share, out of its newest changes: within `limits.systematicWindowMs`, and of
 * all sources together at most `limits.systematicChangesMax` changes. Looked for again when there are new changes,
 * and no more often than every `limits.systematicPauseMs`.
 */
export function systematicCache(
  archive: Pick<Archive, 'recentChanges' | 'lastChange'>,
  now: () => Date,
): () => Promise<readonly SystematicEdit[]> {
  let known: {
    readonly last: number
    readonly at: number
    readonly edits: Promise<readonly SystematicEdit[]>
  } | null = null
  return async () => {
    const at = now().getTime()
    if (known !== null && at - known.at < limits.systematicPauseMs) return known.edits
    const last = await archive.lastChange()
    if (known === null || known.last !== last) {
      const edits = find(archive, new Date(at - limits.systematicWindowMs))
      // What failed once is tried again by whoever asks next.
      edits.catch(() => {
        known = null
      })
      known = { last, at, edits }
    } else known = { ...known, at }
    return known.edits
  }
}

async function find(
  archive: Pick<Archive, 'recentChanges'>,
  since: Date,
): Promise<readonly SystematicEdit[]> {
  const { items } = await archive.recentChanges({
    since,
    withoutNoise: true,
    cause: 'publisher',
    limit: limits.systematicChangesMax,
  })
  const edits = [...Map.groupBy(items, ({ sourceId }) => sourceId).values()].flatMap(
    (changes) =>
      findSystematicEdits(
        changes.map(({ articleId, changedBetween: [, at], change }) => ({ articleId, at, change })),
      ).edits,
  )
  return edits.toSorted((a, b) => b.articles - a.articles).slice(0, editsShownMax)
}

const editsShownMax = 5
