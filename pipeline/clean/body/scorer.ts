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
    const rows = fullRows(evidence, lexicon)
    return Float64Array.from(evidence.leaves, (_, index) => score(rows, index * rowNames.length))
  }
}

/** One row for each leaf, one after the other: what is seen on the page, then what the lexicon says. */
function fullRows(evidence: Evidence, lexicon: Lexicon): Float64Array {
  return joinRows(
    rowsOf(evidence),
    wordsOfLeaves(evidence.page, evidence.leaves).map((words) => lexiconRow(lexicon, words)),
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
