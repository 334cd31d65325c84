import { limits } from '../../../model/limits.ts'
import { addToken, type Book, emptyBook, type Standing, wordOf } from './book.ts'
import { readHistories } from './histories.ts'
import { leftPassages, type Passage } from './passages.ts'
import { countOf, stretchesOf, tokensOf } from './stretches.ts'

/**
 * Keeps the book within its bounds: when too much is remembered, what left longest ago is forgotten until half is
 * free. What stands always stays. Costs nothing as long as there is room.
 */
export function forgetOldest(book: Book): void {
  if (book.removedStretches > limits.blameRemovalsMax) forgetRemovals(book)
  if (2 * book.historyOf.length + 10_000 < book.histories.depth.length) dropUnusedHistories(book)
  const remembered = book.wordOf.length + book.left.size + book.left.stretches
  if (remembered <= limits.blameMemoryMax) return
  const needed = [...book.standing, ...(book.pinned ?? [])].reduce(
    (sum, { passage }) => sum + countOf(passage.tokens),
    0,
  )
  const allowed = Math.max(limits.blameMemoryMax, 2 * needed)
  if (remembered > allowed) forgetPassages(book, allowed / 2)
}

/** Drops histories that no token has any more; the others keep their order. */
export function dropUnusedHistories(book: Book): void {
  const { previous, sighting } = book.histories
  const isUsed = new Uint8Array(previous.length)
  for (const history of book.historyOf) {
    for (let node = history; node >= 0 && isUsed[node] !== 1; node = previous[node] ?? -1) isUsed[node] = 1
  }
  const renamed = new Int32Array(previous.length).fill(-1)
  const kept: number[] = []
  for (let node = 0; node < previous.length; node += 1) {
    if (isUsed[node] !== 1) continue
    renamed[node] = kept.length / 2
    kept.push(renamed[previous[node] ?? -1] ?? -1, sighting[node] ?? 0)
  }
  book.histories = readHistories(kept)
  book.historyOf = book.historyOf.map((history) => renamed[history] ?? -1)
}

function forgetRemovals(book: Book): void {
  book.coarse = true
  for (let i = 0; i < book.removed.length && book.removedStretches > limits.blameRemovalsMax / 2; i += 1) {
    for (const passage of book.removed[i] ?? []) book.removedStretches -= passage.length / 2
    book.removed[i] = []
  }
}

function forgetPassages(book: Book, room: number): void {
  book.coarse = true
  const keeps = new Uint8Array(book.wordOf.length)
  let used = 0
  const keep = ({ tokens }: Passage) => {
    for (const token of tokensOf(tokens)) {
      used += keeps[token] === 1 ? 0 : 1
      keeps[token] = 1
    }
  }
  for (const { passage } of [...book.standing, ...(book.pinned ?? [])]) keep(passage)
  const left: Passage[] = []
  for (const passage of [...book.left.inOrder()].toReversed()) {
    used += 1 + passage.tokens.length / 2
    keep(passage)
    if (used > room) break
    left.push(passage)
  }
  // What was looked at last is not kept, unless its words are others' too; a few words more do no harm.
  renumber(book, keeps, left.toReversed())
}

/** Drops all tokens but those to keep, and gives these the numbers that they would have without the others. */
function renumber(book: Book, keeps: Uint8Array, left: readonly Passage[]): void {
  const fresh = emptyBook()
  const renamed = new Int32Array(keeps.length).fill(-1)
  for (let token = 0; token < keeps.length; token += 1) {
    if (keeps[token] !== 1) continue
    renamed[token] = addToken(fresh, wordOf(book, token), book.historyOf[token] ?? -1)
    fresh.stands[fresh.stands.length - 1] = book.stands[token] ?? 0
  }
  const rename = (tokens: readonly number[]) =>
    stretchesOf([...tokensOf(tokens)].flatMap((token) => renamed[token] ?? -1).filter((token) => token >= 0))
  // One passage may stand and have left before, and must stay one.
  const known = new Map<Passage, Passage>()
  const renamedPassage = (passage: Passage) => {
    const made = known.get(passage) ?? { text: passage.text, tokens: rename(passage.tokens) }
    known.set(passage, made)
    return made
  }
  const renamedStanding = (standing: Standing) => ({ ...standing, passage: renamedPassage(standing.passage) })
  const { words, wordIds, wordOf: tokenWords, historyOf, stands } = fresh
  Object.assign(book, { words, wordIds, wordOf: tokenWords, historyOf, stands })
  book.standing = book.standing.map(renamedStanding)
  book.pinned = book.pinned?.map(renamedStanding) ?? null
  book.left = leftPassages(left.map(renamedPassage))
  book.removedStretches = 0
  for (const [index, passages] of book.removed.entries()) {
    const rest = passages.map(rename).filter((passage) => passage.length > 0)
    book.removed[index] = rest
    for (const passage of rest) book.removedStretches += passage.length / 2
  }
  dropUnusedHistories(book)
}
