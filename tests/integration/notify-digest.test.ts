import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerEnvelope } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mailer } from '../../pipeline/notify/mailer.ts'
import type { Mailer } from '../../pipeline/notify/mailer.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { minutes, present } from '../support/records.ts'
import { articleWith, base, subscribe, telling } from '../support/telling.ts'
import type { Telling } from '../support/telling.ts'

interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
}

let house: TemporaryArchive
let server: SMTPServer
let mails: Mail[]
let refuse: Error | null
let logins: string[]
let mail: Mailer
let teller: Telling

async function take(
  stream: Readable,
  { mailFrom, rcptTo }: SMTPServerEnvelope,
  callback: (error: Error | null) => void,
): Promise<void> {
  const source = await text(stream)
  if (refuse === null) {
    const from = mailFrom === false ? '' : mailFrom.address
    mails.push({ from, to: rcptTo.map(({ address }) => address), source })
  }
  callback(refuse)
}

beforeEach(async () => {
  mails = []
  refuse = null
  logins = []
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _, callback) {
      logins.push(`${username} ${password}`)
      callback(null, { user: username })
    },
    onData(stream, { envelope }, callback) {
      void take(stream, envelope, callback)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  mail = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'Stet <stet@news.example>' })
  house = await temporaryArchive()
  teller = telling(house.archive, port, { mailer: mail })
})

afterEach(async () => {
  await teller[Symbol.asyncDispose]()
  mail[Symbol.dispose]()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await house[Symbol.asyncDispose]()
})

const morning = {
  kind: 'email',
  target: 'desk@news.example',
  schedule: { cron: '0 7 * * *', timezone: 'UTC' },
} as const

/** The text as a reader's program shows it: quoted-printable decoded. */
function bodyOf({ source }: Mail): string {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').replaceAll('\r\n', '\n')
  if (/^Content-Transfer-Encoding: base64$/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('a digest', () => {
  test('is one letter with all that changed, by article, in plain text', async () => {
    await subscribe(house.archive, { ...morning, dueAt: minutes(30) })
    await articleWith(house.archive, ['12 died there.', '14 died there.', '15 died there.'], 'The toll')
    await articleWith(house.archive, ['Café “Öst” opens.', 'Café “Öst” closes.'], '橋が閉鎖')
    await teller.tell()
    const letter = present(mails[0])
    expect(mails).toHaveLength(1)
    expect(letter).toMatchObject({ from: 'stet@news.example', to: ['desk@news.example'] })
    expect(letter.source).toMatch(/^Subject: Stet: 3 changes \(desk\)\r$/m)
    expect(letter.source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(letter.source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    const body = bodyOf(letter)
    expect(body).toContain('3 changes in 2 articles, until 1 November 2026, 01:00 UTC')
    expect(body).toContain('The toll (The News)\n')
    expect(body).toContain('    - 12 died there.\n    + 14 died there.\n')
    expect(body).toContain('橋が閉鎖')
    expect(body).toContain('    + Café “Öst” closes.')
    expect(body).toContain(`${base}/articles/1/changes/1-2`)
    expect(await house.archive.findSubscription('desk')).toMatchObject({ position: 3, delivered: 3 })
  })

  test('is not sent when nothing changed, and comes at its time', async () => {
    await subscribe(house.archive, { ...morning, dueAt: minutes(30) })
    teller.now = minutes(30)
    await teller.tell()
    expect(mails).toEqual([])
    const { dueAt } = present(await house.archive.findSubscription('desk'))
    expect(dueAt.toISOString()).toMatch(/T07:00:00/)
    expect(dueAt.getTime()).toBeGreaterThan(Date.now())
  })

  test('brings later what a server refused', async () => {
    await subscribe(house.archive, { ...morning, dueAt: minutes(30) })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    refuse = Object.assign(new Error('no room'), { responseCode: 452 })
    await teller.tell()
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      position: 0,
      attempts: 1,
      lastFailure: { code: 'mail-failed', message: 'the mail server said 452' },
    })
    refuse = null
    await articleWith(house.archive, ['A.', 'A and B.'])
    teller.now = minutes(70)
    await teller.tell()
    expect(mails).toHaveLength(1)
    expect(present(mails[0]).source).toContain('Subject: Stet: 2 changes (desk)')
  })

  test('of more than a hundred changes says how many more there are, and where', async () => {
    await subscribe(house.archive, { ...morning, dueAt: minutes(30) })
    await articleWith(
      house.archive,
      Array.from({ length: 104 }, (_, index) => `There were ${index} votes.`),
    )
    teller.now = minutes(200)
    await teller.tell()
    const body = bodyOf(present(mails[0]))
    expect(body).toContain('103 changes in')
    expect(body).toContain(`And 3 more:\n${base}/?&after=0`)
    expect(await house.archive.findSubscription('desk')).toMatchObject({ position: 103, delivered: 103 })
  })

  test('without a mail server says so, and waits', async () => {
    await subscribe(house.archive, { ...morning, dueAt: minutes(30) })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    await using without = telling(house.archive, 1)
    await without.tell()
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      position: 0,
      lastFailure: { code: 'settings-invalid', message: 'SMTP_URL names no mail server' },
    })
  })

  test('cannot be made to carry a header by a headline or a name', async () => {
    await subscribe(house.archive, { ...morning, name: 'desk\r\nBcc: all@evil.example', dueAt: minutes(30) })
    await articleWith(house.archive, ['One.', 'Two of them.'], 'Hot\r\nBcc: all@evil.example')
    await teller.tell()
    expect(present(mails[0]).to).toEqual(['desk@news.example'])
    const [head = ''] = present(mails[0]).source.split('\r\n\r\n')
    expect(head).not.toMatch(/^Bcc:/im)
  })
})

test('a password is not sent to another machine in the clear', async () => {
  const { port } = server.server.address() as AddressInfo
  // This machine under a name by which it does not know itself.
  using careful = mailer({ url: `smtp://user:secret@[::ffff:127.0.0.1]:${port}`, from: 'stet@news.example' })
  const failure = await careful.send({ subject: 's', text: 't', to: 'a@b.example', id: '1' })
  expect(failure?.code).toBe('mail-failed')
  using here = mailer({ url: `smtp://user:secret@127.0.0.1:${port}`, from: 'stet@news.example' })
  expect(await here.send({ subject: 's', text: 't', to: 'a@b.example', id: '2' })).toBeNull()
  expect(logins).toEqual(['user secret'])
})
