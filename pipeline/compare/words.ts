import type { WordRun } from '../../model/change.ts'
import { limits } from '../../model/limits.ts'
import type { Budget } from './budget.ts'
import { cleanUp, type Segment, segmentsOf } from './clean-up.ts'
import type { Lexicon, Tokens } from './lexicon.ts'
import { matchSequences } from './sequences.ts'
import { sentenceStarts } from './sentences.ts'
import { partUnrelated } from './unrelated.ts'
import { keepWhole } from './whole.ts'
import { runBuilder } from './word-runs.ts'

/**
 * The words that stayed, went and came between two texts. Equal and deleted runs concatenated are `from`, equal
 * and inserted ones `to`, to the last unit. When the texts are too different for a search word by word within
 * the budget, sentences are matched first; what then is still too different is replaced as a whole, and the
 * budget is marked coarse.
 */
export function compareWords(from: string, to: string, lexicon: Lexicon, budget: Budget): WordRun[] {
  if (from === to) return from === '' ? [] : [{ op: 'equal', text: from }]
  if (from === '') return [{ op: 'inserted', text: to }]
  if (to === '') return [{ op: 'deleted', text: from }]
  const before = lexicon.tokens(from)
  const after = lexicon.tokens(to)
  const partners = matchTokens(before, after, lexicon, budget)
  keepWhole(partners, before, after, lexicon)
  partUnrelated(partners, before, after, lexicon)
  const segments = segmentsOf(partners, after.ids.length, limits.compareSegmentsMax)
  if (segments === null) {
    budget.coarse = true
    return runsOf([wholeOf(before, after)], before, after)
  }
  return runsOf(cleanUp(segments, before, after, lexicon), before, after)
}

/** Everything went and everything came. */
function wholeOf(before: Tokens, after: Tokens): Segment {
  return { equal: false, from: 0, fromEnd: before.ids.length, to: 0, toEnd: after.ids.length }
}

function matchTokens(before: Tokens, after: Tokens, lexicon: Lexicon, budget: Budget): Int32Array {
  const match = matchSequences(before.ids, after.ids, limits.compareWordEditsMax, budget)
  if (match.complete) return match.partners
  const old = sentencesOf(before, lexicon)
  const young = sentencesOf(after, lexicon)
  const names = new Map<string, number>()
  const sentences = matchSequences(
    sentenceIds(before, old, names),
    sentenceIds(after, young, names),
    limits.compareWordEditsMax,
    budget,
  )
  const partners = match.partners
  let toAt = 0
  let fromAt = 0
  const closeGap = (fromEnd: number, toEnd: number) => {
    matchGap(
      before,
      after,
      [old[fromAt] ?? 0, old[fromEnd] ?? before.ids.length],
      [young[toAt] ?? 0, young[toEnd] ?? after.ids.length],
      partners,
      budget,
    )
  }
  for (let i = 0; i < old.length; i += 1) {
    const partner = sentences.partners[i] ?? -1
    if (partner < 0) continue
    closeGap(i, partner)
    const start = old[i] ?? 0
    const length = (old[i + 1] ?? before.ids.length) - start
    for (let k = 0; k < length; k += 1) partners[start + k] = (young[partner] ?? 0) + k
    fromAt = i + 1
    toAt = partner + 1
  }
  closeGap(old.length, young.length)
  return partners
}

/** Words of the sentences between two matched ones; equal ends found before are found again. */
function matchGap(
  before: Tokens,
  after: Tokens,
  [fromStart, fromEnd]: readonly [number, number],
  [toStart, toEnd]: readonly [number, number],
  partners: Int32Array,
  budget: Budget,
): void {
  if (fromStart === fromEnd) return
  const match = matchSequences(
    before.ids.subarray(fromStart, fromEnd),
    after.ids.subarray(toStart, toEnd),
    limits.compareWordEditsMax,
    budget,
  )
  if (!match.complete) budget.coarse = true
  match.partners.forEach((partner, index) => {
    partners[fromStart + index] = partner < 0 ? -1 : toStart + partner
  })
}

function sentencesOf(tokens: Tokens, lexicon: Lexicon): number[] {
  return sentenceStarts(tokens, lexicon)
}

function sentenceIds(tokens: Tokens, starts: readonly number[], names: Map<string, number>): Int32Array {
  return Int32Array.from(starts, (start, index) => {
    const name = tokens.ids.subarray(start, starts[index + 1] ?? tokens.ids.length).join(' ')
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  })
}

function runsOf(segments: readonly Segment[], before: Tokens, after: Tokens): WordRun[] {
  const runs = runBuilder()
  for (const segment of segments) {
    if (!segment.equal) {
      runs.deleted(before.text.slice(startOf(before, segment.from), startOf(before, segment.fromEnd)))
      runs.inserted(after.text.slice(startOf(after, segment.to), startOf(after, segment.toEnd)))
      continue
    }
    for (let k = 0; k < segment.fromEnd - segment.from; k += 1) {
      const i = segment.from + k
      const j = segment.to + k
      runs.equal(before.text.slice(before.starts[i], before.ends[i]))
      const oldSpace = before.text.slice(before.ends[i], startOf(before, i + 1))
      const newSpace = after.text.slice(after.ends[j], startOf(after, j + 1))
      if (oldSpace === newSpace) {
        runs.equal(oldSpace)
      } else {
        runs.deleted(oldSpace)
        runs.inserted(newSpace)
      }
    }
  }
  return runs.finish()
}

function startOf(tokens: Tokens, index: number): number {
  return tokens.starts[index] ?? tokens.text.length
}
