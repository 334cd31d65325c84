import { describe, expect, test } from 'vitest'

import type { Block } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { changedText, contentOf, opsOf } from './content.ts'

const harbour = 'The harbour of Brindle stays closed until Friday because of the storm, the town said.'
const ferry = 'A ferry with forty passengers had run aground near the lighthouse on Monday evening.'
const mayor = 'Mayor Ada Quill thanked the volunteers who had brought blankets and hot soup to the pier.'
const weather = 'Forecasters expect winds to ease by the weekend, with waves of less than two metres.'
const storm = 'The storm had been announced two days before, and most boats had stayed in the harbour.'
const history = 'It was the third accident at this place since the lighthouse was automated in 1987.'

function linked(text: string): Block {
  const start = text.indexOf('lighthouse')
  return { kind: 'paragraph', text, links: [{ start, end: start + 10, url: 'https://example.org/' }] }
}

function post(postId: string, time: string, text: string): Block[] {
  return [
    { kind: 'post', text: time, postId },
    { kind: 'paragraph', text, postId },
  ]
}

describe('blocks', () => {
  test('that stay are in no edit, and what came and went between them is', () => {
    const change = compare(contentOf([harbour, ferry, mayor]), contentOf([harbour, weather, mayor]))
    expect(change.hunks).toHaveLength(1)
    expect(opsOf(change)).toEqual(['deleted', 'inserted'])
    expect(change.hunks[0]?.edits[0]).toMatchObject({ from: [1], to: [] })
    expect(change.hunks[0]?.edits[1]).toMatchObject({ from: [], to: [1] })
  })

  test('that differ in two places give two hunks', () => {
    const change = compare(
      contentOf([harbour, ferry, mayor]),
      contentOf([harbour.replace('Friday', 'Sunday'), ferry, mayor.replace('soup', 'tea')]),
    )
    expect(change.hunks).toHaveLength(2)
    expect(changedText(change)).toEqual([
      ['Friday', 'soup'],
      ['Sunday', 'tea'],
    ])
  })

  test('that moved are one move, not a deletion and an insertion', () => {
    const change = compare(
      contentOf([harbour, ferry, mayor, weather]),
      contentOf([mayor, harbour, ferry, weather]),
    )
    expect(opsOf(change)).toEqual(['moved'])
    expect(change.hunks[0]?.edits[0]).toMatchObject({ from: [2], to: [0] })
    expect([change.wordsAdded, change.wordsRemoved]).toEqual([0, 0])
  })

  test('that moved and were edited are one move with the words edited inside', () => {
    const edited = mayor.replace('hot soup', 'cold tea')
    const change = compare(
      contentOf([harbour, ferry, mayor, weather]),
      contentOf([edited, harbour, ferry, weather]),
    )
    expect(opsOf(change)).toEqual(['moved'])
    expect(changedText(change)).toEqual([['hot soup'], ['cold tea']])
  })

  test('of two sections that changed places: the lighter section moved', () => {
    const first = [harbour, ferry, weather]
    const second = [mayor, history]
    const change = compare(contentOf([...first, ...second]), contentOf([...second, ...first]))
    expect(opsOf(change)).toEqual(['moved', 'moved'])
    expect(change.hunks.flatMap((hunk) => hunk.edits.flatMap((edit) => edit.from))).toEqual([3, 4])
  })

  test('that were split or merged are one edit without a changed word', () => {
    const split = compare(
      contentOf([harbour, `${ferry} ${mayor}`, weather]),
      contentOf([harbour, ferry, mayor, weather]),
    )
    expect(opsOf(split)).toEqual(['split'])
    expect(split.hunks[0]?.edits[0]).toMatchObject({ from: [1], to: [1, 2] })
    expect([split.wordsAdded, split.wordsRemoved]).toEqual([0, 0])
    const merged = compare(
      contentOf([harbour, ferry, mayor, weather]),
      contentOf([harbour, `${ferry} ${mayor}`, weather]),
    )
    expect(opsOf(merged)).toEqual(['merged'])
    expect(merged.hunks[0]?.edits[0]).toMatchObject({ from: [1, 2], to: [1] })
    expect([merged.wordsAdded, merged.wordsRemoved]).toEqual([0, 0])
  })

  test('that were split and edited show the words edited inside', () => {
    const change = compare(
      contentOf([harbour, `${ferry} ${mayor} ${history}`, weather]),
      contentOf([harbour, ferry.replace('forty', 'fifty'), mayor, history, weather]),
    )
    expect(opsOf(change)).toEqual(['split'])
    expect([change.wordsAdded, change.wordsRemoved]).toEqual([1, 1])
  })

  test('between which a sentence crossed the border are one edit without a changed word', () => {
    const change = compare(
      contentOf([storm, `${harbour} ${ferry}`, `${mayor} ${history}`, weather]),
      contentOf([storm, harbour, `${ferry} ${mayor} ${history}`, weather]),
    )
    expect(change.hunks[0]?.edits[0]).toMatchObject({ op: 'replaced', from: [1, 2], to: [1, 2] })
    expect([change.wordsAdded, change.wordsRemoved]).toEqual([0, 0])
  })

  test('that were split with something put between the parts are read in their order', () => {
    const change = compare(
      contentOf([storm, `${ferry} ${mayor}`, weather]),
      contentOf([storm, ferry, 'Nobody was hurt.', mayor, weather]),
    )
    expect(change.hunks.flatMap((hunk) => hunk.edits)).toMatchObject([
      { op: 'split', from: [1], to: [1, 2, 3] },
    ])
    expect([change.wordsAdded, change.wordsRemoved]).toEqual([3, 0])
  })

  test('that are equal and repeat are matched in order', () => {
    const change = compare(
      contentOf(['Ad', harbour, 'Ad', ferry, 'Ad']),
      contentOf(['Ad', harbour, 'Ad', 'Ad', ferry, 'Ad']),
    )
    expect(opsOf(change)).toEqual(['inserted'])
  })

  test('whose markup alone changed keep their words and are marked', () => {
    const withLink: Block = {
      kind: 'paragraph',
      text: ferry,
      links: [{ start: 2, end: 7, url: 'https://example.org/ferry' }],
    }
    for (const to of [withLink, { kind: 'quote', text: ferry } as const]) {
      const change = compare(contentOf([harbour, ferry, mayor]), contentOf([harbour, to, mayor]))
      expect(change.hunks).toEqual([
        {
          edits: [
            { op: 'replaced', from: [1], to: [1], words: [{ op: 'equal', text: ferry }], markup: true },
          ],
        },
      ])
    }
  })

  test('keep a link that only shifted with the text before it', () => {
    const change = compare(
      contentOf([linked(ferry)]),
      contentOf([linked(ferry.replace('forty', 'forty-one'))]),
    )
    expect(change.hunks[0]?.edits[0]?.markup).toBeUndefined()
  })

  test('of a live blog are aligned within their post', () => {
    const from = contentOf([
      ...post('b', '10:05', 'The road to the pier is open again.'),
      ...post('a', '10:00', 'The road to the pier is closed now.'),
    ])
    const to = contentOf([
      ...post('c', '10:10', 'The road to the pier is closed again.'),
      ...post('b', '10:05', 'The road to the pier is open again.'),
      ...post('a', '10:00', 'The road to the pier was closed for an hour.'),
    ])
    const edits = compare(from, to).hunks.flatMap((hunk) => hunk.edits)
    expect(edits.map(({ op, from: old, to: young }) => [op, old, young])).toEqual([
      ['inserted', [], [0]],
      ['inserted', [], [1]],
      ['replaced', [3], [5]],
    ])
  })
})
