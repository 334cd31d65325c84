import type { BlameState } from '../../../model/blame.ts'
import { type BlamePlace, type Book, emptyBook, type Standing, wordOf } from './book.ts'
import { dropUnusedHistories } from './forget.ts'
import { isStanding, readHistories } from './histories.ts'
import { leftPassages, type Passage } from './passages.ts'
import { type Stretches, tokensOf } from './stretches.ts'

/** The book as plain JSON: the same history always gives the same text, however often it was saved on the way. */
export function saveBook(book: Book): BlameState {
  dropUnusedHistories(book)
  const passages = [...book.left.inOrder()]
  const left = passages.length
  const indexes = new Map(passages.map((passage, index) => [passage, index]))
  const indexOf = (passage: Passage) => {
    const known = indexes.get(passage)
    if (known !== undefined) return known
    const index = passages.push(passage) - 1
    indexes.set(passage, index)
    return index
  }
  const at = (place: BlamePlace) => book.standing.filter((each) => each.place === place)
  const indexesAt = (place: BlamePlace) => at(place).map(({ passage }) => indexOf(passage))
  const { previous, sighting } = book.histories
  const standing = {
    headline: indexesAt('headline')[0] ?? null,
    dek: indexesAt('dek')[0] ?? null,
    blocks: indexesAt('block'),
    posts: runLengths(at('block').map(({ postId }) => postId ?? null)),
  }
  return {
    format: 1,
    sightings: [...book.sightings],
    words: [...book.words],
    tokens: [...book.wordOf],
    tokenHistories: runLengths(book.historyOf).flat(),
    histories: previous.flatMap((node, index) => [node, sighting[index] ?? 0]),
    passages: passages.map(({ tokens }) => [...tokens]),
    texts: passages.flatMap(({ text, tokens }, index) =>
      text === derivedText(book, tokens) ? [] : [[index, text] as const],
    ),
    left,
    ...standing,
    removed: book.removed.map((each) => each.map((passage) => [...passage])),
    coarse: book.coarse,
  }
}

/** The book that was saved. The state is trusted: it was written by `saveBook`. */
export function readBook(state: BlameState): Book {
  const histories = readHistories(state.histories)
  const historyOf = expanded(pairsOf(state.tokenHistories))
  const removed = state.removed.map((each) => each.map((passage) => [...passage]))
  const book: Book = {
    ...emptyBook(),
    sightings: [...state.sightings],
    words: [...state.words],
    wordIds: new Map(state.words.map((word, index) => [word, index])),
    wordOf: [...state.tokens],
    historyOf,
    stands: historyOf.map((history) => (isStanding(histories, history) ? 1 : 0)),
    histories,
    removed,
    removedStretches: removed.flat().reduce((sum, passage) => sum + passage.length / 2, 0),
    coarse: state.coarse,
  }
  const texts = new Map(state.texts)
  const passages = state.passages.map((tokens, index): Passage => ({
    tokens: [...tokens],
    text: texts.get(index) ?? derivedText(book, tokens),
  }))
  book.left = leftPassages(passages.slice(0, state.left))
  book.standing = readStanding(state, passages)
  return book
}

function readStanding(state: BlameState, passages: readonly Passage[]): Standing[] {
  const standing: Standing[] = []
  const add = (place: BlamePlace, index: number | null, postId: string | undefined) => {
    const passage = passages[index ?? -1]
    if (passage !== undefined) standing.push({ place, passage, postId })
  }
  add('headline', state.headline, undefined)
  add('dek', state.dek, undefined)
  const postIds = expanded(state.posts)
  for (const [at, index] of state.blocks.entries()) add('block', index, postIds[at] ?? undefined)
  return standing
}

/** What the words of some tokens give with the white space that each came with, but for that at the end. */
function derivedText(book: Book, tokens: Stretches): string {
  let text = ''
  for (const token of tokensOf(tokens)) text += wordOf(book, token)
  return text.trimEnd()
}

function runLengths<T>(values: readonly T[]): [number, T][] {
  const runs: [number, T][] = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === value) last[0] += 1
    else runs.push([1, value])
  }
  return runs
}

function expanded<T>(runs: readonly (readonly [number, T])[]): T[] {
  const values: T[] = []
  for (const [count, value] of runs) for (let k = 0; k < count; k += 1) values.push(value)
  return values
}

function pairsOf(flat: readonly number[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] ?? 0, flat[i + 1] ?? -1])
  return pairs
}
