import type { Block } from '../../model/content.ts'
import { foldTypography } from './fold.ts'
import type { Lexicon } from './lexicon.ts'

/** A block made ready for alignment; what is dear to compute is computed when first asked for. */
export interface Unit {
  readonly block: Block
  /** Equal for blocks of the same kind, text and live-blog post. */
  readonly key: string
  /** Equal for blocks whose texts differ in typography only, whatever their kind. */
  readonly foldedKey: string
  /** Sorted ids of its words (of all tokens when it has no word). */
  readonly bag: Int32Array
}

/** Makes a block ready. */
export function createUnit(block: Block, lexicon: Lexicon): Unit {
  return new LazyUnit(block, lexicon)
}

/** A class, not closures: there may be a hundred thousand of them. */
class LazyUnit implements Unit {
  readonly block: Block
  readonly #lexicon: Lexicon
  #key: string | null = null
  #foldedKey: string | null = null
  #bag: Int32Array | null = null

  constructor(block: Block, lexicon: Lexicon) {
    this.block = block
    this.#lexicon = lexicon
  }

  get key(): string {
    this.#key ??= `${this.block.kind}\n${this.block.postId ?? ''}\n${this.block.text}`
    return this.#key
  }

  get foldedKey(): string {
    this.#foldedKey ??= foldTypography(this.block.text)
    return this.#foldedKey
  }

  get bag(): Int32Array {
    this.#bag ??= bagOf(this.block.text, this.#lexicon)
    return this.#bag
  }
}

/** How many words two sorted bags have in common, counted with multiplicity. */
export function sharedCount(a: Int32Array, b: Int32Array): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) shared += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return shared
}

function bagOf(text: string, lexicon: Lexicon): Int32Array {
  const { ids } = lexicon.tokens(text)
  const words = ids.filter((id) => lexicon.isWord(id))
  // A copy is sorted either way: ids belong to the lexicon's cache.
  return (words.length > 0 ? words : ids.slice()).toSorted()
}
