import { describe, expect, test } from 'vitest'

import { limits } from '../../../../model/limits.ts'
import type { Blame } from '../../../../model/blame.ts'
import type { Content } from '../../../../model/content.ts'
import { blameTracker } from '../../../../pipeline/compare/blame/blame.ts'
import { contentOf, numberSource, wordsFrom } from '../content.ts'

/** CPU time of all versions together, far above what any of these takes: only work without a bound reaches it. */
const hangMs = 30_000

function randomWords(count: number, vocabulary: number, seed: number): string[] {
  const next = numberSource(seed)
  return Array.from({ length: count }, () => `w${next(vocabulary)}`)
}

const line = wordsFrom(0, 110_000)
const manyBlocks = randomWords(100_000, 30_000, 1)
const copies = Array.from({ length: 100_000 }, () => 'the same line again')

/** A document of 300 paragraphs of which each version edits one word. */
function edited(version: number): string[] {
  return Array.from({ length: 300 }, (_, index) => {
    const changes = Math.floor((version + 299 - index) / 300)
    return `${wordsFrom(index * 40, 20)} edit${changes} ${wordsFrom(index * 40 + 20, 20)}.`
  })
}

/** Made when they are run: together they would fill the memory. */
const cases: [string, () => Iterable<readonly string[]>][] = [
  ['10^5 one-word blocks, all others next', () => [manyBlocks, randomWords(100_000, 30_000, 2), manyBlocks]],
  [
    '10^5 distinct one-word blocks reversed',
    () => [line.split(' ').slice(0, 100_000), line.split(' ').slice(0, 100_000).toReversed()],
  ],
  [
    '10^5 equal blocks, fewer and more',
    () => [copies, copies.slice(0, 50_000), copies, copies.slice(0, 70_000).toSpliced(9, 0, 'another')],
  ],
  ['a line of 1 MB with a word changed', () => [[line], [line.replace('word1e40', 'changed')], [line]]],
  ['a line of 1 MB with another', () => [[line], [wordsFrom(200_000, 110_000)], [line]]],
  [
    'a line of 1 MB of two words',
    () => [[randomWords(300_000, 2, 3).join(' ')], [randomWords(300_000, 2, 4).join(' ')]],
  ],
  [
    '10^5 words shuffled in one block',
    () => [[manyBlocks.join(' ')], [manyBlocks.toSorted().join(' ')], [manyBlocks.join(' ')]],
  ],
  [
    '1 MB of short sentences',
    () =>
      ['c. '.repeat(140_000), 'd. '.repeat(140_000), 'c. '.repeat(139_999)].map((text) => [
        text.replaceAll(' ', ' A b ').trim(),
      ]),
  ],
  ['1 MB of marks on one letter', () => [[`a${'\u0301'.repeat(500_000)}`], [`b${'\u0301'.repeat(500_000)}`]]],
  [
    '1,000 versions of which each edits a word',
    () => Array.from({ length: 1_000 }, (_, version) => edited(version)),
  ],
  [
    '1,000 sightings of a page that flaps',
    () => {
      const states = [edited(0), edited(299)]
      return Array.from({ length: 1_000 }, (_, index) => states[index % 2] ?? [])
    },
  ],
  [
    '6 versions of 1 MB with nothing in common',
    () =>
      Array.from({ length: 6 }, (_, index) =>
        wordsFrom(index * 100_000, 100_000)
          .replace(/((?:\S+ ){49}\S+) /g, '$1\n')
          .split('\n'),
      ),
  ],
]

function coversAll({ blocks }: Blame, { blocks: texts }: Content): boolean {
  return texts.every(({ text }, index) => {
    let end = 0
    for (const run of blocks[index] ?? []) {
      if (run.start !== end) return false
      end = run.end
    }
    return end === text.length
  })
}

describe('hostile and very long histories', () => {
  test.each(cases)('%s', { timeout: 120_000 }, (_, versions) => {
    const tracker = blameTracker()
    let last = contentOf([])
    let number = 0
    const started = process.threadCpuUsage()
    for (const texts of versions()) {
      last = contentOf(texts)
      tracker.add((number += 1), last)
    }
    const blame = tracker.blame()
    const { user, system } = process.threadCpuUsage(started)
    expect((user + system) / 1_000).toBeLessThan(hangMs)
    expect(coversAll(blame, last)).toBe(true)
  })
})

test('what is remembered has a bound, and what stands is always known', { timeout: 120_000 }, () => {
  const tracker = blameTracker()
  for (let version = 1; version <= 7; version += 1) {
    tracker.add(version, contentOf(['This sentence stays for ever.', `word${version} `.repeat(100_000)]))
  }
  const state = tracker.state()
  expect(state.coarse).toBe(true)
  expect(state.tokens.length + state.left).toBeLessThanOrEqual(limits.blameMemoryMax)
  expect(tracker.blame().blocks.map((runs) => runs.map(({ origin }) => origin))).toEqual([[1], [7]])
  const carried = blameTracker(state)
  for (const each of [tracker, carried])
    each.add(6, contentOf(['This sentence stays for ever.', 'word6 '.repeat(100_000)]))
  expect(tracker.blame().blocks[1]?.map(({ origin }) => origin)).toEqual([6])
  expect(JSON.stringify(carried.state()) === JSON.stringify(tracker.state())).toBe(true)
})
