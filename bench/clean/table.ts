import type { TruePage } from '../../training/pages.ts'
import { mean, shingleScore } from '../../training/shingles.ts'
import { hits, type Field } from './metadata-score.ts'
import type { Measurement, Report } from './measure.ts'

/** What one extractor did to the pages of one set. */
export interface SetResult {
  readonly set: string
  readonly pages: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly exact: number
  /** Shares of the pages whose truth has the field; null where none has. */
  readonly headline: number | null
  readonly authors: number | null
  readonly date: number | null
  readonly failed: number
}

/** How well an extractor agrees with the truth, a result a set: means as scrapinghub's benchmark takes them. */
export function resultsOf(pages: readonly TruePage[], report: Report): SetResult[] {
  const found = new Map(report.measurements.map((each) => [`${each.set}/${each.id}`, each]))
  const sets = [...new Set(pages.map(({ set }) => set))]
  return sets.map((set) => {
    const pairs = pages
      .filter((page) => page.set === set)
      .map((page) => ({ page, of: found.get(`${page.set}/${page.id}`)?.extract ?? null }))
    const scores = pairs.map(({ page, of }) => shingleScore(page.truth, of?.text ?? ''))
    const precision = mean(scores.map((score) => score.precision))
    const recall = mean(scores.map((score) => score.recall))
    return {
      set,
      pages: pairs.length,
      precision,
      recall,
      f1: (2 * precision * recall) / (precision + recall),
      exact: mean(scores.map(({ f1 }) => (f1 === 1 ? 1 : 0))),
      headline: share(pairs, 'headline'),
      authors: share(pairs, 'byline'),
      date: share(pairs, 'date'),
      failed: pairs.filter(({ of }) => of === null).length,
    }
  })
}

function share(
  pairs: readonly { page: TruePage; of: Measurement['extract'] }[],
  field: Field,
): number | null {
  const known = pairs
    .map(({ page, of }) => {
      const truth = { title: page.headline, authors: page.authors, date: page.date }
      return hits(field, truth, of && { headline: of.headline, byline: of.authors, publishedAt: of.date })
    })
    .filter((hit) => hit !== null)
  return known.length === 0 ? null : mean(known.map(Number))
}

/** CPU time and memory of an extractor's own process. */
export interface Cost {
  readonly meanMs: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly peakMb: number
}

export function costOf({ measurements, peakBytes }: Report): Cost {
  const sorted = measurements.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)
  return {
    meanMs: mean(sorted),
    p99Ms: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0,
    maxMs: sorted.at(-1) ?? 0,
    peakMb: peakBytes / 1_048_576,
  }
}

const percent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1))

/** Markdown: how good each extractor is on each set. */
export function qualityTable(results: ReadonlyMap<string, readonly SetResult[]>): string {
  const lines = [...results].flatMap(([name, sets]) =>
    sets.map(
      (each) =>
        `| ${each.set} (${each.pages}) | ${name} | ${each.f1.toFixed(4)} | ${each.precision.toFixed(4)} | ${each.recall.toFixed(4)} | ${each.exact.toFixed(2)} | ${percent(each.headline)} | ${percent(each.authors)} | ${percent(each.date)} | ${each.failed} |`,
    ),
  )
  lines.sort((a, b) => (a.slice(0, 12) < b.slice(0, 12) ? -1 : a.slice(0, 12) > b.slice(0, 12) ? 1 : 0))
  return [
    '| set (pages) | extractor | F1 | precision | recall | exact | headline % | authors % | date % | failed |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/** Markdown: what each extractor costs, as ratios to the floor and to Readability in the same run. */
export function costTable(costs: ReadonlyMap<string, Cost>): string {
  const floor = costs.get('dom')?.meanMs ?? 1
  const readability = costs.get('readability')?.meanMs ?? 1
  const lines = [...costs].map(
    ([name, { meanMs, p99Ms, maxMs, peakMb }]) =>
      `| ${name} | ${meanMs.toFixed(1)} | ${(meanMs / floor).toFixed(2)} | ${(readability / meanMs).toFixed(2)} | ${p99Ms.toFixed(0)} | ${maxMs.toFixed(0)} | ${peakMb.toFixed(0)} |`,
  )
  return [
    '| extractor | CPU ms a page | × DOM alone | times as fast as readability | p99 ms | slowest ms | peak memory MB |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
