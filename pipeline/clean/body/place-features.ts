import { amount, feature, flag, share, type Feature } from './feature.ts'
import type { Evidence } from './evidence.ts'
import { below } from './sums.ts'

/** What stands in the n-th element around the leaf's own. */
export function around(steps: number): Feature[] {
  const nodeOf = (e: Evidence, i: number): number => {
    let node = e.leaves[i]?.node ?? 0
    for (let step = 0; step < steps && node > 0; step += 1) node = e.page.parent[node] ?? 0
    return Math.max(0, node)
  }
  return [
    share(`prose share ${steps} up`, (e, s, i) => below(e.page, e.sums.prose, nodeOf(e, i)) / s.totalProse),
    amount(`weight ${steps} up`, (e, _, i) => below(e.page, e.sums.weight, nodeOf(e, i))),
    share(`prose in weight ${steps} up`, (e, _, i) => {
      const node = nodeOf(e, i)
      return below(e.page, e.sums.prose, node) / Math.max(1, below(e.page, e.sums.weight, node))
    }),
    share(`link density ${steps} up`, (e, _, i) => {
      const node = nodeOf(e, i)
      return below(e.page, e.sums.linked, node) / Math.max(1, below(e.page, e.sums.weight, node))
    }),
    amount(`media ${steps} up`, (e, s, i) => below(e.page, s.media, nodeOf(e, i))),
    amount(`leaves ${steps} up`, (e, _, i) => below(e.page, e.sums.count, nodeOf(e, i))),
    share(`container score ${steps} up`, (e, _, i) =>
      e.containers.topScore === 0 ? 0 : (e.containers.score[nodeOf(e, i)] ?? 0) / e.containers.topScore,
    ),
  ]
}

/** Where the leaf stands on the page, and what the two opinions make of it. */
export const places: Feature[] = [
  feature('kept', (e, _, i) => flag(e.named.verdicts[i] === 'keep')),
  feature('kept by shape', (e, _, i) => flag(e.shaped.verdicts[i] === 'keep')),
  feature('verdict', (e, _, i) => verdictNames.indexOf(e.named.verdicts[i] ?? '')),
  feature('verdict by shape', (e, _, i) => verdictNames.indexOf(e.shaped.verdicts[i] ?? '')),
  feature('in region', (e, _, i) => flag(isInside(e, e.named.region, i))),
  feature('in region by shape', (e, _, i) => flag(isInside(e, e.shaped.region, i))),
  feature('in container', (e, _, i) => flag(isInside(e, e.containers.top, i))),
  feature('in joined container', (e, s, i) => s.joined[e.leaves[i]?.from ?? 0] ?? 0),
  share('region share', (e, s) => below(e.page, e.sums.prose, e.named.region) / s.totalProse),
  share('container share', (e, s) => below(e.page, e.sums.prose, e.containers.top) / s.totalProse),
  feature('since kept', (_, s, i) => s.sinceKept[i] ?? 999),
  feature('until kept', (_, s, i) => s.untilKept[i] ?? 999),
  feature('after first kept', (_, s, i) => i - s.firstKept),
  feature('before last kept', (_, s, i) => s.lastKept - i),
  share('kept before', (_, s, i) => (s.keptBefore[i] ?? 0) / Math.max(1, s.keptBefore.at(-1) ?? 0)),
  feature('after headline', (_, s, i) =>
    s.headlineIndex === -1 ? -999 : Math.min(999, i - s.headlineIndex),
  ),
  feature('page has article', (_, s) => flag(s.hasArticle)),
]

const verdictNames: readonly string[] = [
  'keep',
  'caption',
  'outside',
  'furniture',
  'furniture-text',
  'link-only',
  'lead-in',
  'ending',
  'repeated',
  'empty-section',
  'stray',
]

function isInside(evidence: Evidence, node: number, index: number): boolean {
  const from = evidence.leaves[index]?.from ?? 0
  return from >= node && from < (evidence.page.end[node] ?? 0)
}
