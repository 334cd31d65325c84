import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { marksSchema } from '../../../review/api/schemas.ts'
import { secretDigest, sessionCookie } from '../../../review/access/reader.ts'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { minutes } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
const origin = 'https://stet.example'
const secrets = { read: randomBytes(32).toString('base64url'), review: randomBytes(32).toString('base64url') }

beforeAll(async () => {
  house = await temporaryArchive()
  await playSampleNewsroom(house.archive)
  for (const scope of ['read', 'review'] as const) {
    const draft = { name: scope, scope, createdAt: minutes(0), expiresAt: null }
    await house.archive.addToken({ ...draft, digest: secretDigest(secrets[scope]) })
  }
})
afterAll(() => house?.[Symbol.asyncDispose]())

function send(method: 'PUT' | 'POST', path: string, body: string, headers: Record<string, string> = {}) {
  return Promise.resolve(
    reviewApp(reviewDeps(house.archive)).request(`${origin}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secrets.review}`, ...headers },
      body,
    }),
  )
}

const marks = async (answer: Promise<Response>) => marksSchema.parse(await (await answer).json())

test('marks are set, kept, and taken back; what is not given stays', async () => {
  const set = send('PUT', '/api/v1/changes/1/marks', '{"seen": true, "labels": ["legal", "to check"]}')
  expect(await marks(set)).toMatchObject({ changeId: 1, seenBy: 'review', labels: ['legal', 'to check'] })
  const again = send('PUT', '/api/v1/changes/1/marks', '{"labels": ["legal"]}')
  expect(await marks(again)).toMatchObject({ seenBy: 'review', labels: ['legal'] })
  expect(await marks(send('PUT', '/api/v1/changes/1/marks', '{"seen": false}'))).toMatchObject({
    seenAt: null,
  })
  const read = await reviewApp(reviewDeps(house.archive)).request('/api/v1/changes/1/marks')
  expect(marksSchema.parse(await read.json())).toMatchObject({ seenBy: null, labels: ['legal'] })
})

test('an annotation is kept with the name of who wrote it', async () => {
  const said = await marks(
    send('POST', '/api/v1/changes/2/annotations', '{"text": "Asked them.\\n<b>No answer.</b>"}'),
  )
  expect(said.annotations).toMatchObject([{ author: 'review', text: 'Asked them.\n<b>No answer.</b>' }])
})

test.each([
  ['no token', 'PUT', '/api/v1/changes/1/marks', '{"seen": true}', { Authorization: '' }, 401],
  [
    'a token that may only read',
    'PUT',
    '/api/v1/changes/1/marks',
    '{"seen": true}',
    { Authorization: 'READ' },
    403,
  ],
  [
    'an invented token',
    'PUT',
    '/api/v1/changes/1/marks',
    '{"seen": true}',
    { Authorization: 'Bearer x' },
    401,
  ],
  [
    'a session alone',
    'PUT',
    '/api/v1/changes/1/marks',
    '{"seen": true}',
    { Authorization: '', Cookie: 'SESSION' },
    401,
  ],
  [
    'a form',
    'PUT',
    '/api/v1/changes/1/marks',
    'seen=1',
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    415,
  ],
  [
    'JSON that says it is text',
    'PUT',
    '/api/v1/changes/1/marks',
    '{"seen": true}',
    { 'Content-Type': 'text/plain' },
    415,
  ],
  ['no JSON', 'PUT', '/api/v1/changes/1/marks', '{', {}, 400],
  ['another member', 'PUT', '/api/v1/changes/1/marks', '{"sean": true}', {}, 400],
  ['another type', 'PUT', '/api/v1/changes/1/marks', '{"seen": "yes"}', {}, 400],
  ['an endless label', 'PUT', '/api/v1/changes/1/marks', `{"labels": ["${'x'.repeat(61)}"]}`, {}, 422],
  ['a megabyte', 'POST', '/api/v1/changes/1/annotations', `{"text": "${'x'.repeat(1_000_000)}"}`, {}, 413],
  ['an empty text', 'POST', '/api/v1/changes/1/annotations', '{"text": " "}', {}, 422],
  ['a change that there is not', 'PUT', '/api/v1/changes/999999/marks', '{"seen": true}', {}, 404],
  ['another method', 'POST', '/api/v1/changes/1/marks', '{}', {}, 405],
] as const)(
  '%s is refused as a problem, and nothing is kept',
  async (_, method, path, body, headers, status) => {
    const secret = randomBytes(16).toString('hex')
    const token = (await house.archive.listTokens()).find(({ scope }) => scope === 'review')
    await house.archive.openSession({
      digest: secretDigest(secret),
      tokenId: token?.id ?? 0,
      expiresAt: new Date(Date.now() + 60_000),
    })
    const before = await house.archive.changeMarks([1])
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('READ', `Bearer ${secrets.read}`).replace('SESSION', `${sessionCookie}=${secret}`),
      ]),
    )
    const answer = await send(method, path, body, filled)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await house.archive.changeMarks([1])).toEqual(before)
  },
)
