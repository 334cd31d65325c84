import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PhraseSighting } from '../../../archive/archive.ts'
import { changeKinds } from '../../../model/change.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { readFilter, writeFilter } from '../../../review/change-filter.ts'
import { cutFacts, factsOf } from '../../../review/diff/facts.ts'
import { presenceOf } from '../../../review/diff/presence.ts'
import { quotedEdits } from '../../../review/diff/quote.ts'
import { intervalParts, plainTime, zoneOf } from '../../../review/time-text.ts'
import { nextVisit, writeVisit } from '../../../review/visit.ts'
import { story } from '../../support/played.ts'
import { minutes } from '../../support/records.ts'

describe('a filter', () => {
  test.each([
    ['', ''],
    ['source=3&kind=number&kind=quote-added&min=0.3', 'source=3&kind=number&kind=quote-added&min=0.3'],
    [
      'since=2026-11-01&until=2026-11-02&seen=no&label=legal',
      'since=2026-11-01&until=2026-11-02&seen=no&label=legal',
    ],
    ['source=x&kind=mood&min=7&since=yesterday&seen=maybe&cause=us&noise=2&after=-1', ''],
    ['section= &author=%00', 'author=%00'],
    ['cause=publisher&language=en&noise=1', 'cause=publisher&language=en&noise=1'],
  ])('%s is read as %s', (given, meant) => {
    expect(writeFilter(readFilter(new URLSearchParams(given))).toString()).toBe(meant)
  })

  test('is the same again once it is written, whatever it was', () => {
    const parameter = fc.constantFrom(
      'source',
      'kind',
      'min',
      'since',
      'until',
      'seen',
      'author',
      'after',
      'noise',
    )
    const value = fc.oneof(
      fc.constantFrom('1', 'no', '2026-11-30', '0.5', ...changeKinds),
      fc.string({ maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(parameter, value), { maxLength: 6 }), (pairs) => {
        const once = writeFilter(readFilter(new URLSearchParams(pairs)))
        expect(writeFilter(readFilter(once)).toString()).toBe(once.toString())
      }),
    )
  })
})

describe('a visit', () => {
  test('begins with nothing that is new', () => {
    expect(nextVisit(undefined, 7, minutes(0))).toEqual({ since: null, latest: 7, at: minutes(0) })
    expect(nextVisit('<script>', 7, minutes(0)).since).toBeNull()
  })

  test('goes on until half an hour has passed; then what came since the last one is new', () => {
    const first = writeVisit(nextVisit(undefined, 7, minutes(0)))
    const second = writeVisit(nextVisit(first, 9, minutes(20)))
    expect(nextVisit(second, 9, minutes(45)).since).toBeNull()
    expect(nextVisit(second, 12, minutes(51))).toEqual({ since: 9, latest: 12, at: minutes(51) })
  })

  test('knows no number that the archive does not have', () => {
    expect(nextVisit('500.600.1', 3, minutes(0)).since).toBe(3)
  })
})

describe('when a phrase stood', () => {
  const sighting = (version: number, at: number, present: boolean): PhraseSighting => ({
    version,
    firstSeenAt: minutes(at),
    lastSeenAt: minutes(at + 5),
    captures: 1,
    changedBetween: at === 0 ? null : [minutes(at - 5), minutes(at)],
    present,
  })

  test('is told by the intervals in which it came and went', () => {
    const stretches = presenceOf([
      sighting(1, 0, true),
      sighting(2, 10, true),
      sighting(3, 20, false),
      sighting(4, 30, true),
    ])
    expect(stretches).toEqual([
      {
        appeared: null,
        firstSeenAt: minutes(0),
        version: 1,
        vanished: { version: 3, between: [minutes(15), minutes(20)] },
        lastSeenAt: minutes(15),
      },
      {
        appeared: { version: 4, between: [minutes(25), minutes(30)] },
        firstSeenAt: minutes(30),
        version: 4,
        vanished: null,
        lastSeenAt: minutes(35),
      },
    ])
  })

  test('is nothing where it never stood', () => {
    expect(presenceOf([sighting(1, 0, false), sighting(2, 10, false)])).toEqual([])
    expect(presenceOf([])).toEqual([])
  })
})

describe('facts', () => {
  test('are the words that made the kinds', () => {
    const change = compare(
      story({ blocks: ['Twelve people were hurt in Halden on Sunday.'] }),
      story({ blocks: ['Fourteen people were hurt in Halden on Monday.'] }),
    )
    const facts = factsOf(change.kinds)
    expect(facts).toContain('Fourteen')
    expect(cutFacts('Fourteen people', facts)).toEqual([
      { text: 'Fourteen', fact: true },
      { text: ' people', fact: false },
    ])
  })

  test('are whole words, and cutting loses nothing', () => {
    expect(cutFacts('114 of 14', ['14']).filter(({ fact }) => fact)).toHaveLength(1)
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), (text, facts) => {
        expect(
          cutFacts(text, facts)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

test('a quotation has what read before and what reads now, the headline first, and says what it leaves out', () => {
  const paragraphs = (count: number) =>
    Array.from({ length: 8 }, (_, index) => `Paragraph ${index} says ${count} things here.`)
  const { edits, more } = quotedEdits(
    compare(
      story({ headline: 'Old', blocks: paragraphs(2) }),
      story({ headline: 'New', blocks: paragraphs(3) }),
    ),
  )
  expect(edits[0]).toEqual({ what: 'headline', before: 'Old', after: 'New' })
  expect(edits[1]).toEqual({
    what: 'text',
    before: 'Paragraph 0 says 2 things here.',
    after: 'Paragraph 0 says 3 things here.',
  })
  expect([edits.length, more]).toEqual([5, 4])
})

test.each([
  ['Europe/Berlin', 'on 1 November 2026 between 01:10 and 01:20 CET'],
  ['America/New_York', 'on 31 October 2026 between 20:10 and 20:20 GMT-4'],
  ['Asia/Kolkata', 'on 1 November 2026 between 05:40 and 05:50 GMT+5:30'],
])('an interval is told by the clock of %s', (timeZone, expected) => {
  expect(plainTime(intervalParts([minutes(10), minutes(20)], zoneOf(timeZone)))).toBe(expected)
})
