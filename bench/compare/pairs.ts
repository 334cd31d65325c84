import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../../model/change.ts'
import { blankContent, type Content } from '../../model/content.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { applyChange, plainContent, revertChange } from '../../pipeline/compare/rebuild.ts'
import { measureOf, timed, wordsIn, type Measure } from './measure.ts'
import { placeReference, runsOfChange, runsOfReference } from './runs.ts'

/** One pair of texts, compared by the comparer and by `diffWords`. */
export interface PairResult {
  readonly name: string
  readonly change: Change
  readonly own: Measure
  readonly ownCpuMs: number
  /** Null where `diffWords` was given up. */
  readonly reference: Measure | null
  readonly referenceCpuMs: number
  readonly rebuilt: boolean
  /** Words of paragraphs that stayed word for word but stand elsewhere, and how many of them are shown as moved. */
  readonly movedWords: number
  readonly shownMovedWords: number
}

/** Compares two lists of blocks with both engines. */
export function comparePair(name: string, before: readonly string[], after: readonly string[]): PairResult {
  const [from, to] = [contentOf(before), contentOf(after)]
  const { result: change, cpuMs: ownCpuMs } = timed(() => compare(from, to))
  const { result: runs, cpuMs: referenceCpuMs } = timed(() => runsOfReference(before, after))
  return {
    name,
    change,
    own: measureOf(runsOfChange(change), before, after),
    ownCpuMs,
    reference: runs && measureOf([placeReference(runs, before, after)], before, after),
    referenceCpuMs,
    rebuilt: rebuilds(change, from, to),
    ...movedWordsOf(change, before, after),
  }
}

/** A content whose paragraphs are the given texts. */
export function contentOf(texts: readonly string[]): Content {
  return { ...blankContent, blocks: texts.map((text) => ({ kind: 'paragraph', text })) }
}

/** True when the change gives the new content from the old one and the old one from the new. */
export function rebuilds(change: Change, from: Content, to: Content): boolean {
  const [old, young] = [plainContent(from), plainContent(to)]
  return (
    isDeepStrictEqual(applyChange(change, old), young) && isDeepStrictEqual(revertChange(change, young), old)
  )
}

/** A shorter paragraph stands in two places by chance. */
const movedWordsMin = 8

function movedWordsOf(
  change: Change,
  before: readonly string[],
  after: readonly string[],
): Pick<PairResult, 'movedWords' | 'shownMovedWords'> {
  const old = uniqueOf(before)
  const young = uniqueOf(after)
  const pairs = [...old].flatMap(([text, i]) => {
    const j = young.get(text)
    const words = j === undefined ? 0 : wordsIn(text).length
    return j === undefined || words < movedWordsMin ? [] : [{ i, j, words }]
  })
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const moved = new Map(edits.filter(({ op }) => op === 'moved').map((edit) => [edit.from[0], edit]))
  const total = pairs.reduce((sum, { words }) => sum + words, 0)
  const movedWords = total - heaviestChain(pairs)
  const shown = pairs
    .filter(({ i, j }) => moved.get(i)?.to[0] === j)
    .reduce((sum, { words }) => sum + words, 0)
  return { movedWords, shownMovedWords: Math.min(movedWords, shown) }
}

/** Paragraphs that occur once. */
function uniqueOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Map(texts.flatMap((text, index) => (counts.get(text) === 1 ? [[text, index] as const] : [])))
}

/** Most words that can stay in one order; the plain quadratic way, so that it shares nothing with the comparer. */
function heaviestChain(pairs: readonly { readonly j: number; readonly words: number }[]): number {
  const best: number[] = []
  pairs.forEach(({ j, words }, at) => {
    let before = 0
    for (let k = 0; k < at; k += 1) if ((pairs[k]?.j ?? 0) < j) before = Math.max(before, best[k] ?? 0)
    best.push(before + words)
  })
  return Math.max(0, ...best)
}
