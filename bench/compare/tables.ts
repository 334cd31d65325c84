import type { Cost } from './bounded.ts'
import type { Measure } from './measure.ts'
import type { PairResult } from './pairs.ts'
import type { SyntheticResult } from './synthetic.ts'

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

const ratio = (own: number, reference: number): string =>
  reference === 0 ? '–' : (own / reference).toFixed(2)

function ratioOf(results: readonly PairResult[], key: keyof Measure): string {
  const [own, reference] = [
    sum(results, (each) => each.own[key]),
    sum(results, (each) => each.reference?.[key] ?? 0),
  ]
  return reference === 0 ? `– (${own}/0)` : `${(own / reference).toFixed(3)} (${own}/${reference})`
}

/** Markdown: ratios to `diffWords` on real pairs, a line a collection and one for all. */
export function historiesTable(sets: ReadonlyMap<string, readonly PairResult[]>): string {
  const all = [...sets.values()].flat()
  const lines = [...sets, ['all', all] as const].map(([name, results]) => {
    const counted = results.filter(({ reference }) => reference !== null)
    const still = counted.filter(({ change }) =>
      change.hunks.every((hunk) => hunk.edits.every(({ op }) => op !== 'moved')),
    )
    const cpu = ratio(
      sum(counted, (each) => each.ownCpuMs),
      sum(counted, (each) => each.referenceCpuMs),
    )
    const times = results.map(({ ownCpuMs }) => ownCpuMs).toSorted((a, b) => a - b)
    const p99 = times[Math.floor(0.99 * (times.length - 1))] ?? 0
    const moved = sum(results, (each) => each.movedWords)
    const cells = [
      name,
      `${results.length} (${results.length - counted.length})`,
      ratioOf(still, 'editWords'),
      ratioOf(counted, 'editWords'),
      ratioOf(counted, 'hunks'),
      ratioOf(counted, 'chaff'),
      ratioOf(counted, 'cross'),
      cpu,
      `${p99.toFixed(1)} / ${(times.at(-1) ?? 0).toFixed(1)}`,
      `${sum(results, (each) => each.shownMovedWords)} of ${moved}`,
      String(results.filter(({ change }) => change.coarse).length),
      String(results.filter(({ rebuilt }) => !rebuilt).length),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| collection | pairs (given up by diffWords) | edit words, nothing moved | edit words, all | hunks | chaff | cross | CPU | p99 / slowest ms | moved words shown as moved | coarse | not rebuilt |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/** Markdown: edits made with truth, a line a kind. */
export function syntheticTable(results: readonly SyntheticResult[]): string {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  const lines = kinds.map((kind) => {
    const of = results.filter((each) => each.kind === kind)
    const right = of.filter(({ isRight }) => isRight).length
    const cells = [
      kind,
      String(of.length),
      `${((100 * right) / of.length).toFixed(1)} %`,
      String(sum(of, ({ truth }) => truth.editWords)),
      String(sum(of, ({ own }) => own.editWords)),
      String(sum(of, ({ reference }) => reference?.editWords ?? 0)),
      String(Math.max(...of.map(({ own, truth }) => own.editWords - truth.editWords))),
      String(of.filter(({ rebuilt }) => !rebuilt).length),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| edit | pairs | named right | edit words in truth | stet | diffWords | most beyond truth | not rebuilt |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/** Markdown: what large and hostile inputs cost. */
export function costsTable(costs: readonly Cost[]): string {
  const lines = costs.map(
    ({ name, cpuMs, memoryMb, editWords, coarse, rebuilt }) =>
      `| ${name} | ${cpuMs.toFixed(0)} | ${memoryMb.toFixed(0)} | ${editWords} | ${coarse ? 'yes' : ''} | ${rebuilt ? 'yes' : 'NO'} |`,
  )
  return [
    '| input | CPU ms | memory MB | edit words | coarse | rebuilt |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
