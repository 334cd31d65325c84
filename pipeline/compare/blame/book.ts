import { type Histories, readHistories } from './histories.ts'
import { type LeftPassages, leftPassages, type Passage } from './passages.ts'

/** Where a text stands in an article. */
export type BlamePlace = 'headline' | 'dek' | 'block'

/** A passage that stands in the article, and where. */
export interface Standing {
  readonly place: BlamePlace
  readonly passage: Passage
  readonly postId: string | undefined
}

/**
 * All that is known of a history while it is worked on; changed in place by `addSighting`. A token is a word or mark
 * that stood in the article from some version on; the same word in two places is two tokens, and no token ever
 * stands in two places.
 */
export interface Book {
  /** Versions by sighting. */
  readonly sightings: number[]
  /** Distinct words with the white space that follows them, and the index of each. */
  words: string[]
  wordIds: Map<string, number>
  /** By token: its word, its history, and whether it stands (1) now. */
  wordOf: number[]
  historyOf: number[]
  stands: number[]
  histories: Histories
  left: LeftPassages
  standing: readonly Standing[]
  /** For each sighting the passages that went. */
  readonly removed: (readonly (readonly number[])[])[]
  removedStretches: number
  /** The version that was asked for, as it stood at its first sighting. */
  pinned: readonly Standing[] | null
  coarse: boolean
}

/** A book of which nothing is known. */
export function emptyBook(): Book {
  return {
    sightings: [],
    words: [],
    wordIds: new Map(),
    wordOf: [],
    historyOf: [],
    stands: [],
    histories: readHistories([]),
    left: leftPassages(),
    standing: [],
    removed: [],
    removedStretches: 0,
    pinned: null,
    coarse: false,
  }
}

/** Adds a token; it stands. `word` comes with the white space after it. */
export function addToken(book: Book, word: string, history: number): number {
  let id = book.wordIds.get(word)
  if (id === undefined) {
    id = book.words.push(word) - 1
    book.wordIds.set(word, id)
  }
  book.wordOf.push(id)
  book.historyOf.push(history)
  return book.stands.push(1) - 1
}

/** The word of a token, with the white space that followed it when it came. */
export function wordOf(book: Book, token: number): string {
  return book.words[book.wordOf[token] ?? -1] ?? ''
}
