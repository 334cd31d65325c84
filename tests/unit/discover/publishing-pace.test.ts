import { expect, test } from 'vitest'
import { publishingPace } from '../../../pipeline/discover/publishing-pace.ts'

const minute = 60_000

function dated(minutes: readonly (number | null)[]) {
  return minutes.map((at) => ({
    url: `https://news.example/${String(at)}`,
    headline: null,
    publishedAt: at === null ? null : new Date(Date.UTC(2026, 10, 1) + at * minute).toISOString(),
    modifiedAt: null,
  }))
}

function pace(minutes: readonly (number | null)[]): number | null {
  const counted = publishingPace()
  counted.add(dated(minutes))
  return counted.everyMs()
}

test('the pace is the median time between one article and the next, in whatever order they are listed', () => {
  expect(pace([0, 20, 40, 60, 80])).toBe(20 * minute)
  expect(pace([80, 0, 60, 20, 40])).toBe(20 * minute)
  // One long night says nothing of the day.
  expect(pace([0, 22, 44, 66, 66 + 600, 688])).toBe(22 * minute)
})

test('dates that are missing, few or all the same tell no pace', () => {
  expect(pace([])).toBeNull()
  expect(pace([0, 20, 40, 60, null, null, null])).toBeNull()
  expect(pace([5, 5, 5, 5, 5, 5, 5, 90])).toBeNull()
})

test('of a long list the newest hundred tell it, whichever batch they come in', () => {
  const counted = publishingPace()
  counted.add(dated(Array.from({ length: 200 }, (_, index) => 100_000 + index * 7)))
  counted.add(dated(Array.from({ length: 2_000 }, (_, index) => index * 30)))
  expect(counted.everyMs()).toBe(7 * minute)
})
