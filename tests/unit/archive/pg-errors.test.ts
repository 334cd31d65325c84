import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { isTransient, operationalError } from '../../../archive/pg-errors.ts'

function databaseError(code: string): DatabaseError {
  const error = new DatabaseError('it failed', 0, 'error')
  error.code = code
  return error
}

test.for([
  ['53100', 'disk-full', true],
  ['57P01', 'archive-unavailable', true],
  ['57P03', 'archive-unavailable', true],
  ['08006', 'archive-unavailable', true],
  ['53300', 'archive-unavailable', true],
  ['25006', 'archive-unavailable', true],
  ['40001', 'archive-unavailable', true],
  ['XX001', 'archive-damaged', false],
] as const)('SQLSTATE %s is %s', ([sqlState, code, retryable]) => {
  const cause = databaseError(sqlState)
  expect(operationalError(cause)).toMatchObject({ code, retryable, cause })
})

test('a refused connection and a full disk are what they are', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(operationalError(refused)).toMatchObject({ code: 'archive-unavailable', retryable: true })
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
  expect(operationalError(full)).toMatchObject({ code: 'disk-full', retryable: true })
})

test('a bug stays a bug', () => {
  const bugs = [databaseError('23505'), databaseError('42601'), new TypeError('x is not a function'), 'text']
  expect(bugs.map(operationalError)).toEqual(bugs)
})

test('deadlocks and serialization failures are tried again', () => {
  expect(['40001', '40P01', '23505'].map((code) => isTransient(databaseError(code)))).toEqual([
    true,
    true,
    false,
  ])
})
