import type { Archive, ChangeStatistics } from '../archive/archive.ts'
import type { SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import { cosmeticMax } from './components/significance.ts'

export interface CountedStatistics {
  readonly at: Date
  readonly statistics: ChangeStatistics
}

/** What is counted: the changes of the last `lengthMs` or of all time, of one source or of all. */
export interface StatisticsScope {
  readonly lengthMs: number | null
  readonly sourceId?: SourceId
}

/** Of the lists of sources and articles. */
const listLength = 15

/**
 * Counting takes as long as there are changes. So who asks for figures that were counted within
 * `limits.statisticsAgeMsMax`, or are being counted, is given those; at most `limits.statisticsKeptMax` are kept.
 */
export function statisticsCache(
  archive: Pick<Archive, 'changeStatistics'>,
  now: () => Date,
): (scope: StatisticsScope) => Promise<CountedStatistics> {
  const known = new Map<string, { readonly at: Date; readonly counted: Promise<CountedStatistics> }>()
  return ({ lengthMs, sourceId }) => {
    const at = now()
    const key = `${lengthMs} ${sourceId}`
    const kept = known.get(key)
    if (kept !== undefined && Math.abs(at.getTime() - kept.at.getTime()) < limits.statisticsAgeMsMax) {
      return kept.counted
    }
    const counted = archive
      .changeStatistics({
        tellingAbove: cosmeticMax,
        limit: listLength,
        ...(lengthMs !== null && { since: new Date(at.getTime() - lengthMs) }),
        ...(sourceId !== undefined && { sourceId }),
      })
      .then((statistics) => ({ at, statistics }))
    const entry = { at, counted }
    // What failed once is tried again by whoever asks next.
    counted.catch(() => {
      if (known.get(key) === entry) known.delete(key)
    })
    known.delete(key)
    known.set(key, entry)
    for (const [oldest] of known) {
      if (known.size <= limits.statisticsKeptMax) break
      known.delete(oldest)
    }
    return counted
  }
}
