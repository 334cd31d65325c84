import type { Stretches } from './stretches.ts'

/** A block or a sentence with the tokens that it is made of. */
export interface Passage {
  readonly text: string
  readonly tokens: Stretches
}

/**
 * The passages that left, by their text: what is looked up when a text comes that did not stand before. Passages of
 * one text differ in their tokens. In the order in which they left, so that the oldest can be forgotten.
 */
export interface LeftPassages {
  readonly size: number
  /** How many stretches they have together. */
  readonly stretches: number
  /** Remembers a passage; true when it was not known. One that was counts as left just now. */
  add(passage: Passage): boolean
  withText(text: string): Iterable<Passage>
  /** From the first that left to the last. */
  inOrder(): Iterable<Passage>
}

/** The given passages, in the order in which they left. */
export function leftPassages(given: Iterable<Passage> = []): LeftPassages {
  const byText = new Map<string, Map<string, Passage>>()
  const order = new Set<Passage>()
  let stretches = 0

  function add(passage: Passage): boolean {
    const key = passage.tokens.join(',')
    const sameText = byText.get(passage.text)
    const known = sameText?.get(key)
    if (known !== undefined) {
      order.delete(known)
      sameText?.delete(key)
      stretches -= known.tokens.length / 2
    }
    const kept = known ?? passage
    if (sameText === undefined) byText.set(passage.text, new Map([[key, kept]]))
    else sameText.set(key, kept)
    order.add(kept)
    stretches += kept.tokens.length / 2
    return known === undefined
  }

  for (const passage of given) add(passage)
  return {
    get size() {
      return order.size
    },
    get stretches() {
      return stretches
    },
    add,
    withText: (text) => byText.get(text)?.values() ?? [],
    inOrder: () => order,
  }
}
