import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { paths } from '../../../review/paths.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive

beforeAll(async () => {
  house = await temporaryArchive()
  await playSampleNewsroom(house.archive)
})
afterAll(() => house?.[Symbol.asyncDispose]())

const values = [
  `'`,
  `'; drop table changes; --`,
  `' or '1'='1`,
  `" or 1=1 --`,
  `\\'; select pg_sleep(9); --`,
  `$1`,
  `%27%20or%201=1`,
  `{"$gt": ""}`,
  `1)) union select digest from tokens --`,
  '9'.repeat(400),
  `-1`,
  `1e9`,
  `NaN`,
  `\u0000`,
  `\uD800`,
  'a'.repeat(6_000),
  `"`.repeat(500),
  `../../../../etc/passwd`,
]

const parameters = [
  'q',
  'in',
  'source',
  'article',
  'kind',
  'min',
  'section',
  'author',
  'language',
  'since',
  'until',
  'label',
  'seen',
  'cause',
  'order',
  'cursor',
  'after',
  'limit',
  'only',
  'span',
  'url',
  'from',
  'to',
  'at',
  'view',
  'back',
  'diff',
]

const addresses = [
  paths.inbox,
  paths.search,
  paths.articles,
  paths.statistics,
  paths.sources,
  paths.feed,
  paths.jsonFeed,
  paths.signIn,
  '/articles/1',
  '/articles/1/captures',
  '/articles/1/compare',
  '/articles/1/changes/1-2',
  '/articles/1/versions/2/blame',
  '/api/v1/articles',
  '/api/v1/articles/lookup',
  '/api/v1/articles/1/compare',
  '/api/v1/articles/1/captures',
  '/api/v1/changes',
  '/api/v1/search',
]

describe('whatever is asked for', () => {
  test.each(addresses)(
    '%s answers as it would, or says what is wrong',
    async (address) => {
      const deps = reviewDeps(house.archive)
      const app = reviewApp(deps)
      const before = await house.archive.counts()
      const wrong: string[] = []
      for (const name of parameters) {
        for (const value of values) {
          const query = value.startsWith('%')
            ? `${name}=${value}`
            : new URLSearchParams({ [name]: value }).toString()
          const also =
            name !== 'q' && (address.includes('search') || address === paths.feed) ? '&q=Nordhamn' : ''
          const answer = await app.request(`${address}?${query}${also}`)
          const text = await answer.text()
          if (answer.status >= 500) wrong.push(`${answer.status} ${name}=${value.slice(0, 40)}`)
          if (
            /syntax error|pg_catalog|relation "|\/work\/|node_modules|at \w+ \(/.test(
              text.replaceAll(value, ''),
            )
          ) {
            wrong.push(`leak ${name}=${value.slice(0, 40)}`)
          }
        }
      }
      expect(wrong).toEqual([])
      expect(await house.archive.counts()).toEqual(before)
    },
    60_000,
  )
})

describe('whatever is sent', () => {
  const send = (path: string, body: string, type: string) =>
    reviewApp(reviewDeps(house.archive)).request(`https://stet.example${path}`, {
      method: 'POST',
      headers: { 'Content-Type': type, Origin: 'https://stet.example' },
      body,
    })

  test.each([
    ['ten megabytes', 'x='.padEnd(10_000_000, 'x'), 'application/x-www-form-urlencoded', 413],
    ['XML', '<a/>', 'application/xml', 415],
    ['JSON where a form is wanted', '{}', 'application/json', 415],
    ['a form with files', '--x--', 'multipart/form-data; boundary=x', 415],
    ['a form as text', 'token=x', 'text/plain', 415],
  ])('%s is refused before it is read', async (_, body, type, status) => {
    const answer = await send(paths.signIn, body, type)
    expect(answer.status).toBe(status)
  })
})
