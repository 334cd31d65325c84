import { describe, expect, test } from 'vitest'

import type { Content } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { applyChange, plainContent, revertChange } from '../../../pipeline/compare/rebuild.ts'
import { contentOf, numberSource, wordsFrom } from './content.ts'

/** CPU time, far above what any of these takes: only a search without a bound reaches it. */
const hangMs = 5_000

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = numberSource(seed)
  const result = [...items]
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = next(i + 1)
    const [a, b] = [result[i], result[j]]
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a]
  }
  return result
}

function randomWords(count: number, vocabulary: number, seed: number): string[] {
  const next = numberSource(seed)
  return Array.from({ length: count }, () => `w${next(vocabulary)}`)
}

function randomHan(count: number, seed: number): string[] {
  const next = numberSource(seed)
  return Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + next(3_000)))
}

function paragraphs(words: readonly string[], wordsEach: number): string[] {
  const made: string[] = []
  for (let at = 0; at < words.length; at += wordsEach) made.push(words.slice(at, at + wordsEach).join(' '))
  return made
}

const manyWords = randomWords(100_000, 20_000, 1)
const han = randomHan(100_000, 2)

/** [name, old blocks, new blocks, whether a bound must be hit] */
const cases: [string, string[], string[], boolean][] = [
  ['5,000 one-word blocks', randomWords(5_000, 900, 3), randomWords(5_000, 900, 4), true],
  [
    '5,000 distinct one-word blocks shuffled',
    wordsFrom(0, 5_000).split(' '),
    shuffled(wordsFrom(0, 5_000).split(' '), 5),
    true,
  ],
  [
    '5,000 equal blocks and one more',
    Array(5_000).fill('the same line'),
    Array(4_999).fill('the same line').toSpliced(2_000, 0, 'another one'),
    false,
  ],
  ['2,000 paragraphs shuffled', paragraphs(manyWords, 50), shuffled(paragraphs(manyWords, 50), 6), false],
  [
    '1 MB against 1 MB with no word in common',
    paragraphs(wordsFrom(0, 130_000).split(' '), 60),
    paragraphs(wordsFrom(200_000, 130_000).split(' '), 60),
    false,
  ],
  ['one line of 1 MB against another', [wordsFrom(0, 130_000)], [wordsFrom(200_000, 130_000)], false],
  [
    'one line of 1 MB with a word changed',
    [wordsFrom(0, 130_000)],
    [wordsFrom(0, 130_000).replace('word1e40', 'changed')],
    false,
  ],
  [
    'one line of 1 MB of a few words',
    [randomWords(300_000, 2, 7).join(' ')],
    [randomWords(300_000, 2, 8).join(' ')],
    true,
  ],
  ['100,000 tokens shuffled in one block', [manyWords.join(' ')], [shuffled(manyWords, 9).join(' ')], true],
  [
    '100,000 tokens shuffled over all blocks',
    paragraphs(manyWords, 50),
    paragraphs(shuffled(manyWords, 10), 50),
    false,
  ],
  ['100,000 Chinese characters reversed', [han.join('')], [han.toReversed().join('')], true],
  [
    '50 paragraphs of Chinese, each reversed',
    paragraphs(han, 2_000).map((p) => p.replaceAll(' ', '')),
    paragraphs(han, 2_000).map((p) => Array.from(p.replaceAll(' ', '')).toReversed().join('')),
    true,
  ],
  [
    'every word but one changed',
    paragraphs(wordsFrom(0, 20_000).replaceAll(' ', ' the ').split(' '), 200),
    paragraphs(wordsFrom(50_000, 20_000).replaceAll(' ', ' the ').split(' '), 200),
    false,
  ],
  ['1 MB of open quotation marks', ['“a '.repeat(330_000)], ['„a '.repeat(330_000)], true],
  ['1 MB of marks on one letter', [`a${'\u0301'.repeat(500_000)}`], [`b${'\u0301'.repeat(500_000)}`], false],
  ['1 MB of zero-width joiners', ['\u200D'.repeat(500_000)], [`a${'\u200D'.repeat(500_000)}`], false],
  ['1 MB of emoji joined', ['👩\u200D'.repeat(200_000)], ['👨\u200D'.repeat(200_000)], false],
  ['1 MB of digits and commas', ['1,'.repeat(500_000)], ['2,'.repeat(500_000)], false],
  [
    '1 MB of notices of correction',
    ['Correction: '.repeat(80_000)],
    ['this article was amended '.repeat(40_000)],
    false,
  ],
  ['100,000 one-word blocks', wordsFrom(0, 100_000).split(' '), randomWords(100_000, 900, 11), true],
  ['1 MB of addresses', ['http://'.repeat(140_000)], ['www. '.repeat(200_000)], false],
  ['1 MB of white space', [`a${' '.repeat(900_000)}b`], [`a${' '.repeat(900_001)}b`], false],
  ['1 MB of apostrophes', [`a${"'a".repeat(400_000)}`], [`b${"'a".repeat(400_000)}`], false],
]

function contents(from: readonly string[], to: readonly string[]): [Content, Content] {
  return [contentOf(from), contentOf(to)]
}

describe('hostile and very large contents', () => {
  test.each(cases)('%s', { timeout: 60_000 }, (_, before, after, coarse) => {
    const [from, to] = contents(before, after)
    const started = process.threadCpuUsage()
    const change = compare(from, to)
    const { user, system } = process.threadCpuUsage(started)
    expect((user + system) / 1_000).toBeLessThan(hangMs)
    expect(change.coarse).toBe(coarse)
    expect(applyChange(change, plainContent(from)).blocks).toEqual(plainContent(to).blocks)
    expect(revertChange(change, plainContent(to)).blocks).toEqual(plainContent(from).blocks)
  })
})
