import type { Edit } from '../../model/change.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { comparePair, contentOf, type PairResult } from './pairs.ts'
import { wordsIn } from './measure.ts'
import { randomSource, type Random } from './random.ts'

/** What an edit made of a text, and what a comparison should say of it. */
interface MadeEdit {
  readonly after: readonly string[]
  /** Words that really went and came; text that moved did neither. */
  readonly editWords: number
  /** True when the edits of a change name what was done, and where. */
  readonly isRight: (edits: readonly Edit[]) => boolean
}

/** A kind of edit; null for texts that it cannot be made in. */
type Maker = (blocks: readonly string[], random: Random, other: readonly string[]) => MadeEdit | null

const longWords = 20

const makers: Readonly<Record<string, Maker>> = {
  'a word': (blocks, random) => {
    const at = longBlock(blocks, random)
    return at < 0 ? null : replaced(blocks, at, changeWord(blocks[at] ?? '', random))
  },
  'a number': (blocks, random) => {
    const at = pickIndex(blocks, random, (block) => number.test(block))
    const edited = blocks[at]?.replace(
      number,
      (found) => `${found.slice(0, -1)}${(Number(found.at(-1)) + 3) % 10}`,
    )
    return at < 0 || edited === undefined ? null : replaced(blocks, at, { text: edited, editWords: 2 })
  },
  'a paragraph added': (blocks, random, other) => {
    const text = other[longBlock(other, random)]
    if (text === undefined || blocks.includes(text)) return null
    const at = random.below(blocks.length + 1)
    return {
      after: blocks.toSpliced(at, 0, text),
      editWords: wordsIn(text).length,
      isRight: (edits) => only(edits, 'inserted') && edits.length === 1 && edits[0]?.to[0] === at,
    }
  },
  'a paragraph deleted': (blocks, random) => {
    const at = longBlock(blocks, random)
    if (at < 0) return null
    return {
      after: blocks.toSpliced(at, 1),
      editWords: wordsIn(blocks[at] ?? '').length,
      isRight: (edits) => only(edits, 'deleted') && edits.length === 1 && edits[0]?.from[0] === at,
    }
  },
  'a paragraph moved': (blocks, random) => moved(blocks, random, (text) => ({ text, editWords: 0 })),
  'a paragraph moved and edited': (blocks, random) =>
    moved(blocks, random, (text) => changeWord(text, random)),
  'two sections swapped': (blocks, random) => {
    if (blocks.length < 8 || new Set(blocks).size < blocks.length) return null
    const length = 2 + random.below(Math.floor(blocks.length / 4))
    const from = random.below(blocks.length - 2 * length + 1)
    const [first, second] = [
      blocks.slice(from, from + length),
      blocks.slice(from + length, from + 2 * length),
    ]
    return {
      after: [...blocks.slice(0, from), ...second, ...first, ...blocks.slice(from + 2 * length)],
      editWords: 0,
      isRight: (edits) =>
        edits.length > 0 && only(edits, 'moved') && isWithin(edits, from, from + 2 * length),
    }
  },
  'a paragraph split': (blocks, random) => {
    const at = pickIndex(blocks, random, (block) => sentenceBorder(block) > 0)
    const text = blocks[at]
    if (text === undefined) return null
    const border = sentenceBorder(text)
    return {
      after: blocks.toSpliced(at, 1, text.slice(0, border).trim(), text.slice(border).trim()),
      editWords: 0,
      isRight: (edits) => edits.length === 1 && edits[0]?.op === 'split' && edits[0].from[0] === at,
    }
  },
  'two paragraphs merged': (blocks, random) => {
    const at = pickIndex(blocks, random, (block, index) => isLong(block) && isLong(blocks[index + 1] ?? ''))
    if (at < 0) return null
    return {
      after: blocks.toSpliced(at, 2, `${blocks[at]} ${blocks[at + 1]}`),
      editWords: 0,
      isRight: (edits) => edits.length === 1 && edits[0]?.op === 'merged' && edits[0].to[0] === at,
    }
  },
  'a sentence over the border': (blocks, random) => {
    const at = pickIndex(
      blocks,
      random,
      (block, index) => sentenceBorder(block) > 0 && isLong(blocks[index + 1] ?? ''),
    )
    const text = blocks[at]
    if (text === undefined) return null
    const border = sentenceBorder(text)
    const next = `${text.slice(border).trim()} ${blocks[at + 1]}`
    return {
      after: blocks.toSpliced(at, 2, text.slice(0, border).trim(), next),
      editWords: 0,
      isRight: (edits) => edits.length === 1 && edits[0]?.op === 'replaced' && edits[0].from.length === 2,
    }
  },
}

/** One edit of each kind in each text, compared. */
export interface SyntheticResult extends PairResult {
  readonly kind: string
  readonly truth: MadeEdit
  readonly isRight: boolean
}

/** Makes every kind of edit in every text; the same edits on every run. */
export function measureSynthetic(texts: readonly (readonly string[])[], seed: number): SyntheticResult[] {
  const random = randomSource(seed)
  return texts.flatMap((blocks, index) => {
    const other = texts[(index + 1) % texts.length] ?? blocks
    return Object.entries(makers).flatMap(([kind, make]) => {
      const truth = make(blocks, random, other)
      if (truth === null) return []
      const result = comparePair(`${kind} in text ${index}`, blocks, truth.after)
      const edits = compare(contentOf(blocks), contentOf(truth.after)).hunks.flatMap((hunk) => hunk.edits)
      return [{ ...result, kind, truth, isRight: truth.isRight(edits) }]
    })
  })
}

const number = /(?<![\p{L}\p{N}.,/:-])\d{2,4}(?![\p{L}\p{N}.,/:-])/u

function replaced(blocks: readonly string[], at: number, { text, editWords }: Changed): MadeEdit | null {
  if (text === blocks[at]) return null
  return {
    after: blocks.with(at, text),
    editWords,
    isRight: (edits) => edits.length === 1 && edits[0]?.op === 'replaced' && edits[0].from[0] === at,
  }
}

function moved(blocks: readonly string[], random: Random, edit: (text: string) => Changed): MadeEdit | null {
  const at = pickIndex(
    blocks,
    random,
    (block) => isLong(block) && blocks.indexOf(block) === blocks.lastIndexOf(block),
  )
  const text = blocks[at]
  if (text === undefined || blocks.length < 5) return null
  const rest = blocks.toSpliced(at, 1)
  const to = (at + 2 + random.below(rest.length - 3)) % (rest.length + 1)
  if (Math.abs(to - at) < 2) return null
  const edited = edit(text)
  const after = rest.toSpliced(to, 0, edited.text)
  // Which of two neighbours moved past the other is the lighter one's part: the paragraph, or what it passed.
  return {
    after,
    editWords: edited.editWords,
    isRight: (edits) =>
      edits.every(({ op }) => op === 'moved' || op === 'replaced') &&
      edits.some(({ op }) => op === 'moved') &&
      isWithin(edits, Math.min(at, to), Math.max(at, to) + 1),
  }
}

function only(edits: readonly Edit[], op: Edit['op']): boolean {
  return edits.every((edit) => edit.op === op)
}

function isWithin(edits: readonly Edit[], start: number, end: number): boolean {
  return edits.every(({ from }) => from.every((i) => i >= start && i < end))
}

/** Puts another word for one between spaces, which in scripts without them is a phrase; and how many words that is. */
function changeWord(text: string, random: Random): Changed {
  const words = text.split(' ')
  const places = words.flatMap((each, index) => (/^\p{L}{4,}$/u.test(each) && index > 0 ? [index] : []))
  const at = places[random.below(places.length)]
  const old = words[at ?? -1]
  if (at === undefined || old === undefined || old === 'elsewhere') return { text, editWords: 0 }
  return { text: words.with(at, 'elsewhere').join(' '), editWords: wordsIn(old).length + 1 }
}

interface Changed {
  readonly text: string
  readonly editWords: number
}

function isLong(text: string): boolean {
  return wordsIn(text).length >= longWords
}

function longBlock(blocks: readonly string[], random: Random): number {
  return pickIndex(blocks, random, isLong)
}

function pickIndex(
  blocks: readonly string[],
  random: Random,
  isFit: (block: string, index: number) => boolean,
): number {
  const fit = blocks.flatMap((block, index) => (isFit(block, index) ? [index] : []))
  return fit[random.below(fit.length)] ?? -1
}

/** Where the second half of a paragraph's sentences begins; 0 when it has but one. */
function sentenceBorder(text: string): number {
  const borders = [...text.matchAll(/(?<=\p{L}{2}[.!?。！？]["”»」]?)\s+(?=["“«„「]?\p{Lu})/gu)].map(
    ({ index }) => index,
  )
  const border = borders[Math.floor(borders.length / 2)] ?? 0
  const [head, tail] = [text.slice(0, border), text.slice(border)]
  return wordsIn(head).length >= 5 && wordsIn(tail).length >= 5 ? border : 0
}
