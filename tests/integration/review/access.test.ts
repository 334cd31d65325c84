import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../../model/access.ts'
import { OperationalError } from '../../../model/errors.ts'
import type { SourceId } from '../../../model/ids.ts'
import { limits } from '../../../model/limits.ts'
import { secretDigest } from '../../../review/access/reader.ts'
import { ownPath } from '../../../review/access/own-path.ts'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { asId, minutes, present } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let secrets: Readonly<Record<string, string>>

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  const made = async (name: string, scope: Scope, expiresAt: Date | null = null) => {
    const secret = randomBytes(32).toString('base64url')
    const digest = secretDigest(secret)
    await house.archive.addToken({ name, scope, digest, createdAt: minutes(0), expiresAt })
    return secret
  }
  secrets = {
    read: await made('reader', 'read'),
    review: await made('desk', 'review'),
    admin: await made('chief', 'admin'),
    ended: await made('temp', 'admin', minutes(10)),
    revoked: await made('gone', 'admin'),
  }
  await house.archive.revokeToken('gone', minutes(5))
})

afterAll(() => house?.[Symbol.asyncDispose]())

const origin = 'https://stet.example'

function app(access: 'open' | 'closed' = 'open') {
  return reviewApp(reviewDeps(house.archive, { access }))
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, ...headers },
    body: new URLSearchParams(fields).toString(),
  }
}

async function codeOf(answer: Response): Promise<unknown> {
  const problem: unknown = await answer.json()
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null
}

const bearer = (secret: string | undefined) => ({ Authorization: `Bearer ${secret}` })

describe('what is said of a change', () => {
  test('is kept with the name of who said it, and shown', async () => {
    const of = app()
    const as = bearer(secrets['review'])
    const seen = await of.request(
      `${origin}/changes/seen`,
      form({ change: '1', seen: 'yes', back: '/?order=newest' }, as),
    )
    expect(seen.status).toBe(303)
    expect(seen.headers.get('Location')).toBe('/?order=newest')
    await of.request(`${origin}/changes/labels`, form({ change: '1', labels: 'legal, <b>bold</b>' }, as))
    await of.request(
      `${origin}/changes/annotations`,
      form({ change: '1', text: 'Asked them.\nNo answer.' }, as),
    )
    const page = await of.request(`${origin}/articles/${newsroom.ferry}/changes/1-2`)
    const html = await page.text()
    const text = textOfHtml(html)
    expect(text).toContain('Seen by desk')
    expect(text).toContain('legal')
    expect(text).toContain('Asked them.')
    expect(html).not.toContain('<b>bold')
    expect(html).not.toContain('action="/changes/seen"')
    const own = await of.request(`${origin}/articles/${newsroom.ferry}/changes/1-2`, { headers: as })
    expect(await own.text()).toContain('action="/changes/seen"')
    const inbox = textOfHtml(await (await of.request(`${origin}/?label=legal`)).text())
    expect(inbox).toContain('1 annotation')
    expect(inbox).not.toContain('Storm Edda')
  })

  test.each([
    ['nobody', {}, 401],
    ['a token that reads', 'read', 403],
    ['a token that has ended', 'ended', 401],
    ['a token that was revoked', 'revoked', 401],
    ['a wrong token', 'wrong', 401],
  ] as const)('is not taken from %s', async (_, who, status) => {
    const as = typeof who === 'string' ? bearer(secrets[who] ?? 'wrong') : who
    const answer = await app().request(`${origin}/changes/seen`, form({ change: '2' }, as))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('WWW-Authenticate')).toBe(status === 401 ? 'Bearer realm="Stet"' : null)
    expect((await house.archive.changeMarks([2])).size).toBe(0)
  })

  test('is not taken from a form elsewhere, in another form, or without measure', async () => {
    const as = bearer(secrets['review'])
    const of = app()
    const send = async (init: RequestInit) => (await of.request(`${origin}/changes/seen`, init)).status
    expect(await send(form({ change: '2' }, { ...as, Origin: 'https://evil.example' }))).toBe(403)
    expect(
      await send({
        ...form({ change: '2' }, as),
        headers: { ...as, 'Content-Type': 'text/plain', Origin: origin },
      }),
    ).toBe(415)
    expect(await send(form({ change: '2', more: 'x'.repeat(limits.formSizeBytesMax) }, as))).toBe(413)
    expect((await house.archive.changeMarks([2])).size).toBe(0)
  })

  test('is refused with a reason where it is nothing', async () => {
    const as = { ...bearer(secrets['review']), Accept: 'application/json' }
    const of = app()
    const unknown = await of.request(`${origin}/changes/labels`, form({ change: '9999', labels: 'x' }, as))
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'change-unknown'])
    const empty = await of.request(`${origin}/changes/annotations`, form({ change: '1', text: ' ' }, as))
    expect([empty.status, await codeOf(empty)]).toEqual([422, 'usage'])
  })
})

describe('a source', () => {
  const as = () => bearer(secrets['admin'])

  test('is paused, goes on and is looked at by who has the scope admin, and by nobody else', async () => {
    const of = app()
    const send = async (path: string, fields: Record<string, string>, headers = as()) =>
      (await of.request(`${origin}${path}`, form({ source: '1', ...fields }, headers))).status
    const status = async () => (await house.archive.findSource(asId<SourceId>(1)))?.status
    expect(await send('/sources/status', { status: 'paused' }, bearer(secrets['review']))).toBe(403)
    expect(await status()).toBe('active')
    expect(await send('/sources/status', { status: 'paused' })).toBe(303)
    expect(await status()).toBe('paused')
    expect(await send('/sources/status', { status: 'active' })).toBe(303)
    expect(await send('/sources/check', {})).toBe(303)
    const due = await house.archive.dueSources(minutes(900), 9)
    expect(due.map(({ id }) => id)).toContain(1)
    expect(await send('/sources/status', { status: 'deleted' })).toBe(404)
    expect(await send('/sources/status', { source: '99', status: 'paused' })).toBe(404)
    expect(await send('/sources/check', { source: "1' or 1=1" })).toBe(404)
  })

  test('that cannot be followed is refused with the reason, and what was typed is kept', async () => {
    const followSource = () =>
      Promise.reject(
        new OperationalError('not-an-article', 'this page is no <b>article</b>', { hint: 'Try another.' }),
      )
    const of = reviewApp(reviewDeps(house.archive, { followSource }))
    const fields = { url: 'https://x.example/"><script>', include: '/news/' }
    const answer = await of.request(`${origin}/sources/add`, form(fields, as()))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(textOfHtml(html)).toContain('not-an-article this page is no <b>article</b>')
    expect(textOfHtml(html)).toContain('Try another.')
    expect(html).not.toContain('"><script>')
    expect(html).toContain('value="/news/"')
  })
})

describe('signing in', () => {
  test('gives a browser a session that scripts and other sites cannot use, and signing out ends it', async () => {
    const of = app('closed')
    const answer = await of.request(
      `${origin}/sign-in`,
      form({ token: ` ${secrets['review']} `, back: '/articles' }),
    )
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/articles'])
    const cookie = present(answer.headers.get('Set-Cookie'))
    expect(cookie).toMatch(/^stet-session=[\w-]{43};/)
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(flag)
    const as = { Cookie: cookie.split(';')[0] ?? '' }
    expect((await of.request(`${origin}/articles`, { headers: as })).status).toBe(200)
    expect((await of.request(`${origin}/changes/seen`, form({ change: '3' }, as))).status).toBe(303)
    expect((await of.request(`${origin}/sign-out`, form({}, as))).status).toBe(303)
    expect((await of.request(`${origin}/articles`, { headers: as })).status).toBe(401)
  })

  test('is refused for what is no token, and the token is nowhere in the answer', async () => {
    const answer = await app().request(`${origin}/sign-in`, form({ token: 'stet_wrong' }))
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('stet_wrong')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test('ends with the token', async () => {
    const secret = randomBytes(32).toString('base64url')
    const digest = secretDigest(secret)
    await house.archive.addToken({
      name: 'short',
      scope: 'read',
      digest,
      createdAt: minutes(0),
      expiresAt: null,
    })
    const of = app('closed')
    const answer = await of.request(`${origin}/sign-in`, form({ token: secret }))
    const as = { Cookie: present(answer.headers.get('Set-Cookie')).split(';')[0] ?? '' }
    expect((await of.request(`${origin}/articles`, { headers: as })).status).toBe(200)
    await house.archive.revokeToken('short', minutes(900))
    expect((await of.request(`${origin}/articles`, { headers: as })).status).toBe(401)
  })

  test.each([
    ['/articles?x=1#y', '/articles?x=1#y'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https:evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('goes back to paths of ours only: %j', (back, to) => {
    expect(ownPath(back)).toBe(to)
  })

  test('keeps secrets by their digest alone', async () => {
    const { rows } = await house.pool.query(
      `select t::text as row from tokens t union all select s::text from sessions s`,
    )
    expect(rows.length).toBeGreaterThan(4)
    for (const secret of Object.values(secrets)) {
      expect(rows.some(({ row }: { row: string }) => row.includes(secret))).toBe(false)
    }
  })
})

const hubPath = '/hub/:token{[A-Za-z0-9_-]{32}}'

test('every route that writes asks for a scope, but for signing in and out and for what hubs sign', async () => {
  const follow = () => Promise.reject(new Error('nobody may come here'))
  const of = reviewApp(
    reviewDeps(house.archive, {
      followSource: follow,
      subscribe: follow,
      editSource: follow,
      rules: { try: follow, set: follow },
    }),
  )
  const paths = of.routes
    .filter(({ method, path }) => method === 'POST' && !path.startsWith('/api/'))
    .map(({ path }) => path)
  expect(new Set(paths)).toEqual(
    new Set([
      '/sign-in',
      '/sign-out',
      hubPath,
      '/changes/seen',
      '/changes/labels',
      '/changes/annotations',
      '/sources/add',
      '/sources/status',
      '/sources/check',
      '/sources/edit',
      '/sources/rules',
      '/subscriptions/add',
      '/subscriptions/status',
      '/subscriptions/resend',
    ]),
  )
  // No subscription has this token: the hub is told to stop. What a wrong signature is worth, websub.test.ts shows.
  const expected: Readonly<Record<string, number>> = { '/sign-in': 403, '/sign-out': 303, [hubPath]: 410 }
  for (const path of new Set(paths)) {
    const asked = path === hubPath ? `/hub/${'A'.repeat(32)}` : path
    const { status } = await of.request(`${origin}${asked}`, form({ change: '1' }))
    expect([path, status]).toEqual([path, expected[path] ?? 401])
  }
})
