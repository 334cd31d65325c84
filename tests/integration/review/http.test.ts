import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '../../../archive/open.ts'
import { archivePool } from '../../../archive/pool.ts'
import { healthApp, reviewApp } from '../../../review/app.ts'
import { startReview } from '../../../review/server.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { startTestServer } from '../../support/postgres.ts'
import { addArticle, look, minutes, present, record } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let routes: readonly string[]

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  routes = [
    '/',
    '/articles',
    '/articles?url=https://unknown.example/',
    `/articles/${newsroom.ferry}`,
    `/articles/${newsroom.ferry}/captures`,
    `/articles/${newsroom.ferry}/versions/1`,
    `/articles/${newsroom.ferry}/changes/1-2`,
    `/articles/${newsroom.ferry}/changes/1-2?view=side`,
    `/articles/${newsroom.ferry}/compare?from=1&to=3`,
    `/articles/${newsroom.ferry}/feed.atom`,
    '/captures/1',
    '/captures/1/raw',
    '/sources',
    '/feed.atom',
    '/healthz',
    '/readyz',
    '/metrics',
    '/nowhere',
  ]
})

afterAll(() => house?.[Symbol.asyncDispose]())

const pagePolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

describe('every answer', () => {
  test.each(['GET', 'HEAD', 'POST'])('to %s has the security headers', async (method) => {
    const app = reviewApp(reviewDeps(house.archive))
    const [style] = /\/style-[0-9a-f]+\.css/.exec(await (await app.request('/')).text()) ?? []
    for (const route of [...routes, present(style)]) {
      const { headers } = await app.request(route, { method })
      const raw = route.endsWith('/raw') && method !== 'POST'
      expect(headers.get('Content-Security-Policy')).toMatch(
        raw ? /^sandbox; default-src 'none'/ : pagePolicy,
      )
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
      expect(headers.get('Cache-Control')).not.toBeNull()
    }
  })

  test('to HEAD has the status and headers of GET, and no body', async () => {
    const app = reviewApp(reviewDeps(house.archive))
    for (const route of routes) {
      const [get, head] = await Promise.all([app.request(route), app.request(route, { method: 'HEAD' })])
      expect(head.status).toBe(get.status)
      expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'))
      expect(await head.text()).toBe('')
    }
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    'refuses %s with what is allowed',
    async (method) => {
      const app = reviewApp(reviewDeps(house.archive))
      for (const route of routes) {
        const answer = await app.request(route, { method })
        expect(answer.status).toBe(405)
        expect(answer.headers.get('Allow')).toBe('GET, HEAD')
      }
    },
  )
})

describe('an address that leads nowhere', () => {
  test.each([
    '/nowhere',
    '/articles/0',
    '/articles/01',
    '/articles/-1',
    '/articles/1e3',
    '/articles/abc',
    '/articles/999999',
    '/articles/9999999999999999',
    '/articles/1/versions/99',
    '/articles/1/versions/99999999999',
    '/articles/1/versions/0',
    '/articles/1/changes/1',
    '/articles/1/changes/1-',
    '/articles/1/changes/1-99',
    '/articles/1/changes/1..2',
    '/articles/1/compare',
    '/articles/1/compare?from=1',
    '/articles/1/compare?from=x&to=y',
    '/articles/999999/captures',
    '/articles/999999/feed.atom',
    '/captures/999999',
    '/captures/999999/raw',
    '/captures/..%2f..%2fetc%2fpasswd/raw',
    '/captures/1%00/raw',
    '/captures/../../etc/passwd',
    '/style.css',
    '/?source=999999',
    '/articles?source=999999',
    '/feed.atom?source=999999',
  ])('is 404: %s', async (path) => {
    const lines = reviewDeps(house.archive)
    const answer = await reviewApp(lines).request(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/\bat .*\.ts|node_modules|select /)
    expect(lines.lines.filter((line) => 'error' in line)).toEqual([])
  })

  test.each([
    '/?cursor=%00',
    '/?source=abc',
    '/articles/1/captures?after=x',
    '/articles/1/changes/1-2?at=x&view=y',
  ])('is never made by a malformed parameter: %s', async (path) => {
    expect((await reviewApp(reviewDeps(house.archive)).request(path)).status).toBe(200)
  })

  test.each(['/?cursor=abc', '/articles?cursor=-1', '/?order=newest&cursor=1~2'])(
    'is what a list does not go on from: %s',
    async (path) => {
      const answer = await reviewApp(reviewDeps(house.archive)).request(path)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('is no cursor of this list')
    },
  )

  test('is a page for people and a problem for programs', async () => {
    const app = reviewApp(reviewDeps(house.archive))
    const person = await app.request('/nowhere', { headers: { Accept: 'text/html,*/*;q=0.8' } })
    expect(person.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(person.headers.get('Vary')).toBe('Accept')
    for (const [path, accept] of [
      ['/nowhere', 'application/json'],
      ['/articles/999999/feed.atom', 'text/html'],
    ] as const) {
      const program = await app.request(path, { headers: { Accept: accept } })
      expect(program.headers.get('Content-Type')).toBe('application/problem+json')
      expect(await program.json()).toEqual({
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: 'There is nothing at this address.',
        instance: path,
      })
    }
  })
})

describe('a raw capture', () => {
  test('is an attachment of no type, byte for byte', async () => {
    const answer = await reviewApp(reviewDeps(house.archive)).request('/captures/1/raw')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="capture-1.txt"')
    const { items } = await house.archive.captures(newsroom.ferry, { limit: 1 })
    const stored = await house.archive.readBody(present(items[0]).id)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(present(stored)))
  })

  test('is not sent again to whoever has it', async () => {
    const app = reviewApp(reviewDeps(house.archive))
    const etag = present((await app.request('/captures/1/raw')).headers.get('ETag'))
    const again = await app.request('/captures/1/raw', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('has no bytes when there were none', async () => {
    const { items } = await house.archive.captures(newsroom.gone, { limit: 10 })
    const answer = await reviewApp(reviewDeps(house.archive)).request(`/captures/${items[1]?.id}/raw`)
    expect(answer.status).toBe(404)
  })

  test('that is damaged is reported, and none of its bytes are sent', async () => {
    await using damaged = await temporaryArchive()
    const id = await addArticle(damaged.archive)
    await look(damaged.archive, id, record(minutes(1), { text: 'the true text' }))
    await damaged.pool.query('alter table blobs disable trigger user')
    await damaged.pool.query(`update blobs set digest = sha256('other')`)
    const deps = reviewDeps(damaged.archive)
    const answer = await reviewApp(deps).request('/captures/1/raw')
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    const text = await answer.text()
    expect(text).toContain('The archive is damaged here')
    expect(text).not.toContain('the true text')
    expect(deps.lines).toContainEqual(expect.objectContaining({ code: 'archive-damaged' }))
  })
})

describe('a failure of our own', () => {
  test('is 503 with a time to come back when the database is away', async () => {
    const server = await startTestServer()
    const pool = archivePool({ connectionString: server.url, max: 2 })
    const archive = await openArchive({ pool, keyOf: (url) => url })
    await server[Symbol.asyncDispose]()
    const app = reviewApp(reviewDeps(archive))
    const page = await app.request('/')
    expect(page.status).toBe(503)
    expect(page.headers.get('Retry-After')).toBe('30')
    expect(await page.text()).toContain('The archive does not answer at the moment.')
    const feed = await app.request('/feed.atom')
    expect(feed.status).toBe(503)
    expect(await feed.json()).toMatchObject({ status: 503, code: 'archive-unavailable' })
    await pool.end()
  })

  test('says nothing of the inside, and is logged with all of it', async () => {
    const deps = reviewDeps(house.archive, { metrics: () => Promise.reject(new Error('secret at /etc/key')) })
    const answer = await reviewApp(deps).request('/metrics')
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await answer.text()).not.toContain('secret')
    expect(deps.lines).toContainEqual(
      expect.objectContaining({ error: 'secret at /etc/key', path: '/metrics' }),
    )
  })
})

describe('the addresses for operators', () => {
  test.each([
    ['review', reviewApp],
    ['health', healthApp],
  ] as const)('of the %s app tell life, readiness and figures', async (_, make) => {
    const app = make(reviewDeps(house.archive))
    expect(await (await app.request('/healthz')).text()).toBe('ok\n')
    expect(await (await app.request('/readyz')).text()).toBe('ready\n')
    const metrics = await app.request('/metrics')
    expect(metrics.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await metrics.text()).toBe('stet_captures_total 1\n')
  })

  test('say what is not ready', async () => {
    const reasons = ['database: it does not answer', 'queue: connection refused']
    const deps = reviewDeps(house.archive, { ready: () => Promise.resolve(reasons) })
    const answer = await healthApp(deps).request('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ reasons })
  })

  test('are all that a process without pages has', async () => {
    const answer = await healthApp(reviewDeps(house.archive)).request('/')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  })
})

describe('the style sheet', () => {
  test('may be kept for ever under its name', async () => {
    const app = reviewApp(reviewDeps(house.archive))
    const path = present(/\/style-[0-9a-f]+\.css/.exec(await (await app.request('/')).text())?.[0])
    const answer = await app.request(path)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  })
})

describe('the server', () => {
  test('serves on any free port and stops', async () => {
    const server = await startReview(reviewDeps(house.archive), { host: '127.0.0.1', port: 0 })
    const answer = await fetch(server.url)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Inbox')
    await server[Symbol.asyncDispose]()
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })

  test('says what to do when the port is taken', async () => {
    await using first = await startReview(reviewDeps(house.archive), { host: '127.0.0.1', port: 0 })
    const port = Number(new URL(first.url).port)
    await expect(startReview(reviewDeps(house.archive), { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'listen-failed',
      hint: expect.stringContaining('LISTEN'),
    })
  })
})
