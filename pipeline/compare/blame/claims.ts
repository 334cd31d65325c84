import type { Book } from './book.ts'
import type { Passage } from './passages.ts'
import { countOf, type Stretches } from './stretches.ts'

/** Takes the tokens of a passage with this text, none of which stands; they stand then. */
export type Claim = (text: string, tokenCount?: number) => Passage | null

/**
 * Looks passages up for one sighting: among those that leave with it first (they moved), then among all that ever
 * left (they return). Each candidate is looked at once: what stands will not fall during the sighting.
 */
export function claimsOf(book: Book, leaving: readonly Passage[]): Claim {
  const moving = new Map<string, Passage[]>()
  for (const passage of leaving) {
    const list = moving.get(passage.text)
    if (list === undefined) moving.set(passage.text, [passage])
    else list.push(passage)
  }
  function* candidates(text: string): Generator<Passage> {
    yield* moving.get(text) ?? []
    // Of copies the one that came first returns first.
    yield* [...book.left.withText(text)].toSorted((a, b) => (a.tokens[0] ?? 0) - (b.tokens[0] ?? 0))
  }
  const cursors = new Map<string, Generator<Passage>>()
  return (text, tokenCount) => {
    let cursor = cursors.get(text)
    if (cursor === undefined) {
      cursor = candidates(text)
      cursors.set(text, cursor)
    }
    for (let next = cursor.next(); next.done !== true; next = cursor.next()) {
      const passage = next.value
      // Another release of the tables of words may cut a text otherwise than it was cut before.
      if (tokenCount !== undefined && countOf(passage.tokens) !== tokenCount) continue
      if (!isFree(book, passage.tokens)) continue
      raise(book, passage.tokens)
      return passage
    }
    return null
  }
}

function isFree(book: Book, tokens: Stretches): boolean {
  for (let i = 0; i < tokens.length; i += 2) {
    const first = tokens[i] ?? 0
    const end = first + (tokens[i + 1] ?? 0)
    for (let token = first; token < end; token += 1) if (book.stands[token] === 1) return false
  }
  return true
}

function raise(book: Book, tokens: Stretches): void {
  for (let i = 0; i < tokens.length; i += 2) {
    const first = tokens[i] ?? 0
    book.stands.fill(1, first, first + (tokens[i + 1] ?? 0))
  }
}
