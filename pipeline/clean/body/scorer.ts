import { lexiconFeatures, lexiconRow, wordsOfLeaves, type Lexicon } from './lexicon.ts'
import type { Evidence } from './evidence.ts'
import { features, rowsOf } from './rows.ts'
import { compiled, type Trees } from './trees.ts'

/** What training writes and the cleaner reads: trees, and the words they know. */
export interface ScorerData extends Trees {
  readonly words: Readonly<Record<keyof Lexicon, Readonly<Record<string, number>>>>
}

/** Names of all features, in the order of a row. */
export const rowNames: readonly string[] = [...features.map(({ name }) => name), ...lexiconFeatures]

/** For each leaf of a page, how sure it belongs to the body: above zero it rather does. */
export type Scorer = (evidence: Evidence) => Float64Array

/** The scorer that a file of data describes. Throws when the data was made for other features. */
export function scorerOf(data: ScorerData): Scorer {
  if (data.features.join('|') !== rowNames.join('|'))
    throw new Error('The scorer was trained for other features.')
  const lexicon: Lexicon = {
    near: new Map(Object.entries(data.words.near)),
    far: new Map(Object.entries(data.words.far)),
    text: new Map(Object.entries(data.words.text)),
  }
  const score = compiled(data)
  return (evidence) => {
    const judged = evidence.leaves.flatMap((_, index) => (isPlainlyOutside(evidence, index) ? [] : [index]))
    const rows = fullRows(evidence, lexicon, judged)
    const certainty = new Float64Array(evidence.leaves.length).fill(outsideCertainty)
    judged.forEach((index, at) => {
      certainty[index] = score(rows, at * rowNames.length)
    })
    return certainty
  }
}

/** What no tree has to be asked about. */
const outsideCertainty = -9

/** Of longer links there are few. */
const plainMax = 60

/** Short links far from everything that any opinion takes for the article: half of the leaves of a usual page. */
function isPlainlyOutside({ leaves, named, shaped }: Evidence, index: number): boolean {
  const leaf = leaves[index]
  if (leaf === undefined || leaf.linkDensity <= 0.8 || leaf.weight >= plainMax) return false
  return named.verdicts[index] === 'outside' && shaped.verdicts[index] === 'outside'
}

/** One row for each of these leaves, one after the other: what is seen on the page, then what the lexicon says. */
function fullRows(evidence: Evidence, lexicon: Lexicon, indexes: readonly number[]): Float64Array {
  const leaves = indexes.flatMap((index) => evidence.leaves[index] ?? [])
  const words = wordsOfLeaves(evidence.page, leaves)
  return joinRows(
    rowsOf(evidence, indexes),
    words.map((each) => lexiconRow(lexicon, each)),
  )
}

/** Puts the lexicon's features behind the others. */
export function joinRows(base: Float64Array, more: readonly (readonly number[])[]): Float64Array {
  const rows = new Float64Array(more.length * rowNames.length)
  more.forEach((row, index) => {
    rows.set(base.subarray(index * features.length, (index + 1) * features.length), index * rowNames.length)
    rows.set(row, index * rowNames.length + features.length)
  })
  return rows
}
