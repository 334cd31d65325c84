import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretText } from '../../pipeline/notify/sign.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { receiver } from '../support/receiver.ts'
import type { Received, Receiver } from '../support/receiver.ts'
import { present } from '../support/records.ts'
import { articleWith, base, secret, subscribe, telling } from '../support/telling.ts'
import type { Telling } from '../support/telling.ts'

let house: TemporaryArchive
let hook: Receiver
let teller: Telling

beforeEach(async () => {
  house = await temporaryArchive()
  hook = await receiver()
  teller = telling(house.archive, hook.port)
  // Receivers check that a message is of now, by their own clock.
  teller.now = new Date()
})

afterEach(async () => {
  await teller[Symbol.asyncDispose]()
  await hook[Symbol.asyncDispose]()
  await house[Symbol.asyncDispose]()
})

interface Payload {
  readonly type: string
  readonly data: { readonly sequence: number } & Record<string, unknown>
}

/** As an independent implementation of the standard reads it; throws when the signature does not hold. */
function verified({ headers, body }: Received, key: Uint8Array = secret): Payload {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the assertions then look at
  return new Webhook(secretText(key)).verify(body, headers as Record<string, string>) as Payload
}

const sequences = () => hook.received.map((message) => verified(message).data.sequence)
const ids = () => hook.received.map(({ headers }) => headers['webhook-id'])
const later = (ms: number) => {
  teller.now = new Date(teller.now.getTime() + ms)
}

describe('a webhook', () => {
  test('gets a signed message for each change, in order, once', async () => {
    await subscribe(house.archive, { target: hook.url, authorization: 'Bearer abc' })
    const url = await articleWith(house.archive, [
      '12 died there.',
      '14 died there.',
      '15 died there, we hear.',
    ])
    await teller.tell()
    expect(sequences()).toEqual([1, 2])
    expect(new Set(ids()).size).toBe(2)
    expect(hook.received[0]?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'content-type': 'application/json',
    })
    expect(verified(present(hook.received[0]))).toMatchObject({
      type: 'change.recorded',
      data: {
        sequence: 1,
        article: { url, headline: 'The toll' },
        source: { title: 'The News', url: `${url}/feed` },
        from: 1,
        to: 2,
        kinds: expect.arrayContaining(['number']),
        edits: [{ op: 'edited', before: '12 died there.', after: '14 died there.' }],
        editsOmitted: 0,
        links: { change: `${base}/articles/1/changes/1-2`, article: `${base}/articles/1` },
      },
    })
    expect(await teller.tell()).toBe(0)
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      position: 2,
      delivered: 2,
      lastFailure: null,
    })
  })

  test('gets only what its filter lets through, and passes over the rest', async () => {
    await subscribe(house.archive, { target: hook.url, filter: 'q=Smith&in=removed' })
    await articleWith(house.archive, ['Mr Smith said so.', 'Mr Jones said so.', 'Mr Brown said so.'])
    await teller.tell()
    expect(sequences()).toEqual([1])
    expect(await house.archive.findSubscription('desk')).toMatchObject({ position: 2 })
    expect(await teller.tell()).toBe(0)
  })

  test('is sent a failed message again under the same id, and nothing overtakes it', async () => {
    await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.', 'Three of them.'])
    hook.answer = (response) => response.writeHead(500).end()
    await teller.tell()
    expect(ids()).toHaveLength(1)
    expect(await house.archive.findSubscription('desk')).toMatchObject({ attempts: 1, position: 0 })
    later(4_000)
    expect(await teller.tell()).toBe(0)
    later(2_000)
    hook.answer = (response) => response.writeHead(200).end()
    await teller.tell()
    expect(sequences()).toEqual([1, 1, 2])
    expect(ids()[1]).toBe(ids()[0])
    expect(hook.received[1]?.body).toBe(hook.received[0]?.body)
  })

  test('says when to come back, and is believed', async () => {
    await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    hook.answer = (response) => response.writeHead(429, { 'Retry-After': '600' }).end()
    await teller.tell()
    later(599_000)
    expect(await teller.tell()).toBe(0)
    later(1_000)
    expect(await teller.tell()).toBe(1)
  })

  test('that fails eight times within a day leaves the message, which is kept and sent again when asked', async () => {
    const { id } = await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.', 'Three of them.'])
    hook.answer = (response) => response.writeHead(hook.received.length > 8 ? 204 : 500).end()
    const began = teller.now.getTime()
    for (let attempt = 1; attempt < 8; attempt += 1) {
      await teller.tell()
      expect(hook.received).toHaveLength(attempt)
      teller.now = present(await house.archive.findSubscription('desk')).dueAt
    }
    expect(teller.now.getTime() - began).toBe(24 * 3_600_000)
    await teller.tell()
    expect(await house.archive.deadLetters(id, 9)).toMatchObject([
      { changeId: 1, failure: { code: 'http-error' } },
    ])
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      status: 'active',
      position: 2,
      deadLetters: 1,
    })
    await house.archive.resendDeadLetters(id, teller.now)
    await teller.tell()
    expect(await house.archive.deadLetters(id, 9)).toEqual([])
    expect(ids().at(-1)).toBe(ids()[0])
  })

  test('that has lost three messages one after another is paused, and misses nothing when it goes on', async () => {
    const { id } = await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, [
      'One.',
      'Two of them.',
      'Three of them.',
      'Four of them.',
      'Five of them.',
    ])
    hook.answer = (response) => response.writeHead(503).end()
    for (let turn = 0; turn < 40; turn += 1) {
      await teller.tell()
      const { status, dueAt } = present(await house.archive.findSubscription('desk'))
      if (status === 'paused') break
      teller.now = dueAt
    }
    const paused = present(await house.archive.findSubscription('desk'))
    expect(paused).toMatchObject({ status: 'paused', position: 3, deadLetters: 3 })
    expect(paused.pausedBecause).toBe('3 messages in a row did not arrive, the last: the receiver said 503')
    expect(hook.received).toHaveLength(24)
    hook.answer = (response) => response.writeHead(204).end()
    await house.archive.setSubscriptionStatus(id, 'active', teller.now)
    await teller.tell()
    expect(verifiedLater(hook.received.at(-1)).data.sequence).toBe(4)
  })

  test('that says 410 wants no more', async () => {
    await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    hook.answer = (response) => response.writeHead(410).end()
    await teller.tell()
    expect(await house.archive.findSubscription('desk')).toMatchObject({
      status: 'paused',
      pausedBecause: 'the receiver said 410: it wants no more messages',
      position: 0,
    })
  })

  test('is not followed to where it redirects', async () => {
    await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    hook.answer = (response) => response.writeHead(307, { Location: `${hook.url}/elsewhere` }).end()
    await teller.tell()
    expect(hook.received).toHaveLength(1)
    const { lastFailure } = present(await house.archive.findSubscription('desk'))
    expect(lastFailure?.message).toBe('the receiver said 307: messages follow no redirects')
  })

  test('on a private address is refused, and the reason does not say what is there', async () => {
    await subscribe(house.archive, { target: 'http://10.0.0.1/hook' })
    await articleWith(house.archive, ['One.', 'Two of them.'])
    await teller.tell()
    const { lastFailure } = present(await house.archive.findSubscription('desk'))
    expect(lastFailure).toMatchObject({
      code: 'address-refused',
      message: 'the address of this host is not allowed',
    })
  })

  test('whose secret is changed is signed for with both for a while', async () => {
    const { id } = await subscribe(house.archive, { target: hook.url })
    const fresh = new Uint8Array(randomBytes(32))
    await house.archive.rotateSubscriptionSecret(id, fresh, new Date(teller.now.getTime() + 1_000))
    await articleWith(house.archive, ['One.', 'Two of them.', 'Three of them.'])
    await teller.tell()
    expect(verified(present(hook.received[0]), fresh).data.sequence).toBe(1)
    expect(verified(present(hook.received[0]), secret).data.sequence).toBe(1)
    later(2_000)
    await articleWith(house.archive, ['A.', 'A and B.'])
    await teller.tell()
    const last = present(hook.received.at(-1))
    expect(verified(last, fresh).data.sequence).toBe(3)
    expect(() => verified(last, secret)).toThrow('No matching signature found')
  })

  test('is told again from where it is set back to, under the same ids', async () => {
    const { id } = await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.', 'Three of them.'])
    await teller.tell()
    await house.archive.moveSubscription(id, 1, teller.now)
    await teller.tell()
    expect(sequences()).toEqual([1, 2, 2])
    expect(ids()[2]).toBe(ids()[1])
  })

  test('gets the last message again after a crash between sending and recording, and none is lost', async () => {
    await subscribe(house.archive, { target: hook.url })
    await articleWith(house.archive, ['One.', 'Two of them.', 'Three of them.'])
    await using crashing = telling(house.archive, hook.port, {
      failpoint: () => {
        throw new Error('killed')
      },
    })
    crashing.now = teller.now
    await expect(crashing.tell()).rejects.toThrow('killed')
    await teller.tell()
    expect(sequences()).toEqual([1, 1, 2])
    expect(ids()[1]).toBe(ids()[0])
  })

  test('paused, is told nothing; a removed one never', async () => {
    const { id } = await subscribe(house.archive, { target: hook.url })
    await house.archive.setSubscriptionStatus(id, 'paused', teller.now)
    await articleWith(house.archive, ['One.', 'Two of them.'])
    expect(await teller.tell()).toBe(0)
    await house.archive.setSubscriptionStatus(id, 'removed', teller.now)
    expect(await teller.tell()).toBe(0)
    expect(hook.received).toEqual([])
  })
})

/** Without the check of its time: it was sent on a day that has not come. */
function verifiedLater(message: Received | undefined): Payload {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the assertion then looks at
  return JSON.parse(present(message).body) as Payload
}
