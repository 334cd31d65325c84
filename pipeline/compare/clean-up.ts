import type { Lexicon, Tokens } from './lexicon.ts'
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

/** Turns partners (index into the new tokens, or -1, increasing) into segments that cover both sides. */
export function segmentsOf(partners: Int32Array, toLength: number): Segment[] {
  const segments: Segment[] = []
  let from = 0
  let to = 0
  while (from < partners.length || to < toLength) {
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
  return slide(dropCoincidences(segments, before, lexicon), before, after, lexicon)
}

function dropCoincidences(segments: readonly Segment[], before: Tokens, lexicon: Lexicon): Segment[] {
  const kept: Segment[] = []
  for (const segment of segments) {
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

function joinsLast(kept: readonly Segment[], before: Tokens, lexicon: Lexicon): boolean {
  const [left, middle, right] = kept.slice(-3)
  if (left === undefined || middle === undefined || right === undefined) return false
  if (left.equal || !middle.equal || right.equal) return false
  const length = middle.fromEnd - middle.from
  if (length > 2 * coincidenceWordsMax) return false
  let words = 0
  for (let i = middle.from; i < middle.fromEnd; i += 1) if (lexicon.isWord(before.ids[i] ?? -1)) words += 1
  if (words > coincidenceWordsMax) return false
  const leftSize = sizeOf(left)
  const rightSize = sizeOf(right)
  return length <= leftSize && length <= rightSize && 5 * length <= leftSize + rightSize
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
