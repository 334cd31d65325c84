import { expect, test } from 'vitest'
import { failureText, hintOf } from '../../../cli/failure-text.ts'
import { errorCodes } from '../../../model/errors.ts'

test('every failure says what to do next', () => {
  // Whoever stopped a command knows what to do.
  const needNone = new Set<string>(['interrupted'])
  const silent = errorCodes.filter((code) => hintOf({ code, message: '' }) === null && !needNone.has(code))
  expect(silent).toEqual([])
})

test('a hint of its own wins over that of the code', () => {
  expect(failureText({ code: 'busy', message: 'not now', hint: 'Ask Ann.' })).toBe(
    'not now [busy]\n  Ask Ann.',
  )
})

test('what a publisher wrote is no command to the terminal', () => {
  const message = 'found the headline "\u001B[2J\u001B]0;owned\u0007" and\nno text'
  expect(failureText({ code: 'not-an-article', message })).toMatch(
    /^found the headline "\[2J\]0;owned" and\nno text \[not-an-article\]\n {2}/,
  )
})
