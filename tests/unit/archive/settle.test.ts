import { expect, test } from 'vitest'
import { withoutLoops } from '../../../archive/settle.ts'
import { minutes } from '../../support/records.ts'

/** Steps from one state to the next, a minute after another unless told; gives the places of those that are told. */
function told(
  states: string,
  at: readonly number[] = Array.from({ length: states.length }, (_, index) => index),
): readonly number[] {
  const steps = Array.from({ length: Math.max(0, states.length - 1) }, (_, index) => ({
    ordinal: index + 2,
    from: states.codePointAt(index) ?? 0,
    to: states.codePointAt(index + 1) ?? 0,
    changedBy: minutes(at[index + 1] ?? 0),
  }))
  return withoutLoops(steps).map(({ ordinal }) => ordinal)
}

test.each([
  ['AB', [2]],
  ['ABC', [2, 3]],
  ['ABA', []],
  ['ABAB', [4]],
  ['ABCB', [2]],
  ['ABCA', []],
  ['ABCAD', [5]],
  ['ABACABD', [6, 7]],
  ['', []],
])('of the way %s the steps %j are told: it is walked without its loops', (states, expected) => {
  expect(told(states)).toEqual(expected)
})

test('what may have stood for more than an hour is told, there and back', () => {
  expect(told('ABA', [0, 1, 61])).toEqual([])
  expect(told('ABA', [0, 1, 62])).toEqual([2, 3])
})
