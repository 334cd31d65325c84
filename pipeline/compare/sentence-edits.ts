import type { Change, Edit } from '../../model/change.ts'
import { foldTypography } from './fold.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { sentenceStarts } from './sentences.ts'
import { newText, oldText } from './word-runs.ts'

/** What became of sentences, as NewsEdits names it (Spangher et al., NAACL 2022), with splits and merges told apart. */
type SentenceOp = 'added' | 'deleted' | 'edited' | 'moved' | 'split' | 'merged'

/** Sentences that belong together, in reading order; `moved` ones may be edited as well. */
export interface SentenceEdit {
  readonly op: SentenceOp
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Two sentences are one when this share of the shorter one's letters stayed. */
const sameShareMin = 0.5

/** A shorter sentence stands in two places by chance. */
const movedLengthMin = 20

/**
 * The sentences that were added, deleted, edited, moved, split or merged, in the order of the change. A pure function
 * of the change, stored or new: the words that it carries tell which sentences share text. A sentence that only
 * crossed from one block to another is none of these; one that left a place and stands word for word at another moved.
 */
export function sentenceEdits(change: Change): SentenceEdit[] {
  const lexicon = createLexicon()
  const found = change.hunks.flatMap((hunk) => hunk.edits.flatMap((edit) => editsOf(edit, lexicon)))
  return joinMoved(found)
}

interface Sentence {
  readonly text: string
  /** UTF-16 units without white space: what votes are counted in. */
  readonly length: number
}

function editsOf(edit: Edit, lexicon: Lexicon): SentenceEdit[] {
  const from = sentencesOf(oldText(edit.words), lexicon)
  const to = sentencesOf(newText(edit.words), lexicon)
  const votes = countVotes(edit, from, to)
  const links = [...votes].filter(([key, shared]) => {
    const [i, j] = [Math.floor(key / to.length), key % to.length]
    return shared >= sameShareMin * Math.min(from[i]?.length ?? 0, to[j]?.length ?? 0)
  })
  const groups = groupsOf(
    from.length,
    to.length,
    links.map(([key]) => [Math.floor(key / to.length), key % to.length]),
  )
  return groups.flatMap((group) => {
    const old = group.from.map((i) => from[i]?.text ?? '')
    const young = group.to.map((j) => to[j]?.text ?? '')
    const op = opOf(old, young, edit.op === 'moved')
    return op === null ? [] : [{ op, from: old, to: young }]
  })
}

function opOf(from: readonly string[], to: readonly string[], isMoved: boolean): SentenceOp | null {
  if (from.length === 0) return 'added'
  if (to.length === 0) return 'deleted'
  if (isMoved) return 'moved'
  if (to.length > from.length) return 'split'
  if (from.length > to.length) return 'merged'
  return from.every((text, index) => text === to[index]) ? null : 'edited'
}

function sentencesOf(text: string, lexicon: Lexicon): Sentence[] {
  const tokens = lexicon.tokens(text)
  const starts = sentenceStarts(tokens, lexicon)
  return starts
    .map((start, index) =>
      text.slice(tokens.starts[start], tokens.starts[starts[index + 1] ?? Infinity]).trim(),
    )
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ text: sentence, length: solidLength(sentence) }))
}

function solidLength(text: string): number {
  return text.replace(/\s+/g, '').length
}

/** For each old and new sentence (old × number of new ones + new) how many units that stayed stand in both. */
function countVotes(edit: Edit, from: readonly Sentence[], to: readonly Sentence[]): Map<number, number> {
  const votes = new Map<number, number>()
  const [old, young] = [walker(from), walker(to)]
  for (const { op, text } of edit.words) {
    let left = solidLength(text)
    if (op === 'deleted') old.skip(left)
    else if (op === 'inserted') young.skip(left)
    else {
      while (left > 0) {
        const step = Math.min(left, old.left(), young.left())
        if (step <= 0) break
        const key = old.at() * to.length + young.at()
        votes.set(key, (votes.get(key) ?? 0) + step)
        old.skip(step)
        young.skip(step)
        left -= step
      }
    }
  }
  return votes
}

/** Walks over sentences, unit by unit without white space. */
function walker(sentences: readonly Sentence[]): {
  at: () => number
  left: () => number
  skip: (units: number) => void
} {
  let index = 0
  let within = 0
  const left = () => (sentences[index]?.length ?? 0) - within
  return {
    at: () => index,
    left,
    skip: (units) => {
      let rest = units
      while (rest > 0 && rest >= left() && index < sentences.length) {
        rest -= left()
        index += 1
        within = 0
      }
      within += rest
    },
  }
}

interface Group {
  readonly from: number[]
  readonly to: number[]
}

/** Sentences that links lead between, in the order of the new text; what went stands before what came after it. */
function groupsOf(fromCount: number, toCount: number, links: readonly (readonly number[])[]): Group[] {
  const ofOld = new Map<number, Group>()
  const ofNew = new Map<number, Group>()
  for (const [i = -1, j = -1] of links) {
    const [left, right] = [ofOld.get(i), ofNew.get(j)]
    const group = left ?? right ?? { from: [], to: [] }
    if (left === undefined) group.from.push(i)
    ofOld.set(i, group)
    if (right === undefined) group.to.push(j)
    ofNew.set(j, group)
    if (right === undefined || right === group) continue
    for (const each of right.from) {
      if (each !== i) group.from.push(each)
      ofOld.set(each, group)
    }
    for (const each of right.to) {
      group.to.push(each)
      ofNew.set(each, group)
    }
  }
  const groups: Group[] = []
  let gone = 0
  const writeGone = (end: number) => {
    for (; gone < end; gone += 1) if (!ofOld.has(gone)) groups.push({ from: [gone], to: [] })
  }
  const written = new Set<Group>()
  for (let j = 0; j < toCount; j += 1) {
    const group = ofNew.get(j)
    if (group === undefined) groups.push({ from: [], to: [j] })
    else if (!written.has(group)) {
      written.add(group)
      group.from.sort((a, b) => a - b)
      group.to.sort((a, b) => a - b)
      writeGone(group.from[0] ?? 0)
      groups.push(group)
    }
  }
  writeGone(fromCount)
  return groups
}

/** A sentence deleted here and added there, word for word, moved; it is told where it stands now. */
function joinMoved(edits: readonly SentenceEdit[]): SentenceEdit[] {
  const deleted = new Map<string, SentenceEdit[]>()
  for (const edit of edits) {
    const [text] = edit.from
    if (edit.op !== 'deleted' || text === undefined || text.length < movedLengthMin) continue
    const key = foldTypography(text)
    deleted.set(key, [...(deleted.get(key) ?? []), edit])
  }
  const gone = new Set<SentenceEdit>()
  const joined = edits.map((edit): SentenceEdit => {
    const [text] = edit.to
    const source =
      edit.op === 'added' && text !== undefined ? deleted.get(foldTypography(text))?.shift() : undefined
    if (source === undefined) return edit
    gone.add(source)
    return { op: 'moved', from: source.from, to: edit.to }
  })
  return joined.filter((edit) => !gone.has(edit))
}
