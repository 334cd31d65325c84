import { describe, expect, test } from 'vitest'
import type { RecordedChange } from '../../../archive/archive.ts'
import type { ArticleId, SourceId } from '../../../model/ids.ts'
import { numbered, timelineOf } from '../../../review/diff/timeline.ts'
import { foldTurns } from '../../../review/diff/turns.ts'
import { asId, change, minutes } from '../../support/records.ts'

function sightings(versions: string) {
  return versions.split('').map((digit, index) => ({
    version: Number(digit),
    firstSeenAt: minutes(index * 10),
    lastSeenAt: minutes(index * 10 + 5),
    captures: 2,
    changedBetween: index === 0 ? null : ([minutes(index * 10 - 5), minutes(index * 10)] as const),
  }))
}

/** Newest first: single sightings by their version, alternations in brackets, oldest version last. */
function drawn(versions: string): string {
  return timelineOf(numbered(sightings(versions)))
    .map((entry) =>
      entry.type === 'sighting'
        ? String(entry.sighting.version)
        : `[${entry.sightings.map((sighting) => sighting.version).join('')}]`,
    )
    .join(' ')
}

describe('the timeline', () => {
  test.each([
    ['', ''],
    ['1', '1'],
    ['123', '3 2 1'],
    ['121', '1 2 1'],
    ['1212', '[2121]'],
    ['12121', '[12121]'],
    ['3121214', '4 [12121] 3'],
    ['12123', '3 [2121]'],
    ['1212323', '3 2 3 [2121]'],
    ['31212', '[2121] 3'],
    ['123123123', '3 2 1 3 2 1 3 2 1'],
  ])('of %s is %s', (versions, expected) => {
    expect(drawn(versions)).toBe(expected)
  })
})

describe('folding turns in a list', () => {
  test('keeps the newest of three or more, wherever the others stand', () => {
    const list = [recorded(1, 2, 1), recorded(2, 1, 2), recorded(1, 1, 2), recorded(1, 2, 1)]
    expect(foldTurns(list)).toEqual([
      { change: list[0], folded: [list[2], list[3]] },
      { change: list[1], folded: [] },
    ])
  })

  test('leaves a change and its return, and the same numbers of another article', () => {
    const list = [recorded(1, 2, 1), recorded(1, 1, 2), recorded(2, 1, 2)]
    expect(foldTurns(list).map((turn) => turn.change)).toEqual(list)
  })
})

function recorded(articleId: number, from: number, to: number): RecordedChange {
  return {
    id: 1,
    articleId: asId<ArticleId>(articleId),
    articleUrl: 'https://news.example/a',
    headline: null,
    sourceId: asId<SourceId>(1),
    ordinal: 2,
    from,
    to,
    returned: to < from,
    cause: 'publisher',
    changedBetween: [minutes(0), minutes(1)],
    change: change('x'),
  }
}
