import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'

/**
 * What single words say for or against a leaf, learned from many hosts: in hundredths, above zero for the body.
 * Words that no more than a few hosts use are not in it, so none is a rule for one site.
 */
export interface Lexicon {
  /** Words of class names and ids of the leaf's own element and its parent. */
  readonly near: ReadonlyMap<string, number>
  /** Of the elements farther out. */
  readonly far: ReadonlyMap<string, number>
  /** Words of the text of short leaves. */
  readonly text: ReadonlyMap<string, number>
}

/** The words of one leaf that a lexicon may know. */
export interface LeafWords {
  readonly near: readonly string[]
  readonly far: readonly string[]
  readonly text: readonly string[]
}

const nearSteps = 2
const farSteps = 7
const namesMax = 40
const shortText = 240
const textMax = 30

/** Collects the words of each leaf. */
export function wordsOfLeaves(page: Page, leaves: readonly Leaf[]): LeafWords[] {
  const split = new Map<string, readonly string[]>()
  const namesOf = (node: number): readonly string[] => {
    const words = page.words[node] ?? ''
    if (words === '') return []
    const known = split.get(words)
    if (known !== undefined) return known
    const found = [...new Set(words.split(/[^a-z]+/).filter((word) => word.length > 1))]
    split.set(words, found)
    return found
  }
  return leaves.map((leaf) => {
    const near: string[] = []
    const far: string[] = []
    let node = leaf.node
    for (let step = 0; step < farSteps && node > 0; step += 1) {
      const list = step < nearSteps ? near : far
      if (list.length < namesMax) list.push(...namesOf(node))
      node = page.parent[node] ?? 0
    }
    return { near, far, text: wordsOfText(leaf.text) }
  })
}

function wordsOfText(text: string): string[] {
  if (text.length > shortText) return []
  return (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).slice(0, textMax)
}

export const lexiconFeatures: readonly string[] = ['near', 'far', 'text'].flatMap((group) => [
  `${group} words least`,
  `${group} words most`,
  `${group} words mean`,
])

/** The features of one leaf that a lexicon gives, in the order of `lexiconFeatures`. */
export function lexiconRow(lexicon: Lexicon, words: LeafWords): number[] {
  return [
    ...summed(lexicon.near, words.near),
    ...summed(lexicon.far, words.far),
    ...summed(lexicon.text, words.text),
  ]
}

function summed(table: ReadonlyMap<string, number>, words: readonly string[]): [number, number, number] {
  let least = 0
  let most = 0
  let sum = 0
  let count = 0
  for (const word of words) {
    const value = table.get(word)
    if (value === undefined) continue
    if (value < least) least = value
    if (value > most) most = value
    sum += value
    count += 1
  }
  return [least, most, count === 0 ? 0 : sum / count]
}
