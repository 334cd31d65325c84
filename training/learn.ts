import { lexiconRow, type Lexicon } from '../pipeline/clean/body/lexicon.ts'
import { joinRows, rowNames, type ScorerData } from '../pipeline/clean/body/scorer.ts'
import { boost, type BoostOptions, type Sample } from './boost.ts'
import type { Example } from './examples.ts'
import { learnLexicon } from './learn-lexicon.ts'

/** How the scorer is trained; chosen on out-of-fold figures. */
const boostOptions: BoostOptions = {
  trees: 120,
  depth: 6,
  rate: 0.1,
  groupShare: 0.8,
  featureShare: 0.35,
  hessianMin: 6,
  lambda: 2,
  seed: 7,
}

/** Trains a scorer on examples. */
export function learn(examples: readonly Example[], options: BoostOptions = boostOptions): ScorerData {
  const lexicon = learnLexicon(examples)
  const { near, far, text } = lexicon
  return {
    ...boost(sampleOf(examples), options),
    words: { near: Object.fromEntries(near), far: Object.fromEntries(far), text: Object.fromEntries(text) },
  }
}

const parts = 8

/**
 * The rows of all examples. What the lexicon says of a page is learned without the hosts of its part, so that the
 * trees learn how far to trust it on pages that it has not seen.
 */
function sampleOf(examples: readonly Example[]): Sample {
  const partOf = (host: string): number => partOfHost(`lexicon ${host}`, parts)
  const lexicons = Array.from({ length: parts }, (_, part): Lexicon =>
    learnLexicon(examples.filter(({ host }) => partOf(host) !== part)),
  )
  const taken = examples.map(({ obvious }) =>
    obvious.flatMap((is, leaf) => (is && leaf % obviousEach !== 0 ? [] : [leaf])),
  )
  const count = taken.reduce((sum, leaves) => sum + leaves.length, 0)
  const rows = new Float64Array(count * rowNames.length)
  const yes = new Uint8Array(count)
  const weight = new Float64Array(count)
  const group = new Int32Array(count)
  let at = 0
  examples.forEach((example, number) => {
    const lexicon = lexicons[partOf(example.host)]
    if (lexicon === undefined) return
    const joined = joinRows(
      example.rows,
      example.words.map((words) => lexiconRow(lexicon, words)),
    )
    for (const leaf of taken[number] ?? []) {
      rows.set(joined.subarray(leaf * rowNames.length, (leaf + 1) * rowNames.length), at * rowNames.length)
      yes[at] = example.yes[leaf] === true ? 1 : 0
      weight[at] = (example.weight[leaf] ?? 0) * (example.obvious[leaf] === true ? obviousEach : 1)
      group[at] = number
      at += 1
    }
  })
  return { names: rowNames, rows, yes, weight, group }
}

/** Of the obvious leaves one in so many is learned from, and weighs as much as all of them. */
const obviousEach = 4

/** Which of so many parts a host belongs to: the same on every machine (FNV-1a). */
export function partOfHost(host: string, count: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < host.length; at += 1) hash = Math.imul(hash ^ host.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % count
}
