import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretDigest } from '../../../review/access/reader.ts'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { minutes } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
const secrets = { read: randomBytes(32).toString('base64url'), admin: randomBytes(32).toString('base64url') }
const origin = 'https://stet.example'

beforeAll(async () => {
  house = await temporaryArchive()
  await playSampleNewsroom(house.archive)
  for (const scope of ['read', 'admin'] as const) {
    const draft = { name: scope, scope, createdAt: minutes(0), expiresAt: null }
    await house.archive.addToken({ ...draft, digest: secretDigest(secrets[scope]) })
  }
})
afterAll(() => house?.[Symbol.asyncDispose]())

function closed() {
  return reviewApp(reviewDeps(house.archive, { access: 'closed' }))
}

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` })

describe('closed pages', () => {
  /** What everybody may ask for: the way in, the files that pages are made with, and the operator's addresses. */
  const open = /^\/(?:sign-in|sign-out|(?:style|icon|script)-[^/]*(?:\/.*)?|healthz|readyz|metrics)$/

  test('ask for a token on every route but the way in', async () => {
    const of = closed()
    const paths = of.routes.filter(({ method }) => method === 'GET').map(({ path }) => filled(path))
    expect(paths.length).toBeGreaterThan(20)
    for (const path of new Set(paths)) {
      const { status } = await of.request(`${origin}${path}`)
      expect([path, status === 401]).toEqual([path, !open.test(path)])
    }
  })

  test('are read with a token, in the header and not in the address', async () => {
    const of = closed()
    expect((await of.request(`${origin}/feed.atom`, { headers: bearer(secrets.read) })).status).toBe(200)
    expect((await of.request(`${origin}/feed.atom?token=${secrets.read}`)).status).toBe(401)
    expect((await of.request(`${origin}/feed.atom?access_token=${secrets.read}`)).status).toBe(401)
  })

  test('give a feed to a reader that can only send a name and a password', async () => {
    const of = closed()
    const basic = (secret: string) => ({ Authorization: `Basic ${btoa(`anybody:${secret}`)}` })
    const asked = await of.request(`${origin}/feed.atom`)
    expect([asked.status, asked.headers.get('WWW-Authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Basic realm=/),
    ])
    expect((await of.request(`${origin}/feed.atom`, { headers: basic(secrets.read) })).status).toBe(200)
    expect(
      (await of.request(`${origin}/articles/1/feed.json`, { headers: basic(secrets.read) })).status,
    ).toBe(200)
    expect((await of.request(`${origin}/feed.atom`, { headers: basic('no token') })).status).toBe(401)
    expect((await of.request(`${origin}/feed.atom`, { headers: basic('') })).status).toBe(401)
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin }
    // A browser would send it for whoever asks it to.
    const admin = basic(secrets.admin)
    expect((await of.request(`${origin}/`, { headers: admin })).status).toBe(401)
    expect(
      (
        await of.request(`${origin}/changes/seen`, {
          method: 'POST',
          headers: { ...admin, ...form },
          body: 'change=1',
        })
      ).status,
    ).toBe(401)
    const bare = await of.request(`${origin}/api/v1/changes`)
    expect(bare.headers.get('WWW-Authenticate')).toBe('Bearer realm="Stet"')
  })

  function filled(path: string): string {
    return path
      .replaceAll(/:pair\{[^/]*\}/g, '1-2')
      .replaceAll(/:[a-z]+\{[^/]*?\}(?=\/|$)/g, '1')
      .replace(/\/\*$/, '/')
  }
})
