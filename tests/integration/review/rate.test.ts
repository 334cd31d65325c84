import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { json, text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretDigest } from '../../../review/access/reader.ts'
import { paths } from '../../../review/paths.ts'
import { startReview } from '../../../review/server.ts'
import type { Listening } from '../../../review/server.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { minutes } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'

const rateMax = 20
const secret = 'stet_a-secret'
let house: TemporaryArchive

beforeAll(async () => {
  house = await temporaryArchive()
  const draft = { name: 'anna', scope: 'review', createdAt: minutes(0), expiresAt: null } as const
  await house.archive.addToken({ ...draft, digest: secretDigest(secret) })
})
afterAll(() => house?.[Symbol.asyncDispose]())

function started(): Promise<Listening> {
  return startReview(reviewDeps(house.archive, { rateMax }), { host: '127.0.0.1', port: 0 })
}

interface Asking {
  readonly from?: string
  readonly headers?: Record<string, string>
  readonly method?: string
  readonly body?: string
}

/** Loopback has sixteen million addresses to come from. */
async function ask(
  { url }: Listening,
  path: string,
  { from = '127.0.0.1', headers = {}, method = 'GET', body = '' }: Asking = {},
): Promise<IncomingMessage> {
  const asked = request(new URL(path, url), { localAddress: from, headers, method, agent: false }).end(body)
  const answer: unknown[] = await once(asked, 'response')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the event is documented to hand over
  return answer[0] as IncomingMessage
}

async function statuses(
  count: number,
  asking: (index: number) => Promise<IncomingMessage>,
): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => asking(index)))
  await Promise.all(answers.map((answer) => text(answer)))
  return answers.map(({ statusCode }) => statusCode ?? 0)
}

const refused = (all: readonly number[]) => all.filter((status) => status === 429).length

describe('a client that asks too often', () => {
  test('is told to wait and for how long, and nobody else is', async () => {
    await using server = await started()
    const all = await statuses(3 * rateMax, () => ask(server, paths.feed))
    expect(refused(all)).toBe(2 * rateMax)
    const answer = await ask(server, '/api/v1/changes')
    expect(answer.statusCode).toBe(429)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(10)
    expect(answer.headers['ratelimit-policy']).toBe(`"address";q=${rateMax};w=10`)
    expect(answer.headers['ratelimit']).toMatch(/^"address";r=0;t=\d+$/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(await json(answer)).toMatchObject({ status: 429, title: 'Too many requests' })
    expect((await ask(server, paths.feed, { from: '127.0.0.2' })).statusCode).toBe(200)
    const page = await ask(server, paths.inbox, { headers: { Accept: 'text/html' } })
    expect(page.statusCode).toBe(429)
    expect(await text(page)).toContain('Too many requests')
  })

  test('gains nothing by saying that it is somebody else', async () => {
    await using server = await started()
    const all = await statuses(2 * rateMax, (index) =>
      ask(server, paths.feed, {
        headers: {
          'X-Forwarded-For': `198.51.100.${index}`,
          Forwarded: `for=198.51.100.${index}`,
          'X-Real-IP': `198.51.100.${index}`,
          Authorization: `Bearer stet_invented-${index}`,
        },
      }),
    )
    expect(refused(all)).toBe(rateMax)
  })

  test('gains nothing by using one token from many addresses', async () => {
    await using server = await started()
    const all = await statuses(2 * rateMax, (index) =>
      ask(server, paths.feed, {
        from: `127.0.1.${index + 1}`,
        headers: { Authorization: `Bearer ${secret}` },
      }),
    )
    expect(refused(all)).toBe(rateMax)
  })

  test('is let in again when the window is over', async () => {
    await using server = await started()
    await statuses(rateMax, () => ask(server, paths.feed))
    expect((await ask(server, paths.feed)).statusCode).toBe(429)
    await expect
      .poll(async () => (await ask(server, paths.feed)).statusCode, { timeout: 12_000, interval: 1_000 })
      .toBe(200)
  }, 15_000)

  test('does not keep a monitor from its addresses', async () => {
    await using server = await started()
    const all = await statuses(2 * rateMax, () => ask(server, '/healthz'))
    expect(new Set(all)).toEqual(new Set([200]))
  })
})

test('whoever tries one secret after another is stopped at the tenth in a minute', async () => {
  await using server = await startReview(reviewDeps(house.archive), { host: '127.0.0.1', port: 0 })
  const attempt = (token: string, from = '127.0.0.1') =>
    ask(server, paths.signIn, {
      from,
      method: 'POST',
      body: new URLSearchParams({ token }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: server.url },
    })
  const all = await statuses(12, (index) => attempt(`stet_guess-${index}`))
  expect(all.toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429])
  expect((await attempt(secret)).statusCode).toBe(429)
  expect((await attempt(secret, '127.0.0.2')).statusCode).toBe(303)
  expect((await ask(server, paths.inbox)).statusCode).toBe(200)
})
