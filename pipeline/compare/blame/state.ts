import type { BlameState, StandingPassage } from '../../../model/blame.ts'
import { type Book, emptyBook, type Standing, wordOf } from './book.ts'
import { dropUnusedHistories } from './forget.ts'
import { isStanding, readHistories } from './histories.ts'
import { leftPassages, type Passage } from './passages.ts'
import { type Stretches, tokensOf } from './stretches.ts'

/** The book as plain JSON: the same history always gives the same text, however often it was saved on the way. */
export function saveBook(book: Book): BlameState {
  dropUnusedHistories(book)
  const passages = [...book.left.inOrder()]
  const left = passages.length
  const indexOf = new Map(passages.map((passage, index) => [passage, index]))
  const standing = book.standing.map(({ place, passage, postId }): StandingPassage => {
    let index = indexOf.get(passage)
    if (index === undefined) {
      index = passages.push(passage) - 1
      indexOf.set(passage, index)
    }
    return { place, passage: index, ...(postId === undefined ? {} : { postId }) }
  })
  const { previous, sighting } = book.histories
  return {
    format: 1,
    sightings: [...book.sightings],
    words: [...book.words],
    tokens: [...book.wordOf],
    tokenHistories: runLengths(book.historyOf),
    histories: previous.flatMap((node, index) => [node, sighting[index] ?? 0]),
    passages: passages.map(({ text, tokens }) =>
      text === derivedText(book, tokens) ? { tokens: [...tokens] } : { tokens: [...tokens], text },
    ),
    left,
    standing,
    removed: book.removed.map((each) => each.map((passage) => [...passage])),
    coarse: book.coarse,
  }
}

/** The book that was saved. The state is trusted: it was written by `saveBook`. */
export function readBook(state: BlameState): Book {
  const histories = readHistories(state.histories)
  const historyOf = expanded(state.tokenHistories)
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
  const passages = state.passages.map(({ tokens, text }): Passage => ({
    tokens: [...tokens],
    text: text ?? derivedText(book, tokens),
  }))
  book.left = leftPassages(passages.slice(0, state.left))
  book.standing = state.standing.map(({ place, passage, postId }): Standing => ({
    place,
    postId,
    passage: passages[passage] ?? { text: '', tokens: [] },
  }))
  return book
}

/** What the words of some tokens give with the white space that each came with, but for that at the end. */
function derivedText(book: Book, tokens: Stretches): string {
  let text = ''
  for (const token of tokensOf(tokens)) text += wordOf(book, token)
  return text.trimEnd()
}

function runLengths(values: readonly number[]): number[] {
  const runs: number[] = []
  for (const value of values) {
    if (runs.length > 0 && runs.at(-1) === value) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1
    else runs.push(1, value)
  }
  return runs
}

function expanded(runs: readonly number[]): number[] {
  const values: number[] = []
  for (let i = 0; i + 1 < runs.length; i += 2) {
    for (let k = 0; k < (runs[i] ?? 0); k += 1) values.push(runs[i + 1] ?? -1)
  }
  return values
}
