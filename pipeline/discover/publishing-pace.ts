import type { Candidate } from '../../model/source.ts'

/** Fewer dates tell no pace. */
const datesMin = 5
/** The newest of them: a sitemap of years tells what the pace is now. */
const datesMax = 100

/**
 * How often a source publishes, told by the dates that it gives its newest articles: the median time between one and
 * the next, in milliseconds. Null when fewer than five have a date, or most were published at once.
 */
export function publishingPace(): {
  add(candidates: readonly Candidate[]): void
  everyMs(): number | null
} {
  let newest: number[] = []
  return {
    add(candidates) {
      const times = candidates.flatMap(({ publishedAt }) =>
        publishedAt === null ? [] : [Date.parse(publishedAt)],
      )
      newest = [...newest, ...times].toSorted((a, b) => b - a).slice(0, datesMax)
    },
    everyMs() {
      if (newest.length < datesMin) return null
      const gaps = newest
        .slice(1)
        .map((time, index) => (newest[index] ?? time) - time)
        .toSorted((a, b) => a - b)
      const median = gaps[Math.floor(gaps.length / 2)] ?? 0
      return median > 0 ? median : null
    },
  }
}
