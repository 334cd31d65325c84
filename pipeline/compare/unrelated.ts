import type { Lexicon, Tokens } from './lexicon.ts'
import { countNearWords, type TokenRange } from './near-words.ts'
import { sentenceStarts } from './sentences.ts'
import { isNumberToken } from './tokens.ts'

/** So many words in a row are never chance. */
const chanceRunWordsMax = 3

/** Fewer edited words on either side are a small edit, however little is left of a short sentence. */
const editedWordsMin = 3

/** Short words alone hold two sentences together when they are more than these shares of the words and letters of one. */
const commonWordShareMax = 0.6
const commonLetterShareMax = 0.45

/** A long word is chance among so many others when hardly anything else stayed. */
const tellingShareMax = 0.2
const chanceWordShareMax = 0.45
const chanceLetterShareMax = 0.4

/** What a stretch of tokens has: words, their letters, and those that are long or rare. */
interface Weight {
  words: number
  letters: number
  telling: number
}

/** An old sentence and a new one, with the old tokens that have their partners in the new one. */
interface SentencePair {
  readonly old: TokenRange
  readonly young: TokenRange
  readonly matched: readonly number[]
}

/**
 * Parts sentences that say something else and share but a few short words: those are no partners any more, so that
 * the old sentence is shown replaced by the new one, not woven into it. Marks at the ends of both stay. `partners` is
 * changed in place.
 */
export function partUnrelated(partners: Int32Array, before: Tokens, after: Tokens, lexicon: Lexicon): void {
  const pairs = sentencePairs(partners, before, after, lexicon)
  // A long sentence may be paired with thousands of short ones: each is weighed once.
  const [oldWeights, youngWeights] = [new Map<number, Weight>(), new Map<number, Weight>()]
  const unrelated = new Set(
    pairs.filter((pair) => {
      const from = weightOnce(pair.old, before, oldWeights, lexicon)
      const to = weightOnce(pair.young, after, youngWeights, lexicon)
      return isUnrelated(pair, from, to, partners, before, after, lexicon)
    }),
  )
  if (unrelated.size === 0) return
  for (const { old, young, matched } of unrelated) {
    const [first, last] = wordEnds(before, old, lexicon)
    const [firstTo, lastTo] = wordEnds(after, young, lexicon)
    for (const i of matched) {
      const j = partners[i] ?? -1
      const isAtEnds = (i < first && j < firstTo) || (i > last && j > lastTo)
      if (!isAtEnds) partners[i] = -1
    }
  }
  const sources = new Int32Array(after.ids.length).fill(-1)
  partners.forEach((j, i) => {
    if (j >= 0) sources[j] = i
  })
  for (const pair of pairs) if (!unrelated.has(pair)) grow(pair, partners, sources, before, after)
}

/** What was parted may belong to the sentence beside: `You know that`, before what stayed, when two begin with it. */
function grow(
  { old, young, matched }: SentencePair,
  partners: Int32Array,
  sources: Int32Array,
  before: Tokens,
  after: Tokens,
): void {
  for (const [anchor, step] of [
    [matched[0] ?? -1, -1],
    [matched.at(-1) ?? -1, 1],
  ] as const) {
    let i = anchor + step
    let j = (partners[anchor] ?? -1) + step
    while (i >= old.start && i < old.end && j >= young.start && j < young.end) {
      if (partners[i] !== -1 || sources[j] !== -1 || before.ids[i] !== after.ids[j]) break
      partners[i] = j
      sources[j] = i
      i += step
      j += step
    }
  }
}

function sentencePairs(
  partners: Int32Array,
  before: Tokens,
  after: Tokens,
  lexicon: Lexicon,
): SentencePair[] {
  const youngStarts = wholeSentences(after, lexicon)
  const pairs: SentencePair[] = []
  let to = 0
  const youngEnd = () => youngStarts[to + 1] ?? after.ids.length
  for (const old of rangesOf(wholeSentences(before, lexicon), before.ids.length)) {
    let matched: number[] = []
    const close = () => {
      if (matched.length > 0) {
        pairs.push({ old, young: { start: youngStarts[to] ?? 0, end: youngEnd() }, matched })
      }
      matched = []
    }
    for (let i = old.start; i < old.end; i += 1) {
      const j = partners[i] ?? -1
      if (j < 0) continue
      if (j >= youngEnd()) close()
      while (j >= youngEnd()) to += 1
      matched.push(i)
    }
    close()
  }
  return pairs
}

const dayNumber = /^\p{Nd}{1,2}$/u

/** Where sentences begin; not after the day of `vor dem 1. Januar`: what is cut in two has too few words to be judged by. */
function wholeSentences(side: Tokens, lexicon: Lexicon): number[] {
  const token = (at: number) => lexicon.token(side.ids[at] ?? -1)
  return sentenceStarts(side, lexicon).filter(
    (start) =>
      token(start - 1) !== '.' ||
      !dayNumber.test(token(start - 2)) ||
      !lexicon.isWord(side.ids[start - 3] ?? -1),
  )
}

function rangesOf(starts: readonly number[], length: number): TokenRange[] {
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length }))
}

function isUnrelated(
  pair: SentencePair,
  from: Weight,
  to: Weight,
  partners: Int32Array,
  before: Tokens,
  after: Tokens,
  lexicon: Lexicon,
): boolean {
  const { old, matched } = pair
  // All stayed, or but one place differs: nothing is woven.
  const gaps = gapsOf(pair, partners)
  if (gaps.length < 2) return false
  const kept = weightOf(matched, before, old.start, lexicon)
  if (Math.max(from.words, to.words) - kept.words < editedWordsMin) return false
  if (kept.words === 0 || !isChance(kept, from, to)) return false
  if (crossesBorder(pair, partners)) return false
  if (longestRun(matched, partners, before, lexicon) > chanceRunWordsMax) return false
  let near = 0
  for (const gap of gaps) near += countNearWords(before, gap.from, after, gap.to, lexicon)
  if (near === 0) return true
  return isChance({ ...kept, words: kept.words + near, telling: kept.telling + near }, from, to)
}

function isChance(kept: Weight, from: Weight, to: Weight): boolean {
  const words = Math.min(from.words, to.words)
  const letters = Math.min(from.letters, to.letters)
  if (kept.telling === 0) {
    return kept.words <= commonWordShareMax * words && kept.letters <= commonLetterShareMax * letters
  }
  const telling = Math.min(from.telling, to.telling)
  return (
    kept.telling <= tellingShareMax * telling &&
    kept.words <= chanceWordShareMax * words &&
    kept.letters <= chanceLetterShareMax * letters
  )
}

/** The stretches of a pair that have no partners: those where both sides are empty are none. */
function gapsOf(
  { old, young, matched }: SentencePair,
  partners: Int32Array,
): { from: TokenRange; to: TokenRange }[] {
  const gaps: { from: TokenRange; to: TokenRange }[] = []
  let [i, j] = [old.start, young.start]
  const close = (nextI: number, nextJ: number) => {
    if (nextI > i || nextJ > j) gaps.push({ from: { start: i, end: nextI }, to: { start: j, end: nextJ } })
    i = nextI + 1
    j = nextJ + 1
  }
  for (const at of matched) close(at, partners[at] ?? -1)
  close(old.end, young.end)
  return gaps
}

/** Whether what stayed goes on in the sentence beside on one side only: a border is new, or none any more. */
function crossesBorder({ old, young, matched }: SentencePair, partners: Int32Array): boolean {
  const [first, last] = [matched[0] ?? -1, matched.at(-1) ?? -1]
  const [firstTo, lastTo] = [partners[first] ?? -1, partners[last] ?? -1]
  const isAtStart = (first === old.start) !== (firstTo === young.start)
  const isAtEnd = (last === old.end - 1) !== (lastTo === young.end - 1)
  return (
    (isAtStart && first > 0 && partners[first - 1] === firstTo - 1) ||
    (isAtEnd && partners[last + 1] === lastTo + 1)
  )
}

function longestRun(
  matched: readonly number[],
  partners: Int32Array,
  before: Tokens,
  lexicon: Lexicon,
): number {
  let longest = 0
  let words = 0
  matched.forEach((i, at) => {
    const last = matched[at - 1] ?? -1
    const continues = last === i - 1 && partners[last] === (partners[i] ?? -1) - 1
    if (!continues) words = 0
    if (lexicon.isWord(before.ids[i] ?? -1)) words += 1
    longest = Math.max(longest, words)
  })
  return longest
}

function* indexesOf({ start, end }: TokenRange): Generator<number> {
  for (let at = start; at < end; at += 1) yield at
}

function weightOnce(range: TokenRange, side: Tokens, known: Map<number, Weight>, lexicon: Lexicon): Weight {
  const found = known.get(range.start) ?? weightOf(indexesOf(range), side, range.start, lexicon)
  known.set(range.start, found)
  return found
}

function weightOf(indexes: Iterable<number>, side: Tokens, start: number, lexicon: Lexicon): Weight {
  const weight: Weight = { words: 0, letters: 0, telling: 0 }
  for (const at of indexes) {
    const id = side.ids[at] ?? -1
    if (!lexicon.isWord(id)) continue
    const token = lexicon.token(id)
    weight.words += 1
    weight.letters += token.length
    if (isTelling(token, at === start)) weight.telling += 1
  }
  return weight
}

const capital = /^\p{Lu}/u
const ideographic = /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}]/u
const vowelless = /^[\p{sc=Arabic}\p{sc=Hebrew}]/u

/** Longer than the articles, prepositions and auxiliaries of most languages; or a number or name, if not too short. */
function isTelling(token: string, isFirst: boolean): boolean {
  if (token.length > 4) return true
  if (token.length < 2) return false
  if (isNumberToken(token) || ideographic.test(token)) return true
  if (token.length === 4 && vowelless.test(token)) return true
  return token.length > 2 && !isFirst && capital.test(token)
}

/** The first and the last word of a sentence. */
function wordEnds(side: Tokens, { start, end }: TokenRange, lexicon: Lexicon): [number, number] {
  let first = start
  let last = end - 1
  while (first < last && !lexicon.isWord(side.ids[first] ?? -1)) first += 1
  while (last > first && !lexicon.isWord(side.ids[last] ?? -1)) last -= 1
  return [first, last]
}
