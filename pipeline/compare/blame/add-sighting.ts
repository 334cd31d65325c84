import type { Content } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import type { Budget } from '../budget.ts'
import { createLexicon, type Lexicon } from '../lexicon.ts'
import { addToken, type Book, type Standing } from './book.ts'
import { claimsOf } from './claims.ts'
import { forgetOldest } from './forget.ts'
import { isStanding, type Turn, turnAt } from './histories.ts'
import type { Passage } from './passages.ts'
import { piecesOf, textOf } from './pieces.ts'
import { matchResidue, type OpenText } from './residue.ts'
import { type Slot, slotsOf } from './slots.ts'
import { stretchesOf, tokensOf } from './stretches.ts'
import { findUnchanged, type Unchanged } from './unchanged.ts'

/**
 * Adds what was seen next. Texts that stay cost a look each; the others are looked up as blocks, then as sentences,
 * among all that ever left, and compared word by word with what leaves now only where that finds nothing.
 */
export function addSighting(book: Book, version: number, content: Content): void {
  const slots = slotsOf(content)
  const sighting = book.sightings.push(version)
  const unchanged = findUnchanged(book.standing, slots)
  const removed = settleChanges(book, slots, unchanged, sighting)
  book.removed.push(removed)
  for (const passage of removed) book.removedStretches += passage.length / 2
  forgetOldest(book)
}

/** Puts the new texts in place; returns the passages that went. */
function settleChanges(
  book: Book,
  slots: readonly Slot[],
  unchanged: Unchanged,
  sighting: number,
): number[][] {
  const stays = new Uint8Array(book.standing.length)
  for (const from of unchanged) if (from >= 0) stays[from] = 1
  const lexicon = createLexicon()
  const leaving = book.standing.flatMap((standing, index) =>
    stays[index] === 1 ? [] : [openLeaving(book, standing, index, lexicon)],
  )
  const turn = turnAt(book.histories, sighting)
  book.standing = placeAll(book, slots, unchanged, leaving, turn, lexicon)
  return leaving.flatMap(({ owned }) => removedFrom(book, owned, turn))
}

/** A text that stood before and is not among the new ones. */
interface LeavingText {
  readonly index: number
  readonly standing: Standing
  readonly owned: Int32Array
  /** The text itself and, where they were not remembered before, its sentences. */
  readonly passages: readonly Passage[]
}

/** Takes a text out of the article: its tokens stand nowhere until somebody claims them. */
function openLeaving(book: Book, standing: Standing, index: number, lexicon: Lexicon): LeavingText {
  const { passage } = standing
  const owned = tokensOf(passage.tokens)
  for (const token of owned) book.stands[token] = 0
  // What left before was cut then: a page that flaps between two states costs no cutting.
  const sentences = book.left.add(passage) ? sentencesOf(passage, owned, lexicon) : []
  for (const sentence of sentences) book.left.add(sentence)
  return { index, standing, owned, passages: [passage, ...sentences] }
}

function sentencesOf({ text }: Passage, owned: Int32Array, lexicon: Lexicon): Passage[] {
  const tokens = lexicon.tokens(text)
  // Cut otherwise than it was (by another release of the tables of words): it can be known again as a whole only.
  if (tokens.ids.length !== owned.length) return []
  return piecesOf(tokens, lexicon)
    .filter(({ start, end }) => end - start < owned.length)
    .map((piece) => ({
      text: textOf(tokens, piece),
      tokens: stretchesOf(owned.subarray(piece.start, piece.end)),
    }))
}

/** The texts that leave, ready to be compared word by word. */
function comparable(leaving: readonly LeavingText[], lexicon: Lexicon): OpenText[] {
  return leaving.flatMap(({ index, standing: { passage, place, postId }, owned }) => {
    const tokens = lexicon.tokens(passage.text)
    return tokens.ids.length === owned.length ? [{ index, place, postId, tokens, owned }] : []
  })
}

function placeAll(
  book: Book,
  slots: readonly Slot[],
  unchanged: Unchanged,
  leaving: readonly LeavingText[],
  turn: Turn,
  lexicon: Lexicon,
): Standing[] {
  const claim = claimsOf(
    book,
    leaving.flatMap(({ passages }) => passages),
  )
  const found = slots.map(({ text }, index) => {
    const passage = book.standing[unchanged[index] ?? -1]?.passage
    if (passage !== undefined) return passage
    const claimed = claim(text)
    if (claimed !== null) markReturned(book, tokensOf(claimed.tokens), turn)
    return claimed
  })
  const coming = slots.flatMap((slot, index) =>
    found[index] === null ? [openComing(slot, index, claim, lexicon)] : [],
  )
  if (leaving.length > 0 && coming.length > 0) {
    const kept = [...unchanged].flatMap((from, to) => (from < 0 ? [] : [[from, to] as const]))
    const budget: Budget = {
      pathSteps: limits.blamePathStepsMax,
      similarities: limits.blameSimilaritiesMax,
      coarse: false,
    }
    matchResidue(book, comparable(leaving, lexicon), coming, kept, lexicon, budget)
    if (budget.coarse) book.coarse = true
  }
  for (const text of coming) found[text.index] = settle(book, text, turn)
  return slots.map(({ place, postId }, index) => ({
    place,
    postId,
    passage: found[index] ?? { text: '', tokens: [] },
  }))
}

function openComing(
  slot: Slot,
  index: number,
  claim: ReturnType<typeof claimsOf>,
  lexicon: Lexicon,
): OpenText {
  const tokens = lexicon.tokens(slot.text)
  const owned = new Int32Array(tokens.ids.length).fill(-1)
  for (const piece of piecesOf(tokens, lexicon)) {
    const length = piece.end - piece.start
    const claimed = claim(textOf(tokens, piece), length)
    if (claimed !== null) owned.set(tokensOf(claimed.tokens), piece.start)
  }
  return { index, place: slot.place, postId: slot.postId, tokens, owned }
}

/** Makes tokens of the words that nobody brought before; the text is a passage then. */
function settle(book: Book, { tokens, owned }: OpenText, turn: Turn): Passage {
  const { text, starts } = tokens
  markReturned(book, owned, turn)
  for (let i = 0; i < owned.length; i += 1) {
    if (owned[i] === -1) owned[i] = addToken(book, text.slice(starts[i], starts[i + 1]), turn.came())
  }
  return { text, tokens: stretchesOf(owned) }
}

/** Those of some tokens that stood nowhere before this sighting are back with it. */
function markReturned(book: Book, tokens: Int32Array, turn: Turn): void {
  for (const token of tokens) {
    if (token < 0) continue
    const history = book.historyOf[token] ?? -1
    if (!isStanding(book.histories, history)) book.historyOf[token] = turn.turned(history)
  }
}

/** Records that what nobody claimed of a text is gone; returns it as passages of neighbouring tokens. */
function removedFrom(book: Book, owned: Int32Array, turn: Turn): number[][] {
  const passages: number[][] = []
  let open: number[] = []
  const close = () => {
    if (open.length > 0) passages.push(stretchesOf(open))
    open = []
  }
  for (const token of owned) {
    if (book.stands[token] === 1) {
      close()
      continue
    }
    book.historyOf[token] = turn.turned(book.historyOf[token] ?? -1)
    open.push(token)
  }
  close()
  return passages
}
