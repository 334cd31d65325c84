import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { subscribe } from '../../../cli/subscribe.ts'
import { secretDigest } from '../../../review/access/reader.ts'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { minutes, present } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { articleWith } from '../../support/telling.ts'

let house: TemporaryArchive
let secret: string
const origin = 'https://stet.example'

beforeEach(async () => {
  house = await temporaryArchive()
  secret = randomBytes(32).toString('base64url')
  const draft = { name: 'chief', scope: 'admin', createdAt: minutes(0), expiresAt: null } as const
  await house.archive.addToken({ ...draft, digest: secretDigest(secret) })
})
afterEach(() => house?.[Symbol.asyncDispose]())

const settings = { SMTP_URL: undefined, SOURCE_TIMEZONE: 'UTC' }

function ask(path: string, fields?: Record<string, string>): Promise<Response> {
  const deps = reviewDeps(house.archive, { subscribe: (wish) => subscribe(house.archive, settings, wish) })
  const headers = { Authorization: `Bearer ${secret}`, Origin: origin }
  const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
  return Promise.resolve(
    reviewApp(deps).request(
      `${origin}${path}`,
      fields === undefined
        ? { headers }
        : { method: 'POST', headers: form, body: new URLSearchParams(fields).toString() },
    ),
  )
}

const page = async (answer: Response | Promise<Response>) => textOfHtml(await (await answer).text())

describe('the page of subscriptions', () => {
  test('is for who has the scope admin', async () => {
    const app = reviewApp(reviewDeps(house.archive))
    expect((await app.request(`${origin}/subscriptions`)).status).toBe(401)
    expect(await page(ask('/subscriptions'))).toContain('Nobody is told of changes yet.')
  })

  test('adds one with the filter of a feed, and shows its secret once', async () => {
    const inbox = await (await ask('/?kind=number')).text()
    const href = present(/href="(\/subscriptions\?[^"]+)"/.exec(inbox)?.[1]).replaceAll('&amp;', '&')
    expect(await (await ask(href)).text()).toContain('value="kind=number"')
    const made = await ask('/subscriptions/add', {
      name: 'desk',
      target: 'https://hook.example/SECRET-PATH',
      filter: 'kind=number',
      format: 'standard',
    })
    expect(made.status).toBe(200)
    expect(made.headers.get('Cache-Control')).toBe('no-store')
    const text = await made.text()
    expect(text).toMatch(/whsec_[A-Za-z0-9+/]{43}=/)
    expect(text).not.toContain('SECRET-PATH')
    const later = await (await ask('/subscriptions')).text()
    expect(later).not.toMatch(/whsec_/)
    expect(textOfHtml(later)).toContain('hook.example, Standard Webhooks (JSON)')
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      filter: 'kind=number',
      status: 'active',
    })
  })

  test('says what is wrong, and keeps what was typed', async () => {
    const answer = await ask('/subscriptions/add', {
      name: '<b>desk',
      target: 'ftp://hook.example/"x',
      filter: 'kind=number',
      format: 'slack',
      template: '{headline}',
    })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('value="&lt;b&gt;desk"')
    expect(text).toContain('value="ftp://hook.example/&quot;x"')
    expect(text).toMatch(/<details class="fold"\s+open>/)
    expect(textOfHtml(text)).toContain('url-scheme only http and https URLs are fetched')
    const mail = ask('/subscriptions/add', { name: 'a', target: 'desk@news.example' })
    expect(await page(mail)).toContain('Set SMTP_URL and MAIL_FROM')
  })

  test('shows what fails first, what did not arrive, and sends it again', async () => {
    await ask('/subscriptions/add', { name: 'fine', target: 'https://hook.example/', filter: '' })
    await ask('/subscriptions/add', { name: 'broken', target: 'https://other.example/', filter: '' })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    const { id } = present(await house.archive.findSubscription('broken'))
    const claim = present(await house.archive.claimSubscription(id, new Date()))
    const failure = { code: 'http-error', message: 'the receiver said <500>' } as const
    await house.archive.recordDelivery(
      claim,
      { type: 'dead', changeId: 1, failure, pause: 'down & out' },
      minutes(5),
    )
    await house.archive.releaseSubscription(claim)
    const html = await (await ask('/subscriptions')).text()
    const text = textOfHtml(html)
    expect(text.indexOf('broken')).toBeLessThan(text.indexOf('fine'))
    expect(text).toContain('Paused: down & out')
    expect(text).toContain('1 message given up')
    expect(text).toMatch(/Change 1, .*: the receiver said <500>/)
    expect(text).toContain('0 changes; 1 to look through')
    expect((await ask('/subscriptions/resend', { name: 'broken' })).status).toBe(303)
    expect((await ask('/subscriptions/status', { name: 'broken', status: 'active' })).status).toBe(303)
    const again = present(await house.archive.claimSubscription(id, minutes(2_000_000)))
    expect(await house.archive.lettersAgain(again, 9)).toEqual([1])
    expect(await house.archive.findSubscription('broken')).toMatchObject({
      status: 'active',
      pausedBecause: null,
    })
  })

  test('pauses and ends one, and knows no other', async () => {
    await ask('/subscriptions/add', { name: 'desk', target: 'https://hook.example/', filter: '' })
    await ask('/subscriptions/status', { name: 'desk', status: 'paused' })
    expect(await house.archive.findSubscription('desk')).toMatchObject({ status: 'paused' })
    await ask('/subscriptions/status', { name: 'desk', status: 'removed' })
    expect(await house.archive.findSubscription('desk')).toBeNull()
    expect((await ask('/subscriptions/status', { name: 'desk', status: 'active' })).status).toBe(404)
    expect((await ask('/subscriptions/resend', { name: 'nobody' })).status).toBe(404)
  })
})
