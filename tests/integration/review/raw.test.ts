import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaptureId } from '../../../model/ids.ts'
import { reviewApp } from '../../../review/app.ts'
import { paths } from '../../../review/paths.ts'
import { startRaw } from '../../../review/raw/start-raw.ts'
import type { RawOrigin } from '../../../review/raw/start-raw.ts'
import type { Listening } from '../../../review/server.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { addArticle, asId, failed, look, minutes, present, record } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'

let house: TemporaryArchive
let raw: RawOrigin & Listening
let now = minutes(100)
const readers = 'https://stet.example'
const page = new URL(`${readers}/captures/1/received`)

beforeAll(async () => {
  house = await temporaryArchive()
  raw = await startRaw(
    { archive: house.archive, hosts: [], publicUrl: null, now: () => now, log: () => {} },
    { host: '127.0.0.1', port: 0 },
  )
})

afterAll(async () => {
  await raw?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

async function captured(given: Parameters<typeof record>[1]): Promise<CaptureId> {
  const id = await addArticle(house.archive, `https://news.example/${crypto.randomUUID()}`)
  await look(house.archive, id, record(minutes(1), given))
  return present((await house.archive.captures(id, { limit: 1 })).items[0]).id
}

const addressOf = (captureId: CaptureId) => raw.address({ captureId, readers }, page)

describe('the origin of captures', () => {
  test('lets a page run nothing, load nothing, and stand in frames of its readers only', async () => {
    const answer = await fetch(addressOf(await captured({ text: '<p>Tide tables</p>' })))
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; frame-ancestors ${readers}; base-uri 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-site',
      'cache-control': 'no-store',
    })
    expect(await answer.text()).toBe('<p>Tide tables</p>')
  })

  test('sends the text that the cleaner read, in whatever encoding it came', async () => {
    const body = Uint8Array.from([
      0x1b,
      0x24,
      0x42,
      0x46,
      0x7c,
      0x1b,
      0x28,
      0x42,
      ...Buffer.from('<l\u001b(Bink rel=preconnect>'),
    ])
    const answer = await fetch(addressOf(await captured({ text: '', body, charset: 'iso-2022-jp' })))
    expect(await answer.text()).toBe('日<!link rel=preconnect>')
  })

  test.each(['image/svg+xml', 'application/xml', 'text/xml', 'application/json', 'text/plain'])(
    'shows %s as plain text',
    async (mediaType) => {
      const text = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
      const answer = await fetch(addressOf(await captured({ text, mediaType })))
      expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
      expect(await answer.text()).toBe(text)
    },
  )

  test.each(['application/pdf', 'image/png', 'application/octet-stream'])(
    'does not show %s',
    async (mediaType) => {
      const id = await captured({ text: 'bytes', mediaType })
      expect((await fetch(addressOf(id))).status).toBe(404)
      const app = reviewApp(reviewDeps(house.archive, { raw }))
      expect((await app.request(paths.received(id))).status).toBe(404)
      expect(await (await app.request(paths.capture(id))).text()).not.toContain(paths.received(id))
    },
  )

  test('answers no address that our pages did not make', async () => {
    const id = await captured({ text: 'text' })
    const good = addressOf(id)
    const changed = (name: string, value: string) => {
      const url = new URL(good)
      url.searchParams.set(name, value)
      return url
    }
    const other = new URL(good)
    other.pathname = `/${id - 1}`
    const addresses = [
      new URL(`/${id}`, good),
      other,
      changed('expires', String(Number(good.searchParams.get('expires')) + 1)),
      changed('readers', 'https://evil.example'),
      changed('signature', 'A'.repeat(43)),
      changed('signature', ''),
    ]
    const answers = await Promise.all(addresses.map((address) => fetch(address)))
    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 403))
    expect(await answers[0]?.json()).toMatchObject({ status: 403, title: 'Not allowed' })
    expect((await fetch(new URL('/', good))).status).toBe(404)
    expect((await fetch(good, { method: 'POST' })).status).toBe(405)
    expect((await fetch(good)).status).toBe(200)
  })

  test('answers an address for ten minutes', async () => {
    const address = addressOf(await captured({ text: 'text' }))
    const before = now
    now = new Date(before.getTime() + 10 * 60_000)
    const last = await fetch(address)
    now = new Date(before.getTime() + 10 * 60_000 + 1)
    const late = await fetch(address)
    now = before
    expect([last.status, late.status]).toEqual([200, 403])
  })
})

describe('the page that shows a capture', () => {
  test('lets its frame hold that origin alone', async () => {
    const id = await captured({ text: 'text' })
    const answer = await reviewApp(reviewDeps(house.archive, { raw })).request(paths.received(id))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Security-Policy')).toContain(`default-src 'none'`)
    expect(answer.headers.get('Content-Security-Policy')).toContain(`; frame-src ${raw.url}`)
    const text = await answer.text()
    const address = present(/src="(http:[^"]+)"/.exec(text)?.[1]).replaceAll('&amp;', '&')
    expect(text).toMatch(/<iframe[^>]*sandbox=""/)
    expect((await fetch(address)).status).toBe(200)
  })

  test('asks for a token where the pages are closed', async () => {
    const id = await captured({ text: 'text' })
    const app = reviewApp(reviewDeps(house.archive, { raw, access: 'closed' }))
    expect((await app.request(paths.received(id))).status).toBe(401)
  })

  test('is not there without an origin, nor without a body', async () => {
    const id = await captured({ text: 'text' })
    const without = reviewApp(reviewDeps(house.archive))
    expect((await without.request(paths.received(id))).status).toBe(404)
    expect(await (await without.request(paths.capture(id))).text()).not.toContain(paths.received(id))
    const article = await addArticle(house.archive, 'https://news.example/down')
    await look(house.archive, article, failed(minutes(1)))
    const empty = present((await house.archive.captures(article, { limit: 1 })).items[0]).id
    const app = reviewApp(reviewDeps(house.archive, { raw }))
    expect((await app.request(paths.received(empty))).status).toBe(404)
    expect((await app.request(paths.received(asId<CaptureId>(999_999)))).status).toBe(404)
  })
})
