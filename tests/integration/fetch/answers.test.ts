import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { FetchRecord } from '../../../model/capture.ts'
import { limits } from '../../../model/limits.ts'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import type { FetchRequest } from '../../../pipeline/fetch/fetcher.ts'
import { answer, openZoo } from '../../support/zoo.ts'
import type { Cage, Zoo } from '../../support/zoo.ts'

const now = new Date('2026-11-23T12:00:00Z')
let zoo: Zoo

/** `/status?<status>&<header>=<value>…` answers just that, with the body `evidence`. */
const status: Cage = (socket, { query }) => {
  const parts = new URLSearchParams(query)
  const code = Number(parts.get('code'))
  parts.delete('code')
  const body = code === 304 || code === 204 ? '' : 'evidence'
  socket.write(answer(code, Object.fromEntries(parts), body))
}

/** `/hop?<n>` leads to `/hop?<n-1>` and at last to `/end`. */
const hop: Cage = (socket, { query }) => {
  const left = Number(query)
  socket.write(
    answer(302, { location: left > 0 ? `/hop?${left - 1}` : '/end', 'set-cookie': 'wall=1' }, 'moved'),
  )
}

beforeAll(async () => {
  zoo = await openZoo({
    '/status': status,
    '/hop': hop,
    '/end': (socket) => socket.write(answer(200, { 'content-type': 'text/html' }, 'end')),
    '/self': (socket) => socket.write(answer(302, { location: '/self', 'set-cookie': 'seen=1' })),
    '/ping': (socket) => socket.write(answer(301, { location: '/pong#part' })),
    '/pong': (socket) => socket.write(answer(301, { location: '/ping' })),
    '/new-query': (socket, { query }) =>
      socket.write(answer(302, { location: `/new-query?${Number(query || 0) + 1}` })),
    '/utf8': (socket) =>
      socket.write(Buffer.from('HTTP/1.1 302 Found\r\nlocation: /ärger?ü\r\ncontent-length: 0\r\n\r\n')),
    '/%C3%A4rger': (socket) => socket.write(answer(200, {}, 'found')),
    '/no-location': (socket) => socket.write(answer(302, {})),
    '/two-locations': (socket) =>
      socket.write('HTTP/1.1 302 Found\r\nlocation: /end\r\nlocation: /self\r\ncontent-length: 0\r\n\r\n'),
    '/endless-redirect-body': (socket) => {
      socket.write('HTTP/1.1 302 Found\r\nlocation: /end\r\n\r\n')
      socket.write('x'.repeat(2 * limits.fetchRedirectBodySizeBytesMax))
    },
  })
})

afterAll(async () => {
  await zoo[Symbol.asyncDispose]()
})

async function get(path: string, request: Partial<FetchRequest> = {}): Promise<FetchRecord> {
  const web = fetcher({ userAgent: 'Stet/test (+https://example.org)', allow: zoo.allow, now: () => now })
  onTestFinished(() => web[Symbol.asyncDispose]())
  return await web.fetch({ url: zoo.url(path), ...request })
}

describe('what a status means', () => {
  test.each([
    [200, null],
    [203, null],
    [204, 'http-error'],
    [205, 'http-error'],
    [206, 'http-protocol'],
    [300, 'http-error'],
    [304, 'http-protocol'],
    [400, 'http-error'],
    [401, 'http-blocked'],
    [403, 'http-blocked'],
    [404, 'http-gone'],
    [410, 'http-gone'],
    [418, 'http-error'],
    [429, 'http-blocked'],
    [451, 'http-gone'],
    [500, 'http-error'],
    [503, 'http-error'],
    [799, 'http-error'],
  ])('%i gives %s', async (code, expected) => {
    const record = await get(`/status?code=${code}`)
    expect(record.failure?.code ?? null).toBe(expected)
    expect(record.hops).toMatchObject([{ status: code }])
    expect(record.notModified).toBe(false)
  })

  test('the body of an error answer is kept as evidence', async () => {
    const record = await get('/status?code=404')
    expect(Buffer.from(record.body ?? []).toString()).toBe('evidence')
  })

  test.each(['cf-mitigated=challenge', 'x-amzn-waf-action=challenge'])(
    'a bot wall is one whatever its status: %s',
    async (header) => {
      for (const code of [200, 202, 403, 503]) {
        expect((await get(`/status?code=${code}&${header}`)).failure?.code).toBe('http-blocked')
      }
    },
  )
})

describe('Retry-After', () => {
  const hour = 3_600_000
  test.each([
    ['3600', hour],
    ['0', 0],
    ['Mon, 23 Nov 2026 13:00:00 GMT', hour],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['1000000000000', limits.fetchRetryAfterMsMax],
    ['Tue, 23 Nov 2027 13:00:00 GMT', limits.fetchRetryAfterMsMax],
    ['-5', null],
    ['soon', null],
    ['1.5', null],
    ['2027', 2_027_000],
  ])('%s is %s ms', async (value, expected) => {
    const record = await get(`/status?code=503&retry-after=${encodeURIComponent(value)}`)
    expect(record.failure?.retryAfterMs).toBe(expected)
  })

  test('a date counts from the date the server sent it', async () => {
    const query = new URLSearchParams({
      code: '429',
      date: 'Thu, 23 Nov 2028 12:00:00 GMT',
      'retry-after': 'Thu, 23 Nov 2028 12:01:00 GMT',
    })
    const record = await get(`/status?${query.toString()}`)
    expect(record.failure).toMatchObject({ code: 'http-blocked', retryAfterMs: 60_000 })
  })
})

describe('conditional requests', () => {
  const lastModified = 'Sun, 22 Nov 2026 12:00:00 GMT'

  test('a tag is sent alone, a date when there is no tag', async () => {
    await get('/end', { validators: { etag: '"a"', lastModified } })
    expect(zoo.visits.at(-1)?.headers).toMatchObject({ 'if-none-match': '"a"' })
    expect(zoo.visits.at(-1)?.headers).not.toHaveProperty('if-modified-since')
    await get('/end', { validators: { etag: null, lastModified } })
    expect(zoo.visits.at(-1)?.headers).toMatchObject({ 'if-modified-since': lastModified })
  })

  test('304 means not modified, keeps old validators and takes new ones', async () => {
    const validators = { etag: '"a"', lastModified }
    const same = await get('/status?code=304', { validators })
    expect(same).toMatchObject({ notModified: true, failure: null, body: null, validators })
    const other = await get('/status?code=304&etag=%22b%22', { validators })
    expect(other).toMatchObject({ notModified: true, validators: { etag: '"b"', lastModified } })
  })

  test('validators that no header can hold are not sent, and a 304 to that is a protocol error', async () => {
    const record = await get('/status?code=304', { validators: { etag: '"a"\r\nx: y', lastModified: null } })
    expect(record.failure?.code).toBe('http-protocol')
    expect(zoo.visits.at(-1)?.headers).not.toHaveProperty('x')
  })

  test('a failure leaves no validators', async () => {
    const record = await get('/status?code=500&etag=%22a%22')
    expect(record.validators).toEqual({ etag: null, lastModified: null })
  })
})

describe('media types', () => {
  const mediaTypes = ['text/html']

  test.each(['application/pdf', 'image/png', 'video/mp4', 'application/octet-stream'])(
    '%s is refused unread where it is not wanted',
    async (type) => {
      const record = await get(`/status?code=200&content-type=${type}`, { mediaTypes })
      expect(record).toMatchObject({
        mediaType: type,
        body: null,
        failure: { code: 'media-type-unsupported' },
      })
      expect((await get(`/status?code=200&content-type=${type}`)).failure).toBeNull()
    },
  )

  test.each([
    ['attachment', true],
    ['Attachment; filename="story.html"', true],
    ['inline; filename="attachment"', false],
    ['attachments-are-not-this', false],
  ])('a page sent with content-disposition %s: refused unread %s', async (disposition, refused) => {
    const query = new URLSearchParams({ 'content-type': 'text/html', 'content-disposition': disposition })
    const path = `/status?code=200&${query.toString()}`
    const record = await get(path, { mediaTypes })
    expect(record.failure?.code ?? null).toBe(refused ? 'media-type-unsupported' : null)
    expect(record.body === null).toBe(refused)
    // Feeds and sitemaps are often sent to be saved.
    expect((await get(path)).failure).toBeNull()
  })

  test('a wanted type, no type at all, and error answers of any type are read', async () => {
    const wanted = await get(
      `/status?code=200&${new URLSearchParams({ 'content-type': 'Text/HTML; Charset="utf-8"' }).toString()}`,
      { mediaTypes },
    )
    expect(wanted).toMatchObject({ mediaType: 'text/html', charset: 'utf-8', failure: null })
    expect((await get('/status?code=200', { mediaTypes })).failure).toBeNull()
    const error = await get('/status?code=404&content-type=application/json', { mediaTypes })
    expect(error.failure?.code).toBe('http-gone')
    expect(error.body).not.toBeNull()
  })
})

describe('redirects', () => {
  test('every hop is kept, and one connection serves a chain', async () => {
    const before = zoo.connections
    const record = await get('/hop?3')
    expect(record.failure).toBeNull()
    expect(record.hops.map(({ url, status: code }) => [url, code])).toEqual([
      [zoo.url('/hop?3'), 302],
      [zoo.url('/hop?2'), 302],
      [zoo.url('/hop?1'), 302],
      [zoo.url('/hop?0'), 302],
      [zoo.url('/end'), 200],
    ])
    expect(zoo.connections - before).toBe(1)
  })

  test('as many as allowed are followed, one more is the limit', async () => {
    expect((await get(`/hop?${limits.fetchRedirectsMax - 1}`)).failure).toBeNull()
    expect((await get(`/hop?${limits.fetchRedirectsMax}`)).failure?.code).toBe('redirect-limit')
    expect((await get('/hop?1', { maxRedirects: 1 })).failure?.code).toBe('redirect-limit')
    expect((await get('/hop?0', { maxRedirects: 1 })).failure).toBeNull()
  })

  test.each([
    ['/self', 'redirect-loop', 1],
    ['/ping', 'redirect-loop', 2],
    ['/new-query', 'redirect-limit', limits.fetchRedirectsMax + 1],
    ['/no-location', 'redirect-invalid', 1],
    ['/two-locations', 'redirect-invalid', 1],
  ])('%s ends in %s', async (path, code, hops) => {
    const record = await get(path)
    expect(record.failure?.code).toBe(code)
    expect(record.hops).toHaveLength(hops)
  })

  test('whoever is asked whether to follow has no more time than the fetch', async () => {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow, deadlineMs: 300 })
    onTestFinished(() => web[Symbol.asyncDispose]())
    const mayFollow = () => new Promise<null>(() => {})
    const record = await web.fetch({ url: zoo.url('/hop?1'), mayFollow })
    expect(record.failure?.code).toBe('timeout')
    expect(record.hops).toHaveLength(1)
  })

  test('a location in raw UTF-8 is understood', async () => {
    const record = await get('/utf8')
    expect(record.hops.at(-1)?.url).toBe(zoo.url('/%C3%A4rger?%C3%BC'))
    expect(record.failure).toBeNull()
  })

  test('a redirect with an endless body leads on all the same', async () => {
    expect((await get('/endless-redirect-body')).failure).toBeNull()
  })

  test('no cookie is ever sent', async () => {
    const before = zoo.visits.length
    await get('/hop?3')
    await get('/self')
    const sent = zoo.visits.slice(before).map(({ headers }) => headers)
    expect(sent).toHaveLength(6)
    for (const headers of sent) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).toMatchObject({
        'user-agent': 'Stet/test (+https://example.org)',
        'accept-encoding': 'gzip, br, zstd',
      })
    }
  })
})
