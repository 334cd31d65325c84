import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import type { FetcherOptions } from '../../../pipeline/fetch/fetcher.ts'
import type { PostAnswer } from '../../../pipeline/fetch/post.ts'
import { literalCases, nameCases } from '../../support/forbidden-addresses.ts'
import { receiver } from '../../support/receiver.ts'
import type { Receiver } from '../../support/receiver.ts'
import { answer, openZoo, says } from '../../support/zoo.ts'
import type { Zoo } from '../../support/zoo.ts'

let other: Receiver

beforeEach(async () => {
  other = await receiver()
})
afterEach(() => other[Symbol.asyncDispose]())

async function send(body: string, deadlineMs = 5_000): Promise<PostAnswer> {
  const allow = [{ address: '127.0.0.1', prefixLength: 32, port: other.port }]
  const web = fetcher({ userAgent: 'Stet/test', allow, deadlineMs })
  onTestFinished(() => web[Symbol.asyncDispose]())
  return web.post({
    url: other.url,
    headers: { 'content-type': 'application/json', 'webhook-id': 'msg_1' },
    body,
  })
}

test('a message arrives byte for byte, with its headers', async () => {
  const body = JSON.stringify({ text: 'Überschrift — 日本' })
  expect(await send(body)).toEqual({ status: 204, failure: null })
  expect(other.received).toMatchObject([
    {
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'msg_1',
        'user-agent': 'Stet/test',
        'content-length': String(Buffer.byteLength(body)),
      },
    },
  ])
})

test.each([400, 404, 410, 500, 503])('status %i is a failure with its number', async (status) => {
  other.answer = (response) => response.writeHead(status).end('why')
  expect(await send('{}')).toEqual({
    status,
    failure: { code: 'http-error', message: `the receiver said ${status}`, retryAfterMs: null },
  })
})

test('a receiver says when to come back', async () => {
  other.answer = (response) => response.writeHead(429, { 'Retry-After': '120' }).end()
  expect((await send('{}')).failure?.retryAfterMs).toBe(120_000)
})

test('an answer without end is cut, and its status counts', async () => {
  let sent = 0
  other.answer = (response) => {
    response.writeHead(200)
    const chunk = Buffer.alloc(65_536)
    const more = (): void => {
      if (response.destroyed || sent > 64 * 1024 * 1024) return
      sent += chunk.length
      response.write(chunk, more)
    }
    more()
  }
  expect(await send('{}')).toEqual({ status: 200, failure: null })
  // What the kernel buffers of a connection on loopback, and no more.
  await expect.poll(() => sent).toBeLessThan(16 * 1024 * 1024)
})

test('a receiver that says nothing is given up at the deadline', async () => {
  other.answer = () => {}
  expect(await send('{}', 300)).toMatchObject({ status: null, failure: { code: 'timeout' } })
})

test('a message is sent once, even when the connection closes on it', async () => {
  other.answer = (response) => response.destroy()
  expect(await send('{}')).toMatchObject({ status: null, failure: { code: 'connection-failed' } })
  expect(other.received).toHaveLength(1)
})

describe('the address guard', () => {
  let zoo: Zoo

  beforeAll(async () => {
    zoo = await openZoo({
      '/good': says(answer(200, {}, 'good'), { hangUp: false }),
      '/to': (socket, { query }) => {
        socket.write(
          answer(302, { location: decodeURIComponent(query).replaceAll('PORT', String(zoo.port)) }),
        )
      },
    })
  })
  afterAll(() => zoo[Symbol.asyncDispose]())

  const message = { headers: { 'content-type': 'application/json' }, body: '{}' }

  async function sendTo(url: string, options: Partial<FetcherOptions> = {}): Promise<PostAnswer> {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow, ports: [80, zoo.port], ...options })
    onTestFinished(() => web[Symbol.asyncDispose]())
    return await web.post({ ...message, url: url.replaceAll('PORT', String(zoo.port)) })
  }

  test.each(literalCases)('%s is refused without a connection', async (url) => {
    expect(await sendTo(url)).toMatchObject({ status: null, failure: { code: 'address-refused' } })
  })

  test.each(nameCases)('a name with %s is refused as a whole', async (_, addresses) => {
    const answered = await sendTo('http://news.test:PORT/good', { resolve: async () => addresses })
    expect(answered).toMatchObject({ status: null, failure: { code: 'address-refused' } })
  })

  test.each([
    'file:///etc/passwd',
    'http://user:secret@127.0.0.2:PORT/',
    'http://127.0.0.2:PORT\\@127.0.0.1:PORT/',
  ])('%s is no address of a receiver', async (url) => {
    expect((await sendTo(url)).failure?.code).toMatch(/^url-/)
  })

  test('the address checked is the address dialled', async () => {
    let asked = 0
    const resolve = async () => [asked++ === 0 ? '127.0.0.2' : '127.0.0.1']
    expect(await sendTo('http://rebind.test:PORT/good', { resolve })).toEqual({ status: 200, failure: null })
  })

  test.each(['http://127.0.0.1:PORT/', 'http://127.0.0.2:PORT/good', '//169.254.169.254/'])(
    'a redirect to %s is not followed',
    async (location) => {
      const before = zoo.visits.length
      const answered = await sendTo(`http://127.0.0.2:PORT/to?${encodeURIComponent(location)}`)
      expect(answered).toMatchObject({ status: 302, failure: { code: 'http-error' } })
      expect(zoo.visits.length - before).toBe(1)
    },
  )

  test('the refusal says nothing of the network behind it', async () => {
    const open = await sendTo('http://127.0.0.1:PORT/')
    const closed = await sendTo('http://10.255.255.1:PORT/')
    expect(open).toEqual(closed)
  })

  test('no canary was ever connected to', () => {
    expect(zoo.connections).toBeGreaterThan(0)
    expect(zoo.canaryConnections).toBe(0)
  })
})
