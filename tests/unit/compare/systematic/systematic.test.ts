import { describe, expect, test } from 'vitest'

import type { ArticleId } from '../../../../model/ids.ts'
import { compare } from '../../../../pipeline/compare/compare.ts'
import {
  type ArticleChange,
  findSystematicEdits,
} from '../../../../pipeline/compare/systematic/systematic.ts'
import { contentOf, numberSource } from '../content.ts'

const sentences = [
  'The town council met on the new bridge for a third evening in a row.',
  'Nobody could say how the old ferry would reach the harbour before the storm.',
  'A study of the port found more traffic than any earlier one had.',
  'Fishermen along the coast asked for help with the price of fuel.',
  'The school opened its doors to everyone who had lost a home.',
]

/** Article `index` with `text` in a sentence of its own, which stands in other words each time. */
function article(index: number, text: string) {
  const openings = [
    'Critics fear',
    'Experts expect',
    'Officials described',
    'Residents felt',
    'Reports mention',
  ]
  const own = `${openings[index % 5]} ${text} ${['again', 'today', 'here', 'now'][index % 4]} in district ${String.fromCharCode(97 + index)}.`
  return contentOf([sentences[index % 5] ?? '', own, sentences[(index + 2) % 5] ?? ''])
}

function changesOf(...edits: readonly (readonly [from: string, to: string])[]): ArticleChange[] {
  return edits.map(([from, to], index) => ({
    articleId: (index + 1) as ArticleId,
    at: new Date(Date.UTC(2026, 10, 1, index)),
    change: compare(article(index, from), article(index, to)),
  }))
}

function times(count: number, edit: readonly [string, string]): (readonly [string, string])[] {
  return Array.from({ length: count }, () => edit)
}

function found(changes: readonly ArticleChange[], articlesMin = 3): string[] {
  return findSystematicEdits(changes, { articlesMin, editsMax: 50 }).edits.map(
    ({ kind, from, to, articles }) => `${kind}: ${from} → ${to}, ${articles}`,
  )
}

describe('a substitution on several articles', () => {
  test('is found with its articles, its times and examples', () => {
    const edits = changesOf(
      ...times(5, ['the impact of storms', 'the effect of storms']),
      ...times(2, ['Impact studies', 'Effect studies']),
      ['grey houses', 'green houses'],
    )
    const result = findSystematicEdits(edits)
    expect(result).toMatchObject({ articles: 8, coarse: false })
    expect(result.edits).toHaveLength(1)
    expect(result.edits[0]).toMatchObject({
      kind: 'words',
      from: 'impact',
      to: 'effect',
      articles: 7,
      occurrences: 7,
      share: 1,
      reversed: 0,
      firstAt: new Date(Date.UTC(2026, 10, 1, 0)),
      lastAt: new Date(Date.UTC(2026, 10, 1, 6)),
    })
    expect(result.edits[0]?.articleIds).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(result.edits[0]?.examples[0]?.after).toContain('the effect of storms')
  })

  test('stands with a word of context where it always has the same', () => {
    expect(found(changesOf(...times(4, ['the Kiev government', 'the Kyiv government'])))).toEqual([
      'words: Kiev government → Kyiv government, 4',
    ])
  })

  test('is found in whole words, however much was replaced with it', () => {
    expect(
      found(changesOf(...times(3, ['an illegal alien there', 'an undocumented immigrant there']))),
    ).toEqual(['words: an illegal alien → an undocumented immigrant, 3'])
  })

  test('may be a word left out or put in before another', () => {
    expect(
      found(
        changesOf(
          ['two alleged spies', 'two spies'],
          ['many alleged spies', 'many spies'],
          ['some alleged spies', 'some spies'],
          ['those alleged spies', 'those spies'],
        ),
      ),
    ).toEqual(['words: alleged spies → spies, 4'])
  })

  test('in other scripts', () => {
    expect(found(changesOf(...times(3, ['слово на Украине сегодня', 'слово в Украине сегодня'])))[0]).toMatch(
      /^words: .*на.* → .*в.*, 3$/,
    )
  })

  test('of capitals is told as such', () => {
    expect(found(changesOf(...times(3, ['the Internet of old', 'the internet of old'])))).toEqual([
      'capitals: Internet of → internet of, 3',
    ])
  })

  test('says how many articles went the other way', () => {
    const there = changesOf(...times(4, ['the impact of it', 'the effect of it']))
    const back = changesOf(...times(2, ['the effect of it', 'the impact of it']))
    expect(findSystematicEdits([...there, ...back]).edits[0]).toMatchObject({ articles: 4, reversed: 2 })
  })

  test('needs most of the words taken out to go the same way', () => {
    const endings = [
      'was',
      'were',
      'will be',
      'seems',
      'became',
      'remains',
      'stays',
      'had been',
      'looks',
      'feels',
    ]
    const others = endings.map((ending): [string, string] => ['it is calm', `it ${ending} calm`])
    expect(found(changesOf(...times(3, ['it is calm', 'it has calm']), ...others))).toEqual([])
  })
})

describe('what everybody changes is left out', () => {
  test.each([
    ['a number that counts up', '12 people', '14 people'],
    ['a countdown', '5 days left', '4 days left'],
    ['a counter in words', '3 comments on', '4 comments on'],
    ['a time', 'at 12:30 sharp', 'at 12:45 sharp'],
    ['a weekday', 'on Monday evening', 'on Tuesday evening'],
    ['a date', 'on 3 March we', 'on 4 April we'],
    ['a relative time', 'since 5 minutes ago', 'since 2 hours ago'],
    ['a year', 'in 2025 we', 'in 2026 we'],
    ['a date in German', 'am Montag wir', 'am Dienstag wir'],
  ])('%s', (_, from, to) => {
    expect(found(changesOf(...times(5, [from, to])))).toEqual([])
  })

  test('but a number that was wrong in several articles is told', () => {
    expect(found(changesOf(...times(3, ['killed 1,500 people', 'killed 1,200 people'])))).toHaveLength(1)
  })
})

describe('marks', () => {
  test('that a few articles have are nothing', () => {
    expect(
      found(
        changesOf(
          ...times(3, ['one - two', 'one – two']),
          ...times(4, ['grey houses', 'green houses']),
          ...times(4, ['old boats', 'new boats']),
        ),
      ).filter((line) => !line.startsWith('words')),
    ).toEqual([])
  })

  test('that most changed articles have are told as what they are', () => {
    expect(
      found(changesOf(...times(5, ["they don't say", 'they don’t say']), ...times(2, ['grey', 'green']))),
    ).toEqual(["typography: ' → ’, 5"])
  })
})

test('the same article again and again is one article', () => {
  const [change] = changesOf(['the impact of it', 'the effect of it'])
  if (change === undefined) throw new Error('no change')
  expect(found(Array.from({ length: 20 }, () => change))).toEqual([])
})

test('what is frequent is found among more substitutions than are remembered', { timeout: 120_000 }, () => {
  const next = numberSource(7)
  function* changes(): Generator<ArticleChange> {
    const base = compare(contentOf(['a first text']), contentOf(['a second text']))
    for (let index = 0; index < 1_000; index += 1) {
      const words = Array.from({ length: 60 }, () => [
        { op: 'deleted', text: `w${next(1e9).toString(36)}` } as const,
        { op: 'inserted', text: `v${next(1e9).toString(36)}` } as const,
        { op: 'equal', text: ' and ' } as const,
      ]).flat()
      const shared = [{ op: 'deleted', text: 'impact' } as const, { op: 'inserted', text: 'effect' } as const]
      const runs = index % 25 === 0 ? [...shared, { op: 'equal', text: '. ' } as const, ...words] : words
      yield {
        articleId: index as ArticleId,
        at: new Date(index),
        change: {
          ...base,
          fields: [],
          hunks: [{ edits: [{ op: 'replaced', from: [0], to: [0], words: runs }] }],
        },
      }
    }
  }
  const result = findSystematicEdits(changes())
  expect(result.coarse).toBe(true)
  expect(result.edits).toHaveLength(1)
  expect(result.edits[0]).toMatchObject({ from: 'impact', to: 'effect' })
  expect(result.edits[0]?.articles).toBeGreaterThanOrEqual(39)
})
