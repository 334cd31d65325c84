import { request } from 'node:http'
import { parseAtomFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReview } from '../../../review/server.ts'
import type { Listening } from '../../../review/server.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let server: Listening

beforeAll(async () => {
  house = await temporaryArchive()
  await playSampleNewsroom(house.archive)
  const deps = reviewDeps(house.archive, { publicUrl: null, hosts: ['archive.example'] })
  server = await startReview(deps, { host: '0.0.0.0', port: 0 })
})

afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Asks for a path under any name, which `fetch` would not let us say. */
function ask(path: string, host: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asked = request(
    `${server.url}${path}`,
    { headers: { host, accept: 'application/json' } },
    (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text: string) => (body += text))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    },
  )
  asked.on('error', reject).end()
  return promise
}

test.each([
  'evil.example',
  'evil.example:8080',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'xn--0.example',
])('a request under the foreign name %s is refused, and shows nothing', async (host) => {
  for (const path of ['/', '/articles/1', '/feed.atom', '/captures/1/raw']) {
    const { status, headers, body } = await ask(path, host)
    expect([path, status]).toEqual([path, 421])
    expect(headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status: 421, title: 'Misdirected request' })
    expect(body).not.toContain('Ferry')
  }
})

test.each([
  '127.0.0.1',
  'localhost:9999',
  'LOCALHOST',
  'stet.localhost',
  '[::1]:80',
  '192.0.2.7',
  'Archive.Example:443',
])('a request under %s is answered', async (host) => {
  expect((await ask('/', host)).status).toBe(200)
})

test('monitors may call the process what they like', async () => {
  expect((await ask('/healthz', 'review:8080')).status).toBe(200)
  expect((await ask('/metrics', 'review:8080')).status).toBe(200)
})

test('without a public address, links in feeds lead to where the feed was asked for, for that reader alone', async () => {
  for (const host of ['localhost:8080', '192.0.2.7:8080', 'archive.example']) {
    const { headers, body } = await ask('/feed.atom', host)
    const links = [...body.matchAll(/href="(http[^"]*)"/g)].map(([, href = '']) => href)
    const own = links.filter((href) => !href.startsWith('https://'))
    expect(own.length).toBeGreaterThan(10)
    expect(own.filter((href) => !href.startsWith(`http://${host}/`))).toEqual([])
    expect(parseAtomFeed(body).links).toContainEqual(
      expect.objectContaining({ href: `http://${host}/feed.atom` }),
    )
    expect(headers).toMatchObject({ vary: 'Host', 'cache-control': 'private, max-age=60' })
  }
})

test('a server on all addresses is shown under one that can be opened', () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})
