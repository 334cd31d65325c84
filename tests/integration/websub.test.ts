import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import type { Archive } from '../../archive/archive.ts'
import { reviewApp } from '../../review/app.ts'
import { paths } from '../../review/paths.ts'
import { startServer } from '../../review/server.ts'
import { readSource } from '../../workers/discover.ts'
import { temporaryArchive } from '../support/archive.ts'
import { follow } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { reviewDeps } from '../support/review.ts'
import { startSite } from '../support/site.ts'

const never = new AbortController().signal
const day = 24 * 60 * 60 * 1000

/** A hub as the W3C recommendation has it: it asks back whether the subscription is meant, and signs what it sends. */
async function startHub(answer: { status: number; reason?: string } = { status: 202 }) {
  const asked: URLSearchParams[] = []
  const confirmed: { callback: string; secret: string }[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      asked.push(form)
      if (answer.status === 202) await askBack(form)
      response.writeHead(answer.status).end()
    })()
  })
  async function askBack(form: URLSearchParams): Promise<void> {
    const callback = form.get('hub.callback') ?? ''
    const url = new URL(callback)
    const challenge = `challenge-${asked.length}`
    url.searchParams.set('hub.topic', form.get('hub.topic') ?? '')
    if (answer.reason === undefined) {
      url.searchParams.set('hub.mode', 'subscribe')
      url.searchParams.set('hub.challenge', challenge)
      url.searchParams.set('hub.lease_seconds', form.get('hub.lease_seconds') ?? '')
    } else {
      url.searchParams.set('hub.mode', 'denied')
      url.searchParams.set('hub.reason', answer.reason)
    }
    const echoed = await fetch(url)
    const secret = form.get('hub.secret') ?? ''
    if (echoed.ok && (await echoed.text()) === challenge) confirmed.push({ callback, secret })
  }
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    confirmed,
    /** Sends the feed to a subscriber, and resolves with the status of the answer. */
    async publish(callback: string, secret: string, method = 'sha256'): Promise<number> {
      const body = '<feed>news</feed>'
      const hmac = createHmac(method, secret).update(body).digest('hex')
      const headers = { 'content-type': 'application/atom+xml', 'x-hub-signature': `${method}=${hmac}` }
      return (await fetch(callback, { method: 'POST', headers, body })).status
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function atom(hub: string | null, self: string): { body: string } {
  const links = hub === null ? '' : `<link rel="hub" href="${hub}"/>`
  return {
    body: `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>News</title><updated>2026-11-27T12:00:00Z</updated><link rel="self" href="${self}"/>${links}</feed>`,
  }
}

/** A site with a feed, its hub, the review where the hub calls, and a worker that reads the feed. */
async function house(archive: Archive, hub: { url: string }) {
  const stack = new AsyncDisposableStack()
  const clock = { now: new Date() }
  const site = stack.use(await startSite({}))
  site.answers.set('/feed', atom(hub.url, `${site.origin}/feed?format=atom`))
  const review = reviewDeps(archive, { access: 'closed', now: () => clock.now })
  const server = stack.use(await startServer(reviewApp(review), { host: '127.0.0.1', port: 0 }))
  const pipeline = stack.use(
    testPipeline(archive, site.origin, {
      alsoAllow: [hub.url],
      now: () => clock.now,
      hubCallback: (token) => new URL(paths.hub(token), server.url).href,
    }),
  )
  const source = await follow(archive, `${site.origin}/feed`, 'feed')
  return {
    clock,
    site,
    server,
    source,
    read: () => readSource(pipeline.deps, { sourceId: source.id, slot: clock.now.toISOString() }, never),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

test('the hub that a feed announces is asked, confirmed and believed: what it signs makes the feed due at once', async () => {
  await using opened = await temporaryArchive()
  const { archive } = opened
  await using hub = await startHub()
  await using home = await house(archive, hub)
  await home.read()
  expect(hub.asked.map((form) => form.get('hub.mode'))).toEqual(['subscribe'])
  expect(hub.asked[0]?.get('hub.topic')).toBe(`${home.site.origin}/feed?format=atom`)
  const { callback, secret } = present(hub.confirmed[0])
  const kept = present(await archive.findHub(home.source.id))
  expect(kept).toMatchObject({ hub: hub.url, secret, failure: null, toldAt: null })
  expect((kept.confirmedUntil?.getTime() ?? 0) - home.clock.now.getTime()).toBe(10 * day)

  const due = async () => present(await archive.findSource(home.source.id)).nextDueAt
  const planned = await due()
  expect(await hub.publish(callback, secret)).toBe(202)
  // It was read a moment ago.
  expect(await due()).toEqual(planned)
  home.clock.now = new Date(home.clock.now.getTime() + 2 * 60_000)
  expect(await hub.publish(callback, 'somebody else')).toBe(202)
  expect(await due()).toEqual(planned)
  expect(await hub.publish(callback, secret, 'sha1')).toBe(202)
  expect(await due()).toEqual(home.clock.now)
  expect(await archive.findHub(home.source.id)).toMatchObject({ toldAt: home.clock.now })
})

test('a hub is asked again a day before its promise ends, under the same address, and not before', async () => {
  await using opened = await temporaryArchive()
  const { archive } = opened
  await using hub = await startHub()
  await using home = await house(archive, hub)
  await home.read()
  home.clock.now = new Date(home.clock.now.getTime() + 8 * day)
  await home.read()
  expect(hub.asked).toHaveLength(1)
  home.clock.now = new Date(home.clock.now.getTime() + 1.5 * day)
  await home.read()
  expect(hub.asked).toHaveLength(2)
  expect(hub.confirmed[1]).toEqual(hub.confirmed[0])
})

test('a hub that refuses or fails costs nothing but the asking, and is not asked again within the hour', async () => {
  for (const [answer, failure] of [
    [{ status: 500 }, 'the receiver said 500'],
    [{ status: 202, reason: 'not you' }, 'the hub refused: not you'],
  ] as const) {
    await using opened = await temporaryArchive()
    const { archive } = opened
    await using hub = await startHub(answer)
    await using home = await house(archive, hub)
    expect(await home.read()).toEqual({ outcome: 'done' })
    expect(await archive.findHub(home.source.id)).toMatchObject({ failure, confirmedUntil: null })
    expect(await archive.findSource(home.source.id)).toMatchObject({
      failures: 0,
      lastReadAt: home.clock.now,
    })
    home.clock.now = new Date(home.clock.now.getTime() + 30 * 60_000)
    await home.read()
    expect(hub.asked).toHaveLength(1)
    home.clock.now = new Date(home.clock.now.getTime() + 31 * 60_000)
    await home.read()
    expect(hub.asked).toHaveLength(2)
  }
})

test('what nobody asked for is confirmed to no hub and taken from none', async () => {
  await using opened = await temporaryArchive()
  const { archive } = opened
  await using hub = await startHub()
  await using home = await house(archive, hub)
  await home.read()
  const { callback, secret } = present(hub.confirmed[0])
  const ask = async (url: string, query: Record<string, string>) => {
    const asked = new URL(url)
    for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value)
    return (await fetch(asked)).status
  }
  const topic = `${home.site.origin}/feed?format=atom`
  const subscribe = { 'hub.mode': 'subscribe', 'hub.challenge': 'x' }
  expect(await ask(callback, { ...subscribe, 'hub.topic': `${home.site.origin}/other` })).toBe(404)
  expect(await ask(callback, { 'hub.mode': 'unsubscribe', 'hub.topic': topic, 'hub.challenge': 'x' })).toBe(
    404,
  )
  const unknown = new URL(paths.hub('A'.repeat(32)), home.server.url).href
  expect(await ask(unknown, { ...subscribe, 'hub.topic': topic })).toBe(404)
  expect(await hub.publish(unknown, secret)).toBe(410)
  // The feed names its hub no more.
  home.site.answers.set('/feed', atom(null, topic))
  home.clock.now = new Date(home.clock.now.getTime() + 60_000)
  await home.read()
  expect(await archive.findHub(home.source.id)).toBeNull()
  expect(await hub.publish(callback, secret)).toBe(410)
})
