import type { Lexicon, Tokens } from '../lexicon.ts'
import { sentenceStarts } from '../sentences.ts'

/** A sentence, or a part of a very long one: tokens from `start` up to `end`. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** A shorter sentence says too little to know it again elsewhere ("He agreed."). */
const wordsMin = 3
/** A longer one is cut, so that an edit in a text without a full stop leaves most of its pieces alone. */
const lengthMax = 128
const lengthMin = 32
/** One token in so many ends a piece, by its own letters: so the same words are cut alike wherever they stand. */
const cutEvery = 16

/** The sentences of a text that have enough words to be known again. */
export function piecesOf(tokens: Tokens, lexicon: Lexicon): Piece[] {
  const starts = sentenceStarts(tokens, lexicon)
  const pieces: Piece[] = []
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? tokens.ids.length
    for (const piece of cutLong(tokens, { start, end }, lexicon)) {
      if (hasWords(tokens, piece, lexicon)) pieces.push(piece)
    }
  }
  return pieces
}

/** The text of a piece, without the white space after it. */
export function textOf(tokens: Tokens, { start, end }: Piece): string {
  return tokens.text.slice(tokens.starts[start], tokens.ends[end - 1])
}

function cutLong(tokens: Tokens, whole: Piece, lexicon: Lexicon): Piece[] {
  if (whole.end - whole.start <= lengthMax) return [whole]
  const pieces: Piece[] = []
  let start = whole.start
  for (let i = start; i < whole.end; i += 1) {
    const length = i + 1 - start
    if (length < lengthMin) continue
    if (length < lengthMax && hashOf(lexicon.token(tokens.ids[i] ?? -1)) % cutEvery !== 0) continue
    pieces.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < whole.end) pieces.push({ start, end: whole.end })
  return pieces
}

/** FNV-1a over UTF-16 units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < token.length; i += 1) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193)
  // The low bits of a product depend on few of the letters.
  return (hash ^ (hash >>> 15)) >>> 0
}

function hasWords(tokens: Tokens, { start, end }: Piece, lexicon: Lexicon): boolean {
  let words = 0
  for (let i = start; i < end && words < wordsMin; i += 1) if (lexicon.isWord(tokens.ids[i] ?? -1)) words += 1
  return words >= wordsMin
}
