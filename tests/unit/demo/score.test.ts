import { describe, expect, test } from 'vitest'

import { scoreHistory } from '../../../demo/score.ts'
import type { FoundArticle, FoundChange } from '../../../demo/score.ts'
import type { TrueArticle, TrueContent, TrueEdit, TrueEditKind, Truth } from '../../../demo/truth.ts'
import type { Change, ChangeKind, Edit, WordRun } from '../../../model/change.ts'

const url = 'https://paper.example/story'
const texts = [
  'The bridge opens in May.',
  'It cost 412 pounds.',
  'Nobody came.',
  'The band played on.',
  'It rained.',
]

function content(headline: string, paragraphs: readonly string[] = texts): TrueContent {
  return {
    headline,
    dek: 'A dek',
    byline: ['Jane Doe'],
    section: 'Local',
    language: 'en',
    publishedAt: '2026-11-20T06:00:00.000Z',
    modifiedAt: '2026-11-20T06:00:00.000Z',
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
  }
}

function truth(states: readonly TrueContent[], edits: readonly [TrueEditKind, string, string][]): Truth {
  const article: TrueArticle = {
    url,
    template: 'semantic',
    language: 'en',
    states: states.map((state, round) => ({ round, status: 200, content: state })),
  }
  return {
    rounds: edits.length,
    articles: [article],
    edits: edits.map(([kind, from, to], at): TrueEdit => ({
      round: at + 1,
      url,
      kind,
      description: '',
      from,
      to,
    })),
  }
}

function change(
  edits: readonly Edit[],
  kinds: readonly ChangeKind[] = [],
  headline?: [string, string],
): Change {
  return {
    comparerId: 'test',
    fields: headline === undefined ? [] : [{ field: 'headline', from: headline[0], to: headline[1] }],
    hunks: edits.length === 0 ? [] : [{ edits }],
    kinds: kinds.map((kind) => ({ kind, confidence: 1, evidence: [] })),
    significance: 0.5,
    wordsAdded: 1,
    wordsRemoved: 1,
    coarse: false,
    summary: '',
  }
}

const replaced = (...words: WordRun[]): Edit => ({ op: 'replaced', from: [1], to: [1], words })
const equal = (text: string): WordRun => ({ op: 'equal', text })
const deleted = (text: string): WordRun => ({ op: 'deleted', text })
const inserted = (text: string): WordRun => ({ op: 'inserted', text })

function held(changes: readonly Change[], gone = false): FoundArticle[] {
  return [
    {
      url,
      gone,
      changes: changes.map((one, at): FoundChange => ({ from: at + 1, to: at + 2, change: one })),
    },
  ]
}

const figure = replaced(equal('It cost '), deleted('412'), inserted('438'), equal(' pounds.'))
const figureTruth = truth(
  [
    content('A'),
    content(
      'A',
      texts.map((text) => text.replace('412', '438')),
    ),
  ],
  [['figure', '412', '438']],
)

describe('one edit', () => {
  test('is found by its words', () => {
    const score = scoreHistory(figureTruth, held([change([figure], ['number'])]))
    expect(score).toMatchObject({
      edits: 1,
      found: 1,
      missed: [],
      falseChanges: [],
      wrongKind: [],
      noisyChanges: [],
    })
  })

  test('is found though the comparison cuts words finer', () => {
    const finer = replaced(equal('It cost 4'), deleted('12'), inserted('38'), equal(' pounds.'))
    expect(scoreHistory(figureTruth, held([change([finer], ['number'])])).found).toBe(1)
  })

  test('is missed when nothing was recorded, or the article is unknown', () => {
    expect(scoreHistory(figureTruth, held([])).missed).toEqual(figureTruth.edits)
    expect(scoreHistory(figureTruth, []).missed).toEqual(figureTruth.edits)
  })

  test('is missed, and the change false, when other words were recorded', () => {
    const other = change([replaced(deleted('5'), inserted('6'), equal(' minutes ago'))])
    const score = scoreHistory(figureTruth, held([other]))
    expect(score.missed).toHaveLength(1)
    expect(score.falseChanges).toMatchObject([{ url, from: 1, to: 2 }])
  })

  test('shown in part is missed, but the change is not false', () => {
    const notice = 'Correction: the sum was wrong.'
    const later = [...texts.map((text) => text.replace('412', '438')), notice]
    const edits = [['correction', '412', '438 Correction the sum was wrong']] as const
    const history = truth([content('A'), content('A', later)], [[...edits[0]]])
    expect(scoreHistory(history, held([change([figure], ['number'])]))).toMatchObject({
      found: 0,
      missed: [{ kind: 'correction' }],
      falseChanges: [],
    })
  })

  test('under a wrong name is found and reported', () => {
    const score = scoreHistory(figureTruth, held([change([figure], ['typo'])]))
    expect(score.found).toBe(1)
    expect(score.wrongKind).toEqual([{ edit: figureTruth.edits[0], expected: ['number'], kinds: ['typo'] }])
  })

  test('with words around it that the article never had is found and noisy', () => {
    const noise = replaced(equal('Read by '), deleted('1,204'), inserted('1,377'))
    const score = scoreHistory(figureTruth, held([change([figure, noise], ['number'])]))
    expect(score.found).toBe(1)
    expect(score.noisyChanges).toMatchObject([{ url, strange: ['1,204', '1,377'] }])
  })

  test('is found beside false changes before and after it', () => {
    const noise = change([replaced(deleted('1,204'), inserted('1,377'))])
    const score = scoreHistory(figureTruth, held([noise, change([figure], ['number']), noise]))
    expect(score.found).toBe(1)
    expect(score.falseChanges.map(({ from }) => from)).toEqual([1, 3])
  })
})

test('a headline is found in its field', () => {
  const history = truth([content('Old head stays'), content('New head stays')], [['headline', 'Old', 'New']])
  const found = change([], ['headline'], ['Old head stays', 'New head stays'])
  expect(scoreHistory(history, held([found]))).toMatchObject({ found: 1, wrongKind: [], noisyChanges: [] })
})

describe('a moved paragraph', () => {
  const [first = '', second = '', ...rest] = texts
  const history = truth(
    [content('A'), content('A', [first, ...rest, second])],
    [['move', 'It cost 412 pounds', 'It cost 412 pounds']],
  )

  test('is found as a move', () => {
    const moved: Edit = { op: 'moved', from: [1], to: [4], words: [equal(second)] }
    expect(scoreHistory(history, held([change([moved], ['move'])]))).toMatchObject({
      found: 1,
      wrongKind: [],
    })
  })

  test('is found, under a wrong name, as a deletion and an insertion', () => {
    const out: Edit = { op: 'deleted', from: [1], to: [], words: [deleted(second)] }
    const back: Edit = { op: 'inserted', from: [], to: [4], words: [inserted(second)] }
    const score = scoreHistory(history, held([change([out, back], ['growth', 'shrink'])]))
    expect(score.found).toBe(1)
    expect(score.wrongKind).toMatchObject([{ expected: ['move'] }])
  })

  test('is missed when another one moved', () => {
    const moved: Edit = { op: 'moved', from: [2], to: [1], words: [equal('Nobody came.')] }
    expect(scoreHistory(history, held([change([moved], ['move'])]))).toMatchObject({ found: 0 })
  })
})

describe('several edits', () => {
  const later = texts.map((text) => text.replace('412', '438'))
  const both = truth(
    [content('Old head'), content('New head'), content('New head', later)],
    [
      ['headline', 'Old', 'New'],
      ['figure', '412', '438'],
    ],
  )

  test('between two captures are one change', () => {
    const one = change([figure], ['headline', 'number'], ['Old head', 'New head'])
    const score = scoreHistory(both, held([one]), { capturedAfter: [0, 2] })
    expect(score).toMatchObject({ edits: 2, found: 2, missed: [], falseChanges: [] })
  })

  test('seen one by one are two changes', () => {
    const first = change([], ['headline'], ['Old head', 'New head'])
    const score = scoreHistory(both, held([first, change([figure], ['number'])]))
    expect(score).toMatchObject({ edits: 2, found: 2, falseChanges: [] })
  })

  test('that undo each other are seen by nobody who looks before and after', () => {
    const undone = truth(
      [content('Old head'), content('New head'), content('Old head')],
      [
        ['headline', 'Old', 'New'],
        ['revert', 'New', 'Old'],
      ],
    )
    const score = scoreHistory(undone, held([]), { capturedAfter: [0, 2] })
    expect(score).toMatchObject({ edits: 0, found: 0, missed: [] })
    expect(score.unseen).toHaveLength(2)
    const there = change([], ['headline'], ['Old head', 'New head'])
    const back = change([], ['headline'], ['New head', 'Old head'])
    expect(scoreHistory(undone, held([there, back]))).toMatchObject({ edits: 2, found: 2, wrongKind: [] })
    expect(scoreHistory(undone, held([there])).missed).toMatchObject([{ kind: 'revert' }])
  })

  test('after the last capture count for nothing', () => {
    const score = scoreHistory(both, held([]), { capturedAfter: [0] })
    expect(score.edits).toBe(0)
    expect(score.unseen).toEqual(both.edits)
  })
})

describe('an article taken down', () => {
  const history: Truth = {
    rounds: 1,
    articles: [
      {
        url,
        template: 'semantic',
        language: 'en',
        states: [
          { round: 0, status: 200, content: content('A') },
          { round: 1, status: 410, content: content('A') },
        ],
      },
    ],
    edits: [{ round: 1, url, kind: 'taken-down', description: '', from: '', to: '' }],
  }

  test('is found when the archive says so', () => {
    expect(scoreHistory(history, held([], true))).toMatchObject({ edits: 1, found: 1, missed: [] })
  })

  test('is missed when it does not, and a change in its place is false', () => {
    const score = scoreHistory(history, held([change([replaced(deleted('A'), inserted('Gone'))])]))
    expect(score).toMatchObject({ edits: 1, found: 0, missed: history.edits })
    expect(score.falseChanges).toHaveLength(1)
  })
})

test('changes of an article that the newsroom never had are false', () => {
  const stranger = [
    {
      url: 'https://paper.example/other',
      gone: false,
      changes: [{ from: 1, to: 2, change: change([figure]) }],
    },
  ]
  expect(scoreHistory(figureTruth, stranger).falseChanges).toHaveLength(1)
})
