import type { Lexicon, Tokens } from './lexicon.ts'
import { countNearWords } from './near-words.ts'
import { boundaryRank } from './sentences.ts'

/** A stretch of tokens that are the same on both sides, or that went and came. Ends are exclusive. */
export interface Segment {
  readonly equal: boolean
  readonly from: number
  readonly fromEnd: number
  readonly to: number
  readonly toEnd: number
}

/** An equality of more words than this is always kept. */
const coincidenceWordsMax = 3

/**
 * An equality is chance when the edits at its sides have this many words for each of its own; a long word is rarely
 * chance and needs twice as many. Marks alone cost the reader no word and need only an edit at either side.
 */
const editWordsPerWord = 8
const editWordsPerMark = 3

/** Words up to this length are articles, prepositions and the like in most languages. */
const commonWordLengthMax = 3

/** Short words alone do not link a stretch of so many edited words, when twice as many went as stayed. */
const unrelatedWordsMin = 6

/**
 * Turns partners (index into the new tokens, or -1, increasing) into segments that cover both sides; null when there
 * are more than `segmentsMax`.
 */
export function segmentsOf(partners: Int32Array, toLength: number, segmentsMax: number): Segment[] | null {
  const segments: Segment[] = []
  let from = 0
  let to = 0
  while (from < partners.length || to < toLength) {
    if (segments.length >= segmentsMax) return null
    const start = from
    const toStart = to
    while (from < partners.length && partners[from] === to) {
      from += 1
      to += 1
    }
    if (from > start) segments.push({ equal: true, from: start, fromEnd: from, to: toStart, toEnd: to })
    const editStart = from
    while (from < partners.length && partners[from] === -1) from += 1
    const editToStart = to
    to = from < partners.length ? (partners[from] ?? toLength) : toLength
    if (from > editStart || to > editToStart) {
      segments.push({ equal: false, from: editStart, fromEnd: from, to: editToStart, toEnd: to })
    }
  }
  return segments
}

/**
 * Makes an exact difference readable: short coincidences between larger edits are dropped (the semantic rule
 * of diff-match-patch, on tokens), and pure insertions and deletions slide to the start of a sentence, else of
 * a clause, else of a word.
 */
export function cleanUp(
  segments: readonly Segment[],
  before: Tokens,
  after: Tokens,
  lexicon: Lexicon,
): Segment[] {
  return slide(dropCoincidences(segments, before, after, lexicon), before, after, lexicon)
}

function dropCoincidences(
  segments: readonly Segment[],
  before: Tokens,
  after: Tokens,
  lexicon: Lexicon,
): Segment[] {
  const kept: Segment[] = []
  for (const segment of dropCommonWords(segments, before, after, lexicon)) {
    kept.push(segment)
    // A joined edit is larger than its parts and may swallow the equality before it in turn.
    while (kept.length >= 3 && joinsLast(kept, before, lexicon)) {
      const [left, , right] = kept.splice(-3)
      if (left === undefined || right === undefined) break
      kept.push({ ...left, fromEnd: right.fromEnd, toEnd: right.toEnd })
    }
  }
  return kept
}

/** Joins edits that nothing but a few short words holds apart: two sentences that say something else. */
function dropCommonWords(
  segments: readonly Segment[],
  before: Tokens,
  after: Tokens,
  lexicon: Lexicon,
): Segment[] {
  const kept: Segment[] = []
  let stretch: Segment[] = []
  let [edited, common] = [0, 0]
  const close = () => {
    // An equality at the end holds nothing apart.
    const tail = stretch.at(-1)?.equal === true ? stretch.splice(-1) : []
    const [first, last] = [stretch[0], stretch.at(-1)]
    const mayBeUnrelated = edited >= unrelatedWordsMin && 2 * common <= edited
    const near = mayBeUnrelated ? nearWordsOf(stretch, before, after, lexicon) : 0
    const isUnrelated = mayBeUnrelated && 2 * near <= edited
    if (isUnrelated && first !== undefined && last !== undefined) {
      kept.push({ ...first, fromEnd: last.fromEnd, toEnd: last.toEnd })
    } else for (const segment of stretch) kept.push(segment)
    for (const segment of tail) kept.push(segment)
    stretch = []
    edited = 0
    common = 0
  }
  for (const segment of segments) {
    if (!segment.equal) {
      stretch.push(segment)
      edited += sizeOf(segment)
      continue
    }
    const { words, longWords } = wordsOf(segment, before, lexicon)
    if (words > coincidenceWordsMax || longWords > 0 || stretch.length === 0) {
      close()
      kept.push(segment)
    } else {
      stretch.push(segment)
      common += words
    }
  }
  close()
  return kept
}

/** Words of the edits that are but spelt otherwise: where they are most, the sentence stayed. */
function nearWordsOf(stretch: readonly Segment[], before: Tokens, after: Tokens, lexicon: Lexicon): number {
  let near = 0
  for (const { equal, from, fromEnd, to, toEnd } of stretch) {
    if (equal || fromEnd === from || toEnd === to) continue
    near += countNearWords(before, { start: from, end: fromEnd }, after, { start: to, end: toEnd }, lexicon)
  }
  return near
}

function joinsLast(kept: readonly Segment[], before: Tokens, lexicon: Lexicon): boolean {
  const [left, middle, right] = kept.slice(-3)
  if (left === undefined || middle === undefined || right === undefined) return false
  if (left.equal || !middle.equal || right.equal) return false
  if (middle.fromEnd - middle.from > 2 * coincidenceWordsMax) return false
  const { words, longWords } = wordsOf(middle, before, lexicon)
  if (words > coincidenceWordsMax || longWords > 1) return false
  const [leftSize, rightSize] = [sizeOf(left), sizeOf(right)]
  if (words === 0) return editWordsPerMark <= leftSize + rightSize
  const needed = editWordsPerWord * words * (longWords > 0 ? 2 : 1)
  return words < leftSize && words < rightSize && needed <= leftSize + rightSize
}

function wordsOf(segment: Segment, side: Tokens, lexicon: Lexicon): { words: number; longWords: number } {
  let words = 0
  let longWords = 0
  // Beyond what could be chance nobody asks how many there are.
  for (let i = segment.from; i < segment.fromEnd && words <= coincidenceWordsMax; i += 1) {
    const id = side.ids[i] ?? -1
    if (!lexicon.isWord(id)) continue
    words += 1
    if (lexicon.token(id).length > commonWordLengthMax) longWords += 1
  }
  return { words, longWords }
}

function sizeOf(edit: Segment): number {
  return Math.max(edit.fromEnd - edit.from, edit.toEnd - edit.to)
}

/** Slides every pure insertion and deletion between the equalities at its sides to its best place. */
function slide(segments: readonly Segment[], before: Tokens, after: Tokens, lexicon: Lexicon): Segment[] {
  const slid = betweenEqualities(segments, before, after)
  for (let at = 1; at < slid.length - 1; at += 1) {
    const left = slid[at - 1]
    const edit = slid[at]
    const right = slid[at + 1]
    if (left === undefined || edit === undefined || right === undefined || edit.equal) continue
    const inserts = edit.fromEnd === edit.from
    if (!inserts && edit.toEnd !== edit.to) continue
    // An equality between two edits keeps a token, so that the edits never meet.
    const roomLeft = left.fromEnd - left.from - (at > 1 ? 1 : 0)
    const roomRight = right.fromEnd - right.from - (at < slid.length - 2 ? 1 : 0)
    const shift = inserts
      ? bestShift(after, edit.to, edit.toEnd, roomLeft, roomRight, lexicon)
      : bestShift(before, edit.from, edit.fromEnd, roomLeft, roomRight, lexicon)
    slid[at - 1] = { ...left, fromEnd: left.fromEnd + shift, toEnd: left.toEnd + shift }
    slid[at] = {
      equal: false,
      from: edit.from + shift,
      fromEnd: edit.fromEnd + shift,
      to: edit.to + shift,
      toEnd: edit.toEnd + shift,
    }
    slid[at + 1] = { ...right, from: right.from + shift, to: right.to + shift }
  }
  return slid.filter((segment) => segment.fromEnd > segment.from || segment.toEnd > segment.to)
}

/** The same segments with an equality, perhaps empty, at both ends. */
function betweenEqualities(segments: readonly Segment[], before: Tokens, after: Tokens): Segment[] {
  const fromEnd = before.ids.length
  const toEnd = after.ids.length
  const padded = [...segments]
  if (padded[0]?.equal !== true) padded.unshift({ equal: true, from: 0, fromEnd: 0, to: 0, toEnd: 0 })
  if (padded.at(-1)?.equal !== true) padded.push({ equal: true, from: fromEnd, fromEnd, to: toEnd, toEnd })
  return padded
}

/** How far the stretch of `side` from start to end slides: a negative number is towards the start. */
function bestShift(
  side: Tokens,
  start: number,
  end: number,
  roomLeft: number,
  roomRight: number,
  lexicon: Lexicon,
): number {
  const rank = (shift: number) =>
    2 * boundaryRank(side, start + shift, lexicon) + boundaryRank(side, end + shift, lexicon)
  let best = 0
  let bestRank = rank(0)
  const consider = (shift: number) => {
    if (rank(shift) <= bestRank) return
    best = shift
    bestRank = rank(shift)
  }
  for (let shift = -1; -shift <= roomLeft && side.ids[start + shift] === side.ids[end + shift]; shift -= 1) {
    consider(shift)
  }
  for (
    let shift = 1;
    shift <= roomRight && side.ids[end + shift - 1] === side.ids[start + shift - 1];
    shift += 1
  ) {
    consider(shift)
  }
  return best
}
