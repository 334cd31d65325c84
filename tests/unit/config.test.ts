import { usageCodes } from '../../cli/report-error.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseListen, readConfig, settings } from '../../cli/config.ts'
import { loadCommands } from '../../cli/program.ts'
import { commandReference, configurationReference } from '../../cli/reference.ts'
import { errorCodes, OperationalError } from '../../model/errors.ts'

const doc = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')

describe('readConfig', () => {
  test('ships with no exception in the address guard and nothing listening beyond loopback', () => {
    const config = readConfig({})
    expect(config.FETCH_ALLOW_ADDRESSES).toBe('')
    expect(config.LISTEN).toBe('127.0.0.1:8080')
    expect(config.HEALTH_LISTEN).toBeUndefined()
  })

  test.each([
    [{ FETCH_CONCURRENCY: 'many' }, 'FETCH_CONCURRENCY'],
    [{ DATABASE_URL: 'mysql://localhost/stet' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'redis://localhost' }, 'DATABASE_URL'],
    [{ LISTEN: '8080' }, '8080'],
    [{ FETCH_ALLOW_ADDRESSES: 'everything' }, 'everything'],
    [{ ARTICLE_INTERVAL_MIN_MS: '5000', ARTICLE_INTERVAL_MAX_MS: '1000' }, 'ARTICLE_INTERVAL_MAX_MS'],
  ])('refuses %o and names what is wrong', (env, named) => {
    const read = () => readConfig(env)
    expect(read).toThrow(OperationalError)
    expect(read).toThrow(named)
  })

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ FETCH_CONCURRENCY: '' })).toEqual(readConfig({}))
  })
})

test.each([
  ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }],
  ['[::1]:80', { host: '::1', port: 80 }],
  [':9000', { host: '0.0.0.0', port: 9000 }],
])('parseListen reads %s', (text, expected) => {
  expect(parseListen(text)).toEqual(expected)
})

describe('the documents', () => {
  test('describe every setting as the schema has it (npm run docs)', () => {
    expect(doc('configuration.md')).toBe(configurationReference())
    for (const name of Object.keys(settings)) expect(doc('configuration.md')).toContain(`## ${name}\n`)
  })

  test('describe every command as the program has it (npm run docs)', async () => {
    expect(doc('commands.md')).toBe(commandReference(await loadCommands()))
  })

  test('have a row for every error code, and none for codes that do not exist', () => {
    const documented = [...doc('errors.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
    expect(documented.toSorted(byCode)).toEqual(errorCodes.toSorted(byCode))
  })

  test('say which codes are about what the user said: those that give exit code 2', () => {
    const first = /## What the user said\n([^]*?)\n## /.exec(doc('errors.md'))?.[1] ?? ''
    const codes = [...first.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)
    expect(codes.toSorted(byCode)).toEqual([...usageCodes].toSorted(byCode))
  })
})

function byCode(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
