import { expect, test } from 'vitest'
import { alertsOf } from '../../model/source-health.ts'
import type { ArticleSample, SourceFacts } from '../../model/source-health.ts'

const now = new Date('2026-11-20T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

const usual: ArticleSample = {
  articles: 20,
  failing: 1,
  versions: 19,
  medianWords: 600,
  withByline: 17,
  withDate: 19,
}
const norm: ArticleSample = {
  articles: 100,
  failing: 4,
  versions: 96,
  medianWords: 620,
  withByline: 90,
  withDate: 95,
}

function kinds(given: Partial<SourceFacts>): readonly string[] {
  const facts = { newest: usual, before: norm, foundInNorm: 280, lastFoundAt: hoursAgo(2), ...given }
  return alertsOf(facts, now).map(({ kind }) => kind)
}

test('a source that goes on as before makes no alert', () => {
  expect(kinds({})).toEqual([])
})

test.each([
  [280, 11, []],
  [280, 13, ['silent']],
  [28, 100, []],
  [28, 121, ['silent']],
  [9, 24 * 60, []],
])('of %d articles in four weeks, none for %d hours is %j', (foundInNorm, hours, expected) => {
  expect(kinds({ foundInNorm, lastFoundAt: hoursAgo(hours) })).toEqual(expected)
})

test.each([
  ['refused', { failing: 12 }],
  ['short', { medianWords: 200 }],
  ['no-byline', { withByline: 5 }],
  ['no-date', { withDate: 8 }],
])('articles that come out worse than those before make the alert %s', (kind, worse) => {
  expect(kinds({ newest: { ...usual, ...worse } })).toEqual([kind])
})

test('what was always so, and what few articles show, makes none', () => {
  const blogWithoutNames = { ...norm, withByline: 3, medianWords: 150 }
  expect(kinds({ newest: { ...usual, withByline: 0, medianWords: 140 }, before: blogWithoutNames })).toEqual(
    [],
  )
  expect(kinds({ newest: { ...usual, articles: 6, failing: 6, versions: 0, medianWords: null } })).toEqual([])
  expect(
    kinds({ before: { ...norm, articles: 5, versions: 5 }, newest: { ...usual, medianWords: 20 } }),
  ).toEqual([])
})
