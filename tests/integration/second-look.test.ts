import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import { temporaryArchive } from '../support/archive.ts'
import { findings } from '../support/findings.ts'
import { followArticle } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const pageOf = (state: string): string =>
  articlePage('Harbour closed', [
    ...[1, 2, 3].map(paragraph),
    `The harbour master said ${state} on Thursday.`,
  ])

/** A server that shows what it is told to, and remembers how it was asked. */
async function startPress() {
  const press = { state: 'A', requests: [] as { port: number; headers: NodeJS.Dict<string | string[]> }[] }
  const server = createServer((request, response) => {
    press.requests.push({ port: request.socket.remotePort ?? 0, headers: request.headers })
    response.writeHead(200, { 'content-type': 'text/html', etag: `"${press.state}"` })
    response.end(pageOf(press.state))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return Object.assign(press, {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

async function watched(secondLookMs = 60_000) {
  const stack = new AsyncDisposableStack()
  const { archive } = stack.use(await temporaryArchive({ keyOf: urlKey }))
  const press = stack.use(await startPress())
  const clock = { now: new Date() }
  const pipeline = stack.use(testPipeline(archive, press.origin, { now: () => clock.now, secondLookMs }))
  const { id, url } = await followArticle(archive, `${press.origin}/2026/harbour`)
  const look = async (state: string, minutesLater = 1) => {
    press.state = state
    clock.now = new Date(clock.now.getTime() + minutesLater * 60_000)
    await capture(
      pipeline.deps,
      { articleId: id, url, slot: `manual-${randomUUID()}` },
      new AbortController().signal,
    )
    const { nextDueAt } = present(await archive.findArticle(id))
    return ((nextDueAt?.getTime() ?? 0) - clock.now.getTime()) / 60_000
  }
  return {
    archive,
    press,
    look,
    looks: async (states: string) => {
      for (const state of states) await look(state)
    },
    /** What was told, and what was not and why, each as the place in the history that it led to. */
    told: async () => (await archive.changes(id)).map(({ ordinal }) => ordinal),
    untold: async () => (await archive.untoldChanges(id)).map(({ ordinal, standing }) => [ordinal, standing]),
    sightings: async () => (await archive.sightings(id)).map(({ version }) => version),
    findings: () => findings(archive),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

test('a change is told when a second look finds it, on a connection of its own, without validators', async () => {
  await using article = await watched()
  await article.look('A')
  expect(await article.look('B', 60)).toBe(1)
  expect([await article.told(), await article.untold()]).toEqual([[], [[2, 'waiting']]])
  expect(await article.findings()).toEqual([])
  expect(await article.look('B')).toBeGreaterThan(1)
  expect([await article.told(), await article.untold()]).toEqual([[2], []])
  expect(await article.findings()).toEqual([])
  await article.look('B')
  const [, first, second, third] = article.press.requests.slice(-4)
  expect(first?.headers).toMatchObject({ 'if-none-match': '"A"' })
  expect(second?.headers).toMatchObject({ 'cache-control': 'no-cache' })
  expect(second?.headers).not.toHaveProperty('if-none-match')
  expect(second?.port).not.toBe(first?.port)
  expect(third?.headers).toMatchObject({ 'if-none-match': '"B"' })
})

test('what is gone again at the second look is kept in the history, and nobody is told', async () => {
  await using article = await watched()
  await article.looks('AABA')
  expect([await article.told(), await article.untold()]).toEqual([
    [],
    [
      [2, 'waiting'],
      [3, 'waiting'],
    ],
  ])
  await article.looks('A')
  expect([await article.told(), await article.untold()]).toEqual([
    [],
    [
      [2, 'fleeting'],
      [3, 'fleeting'],
    ],
  ])
  expect(await article.sightings()).toEqual([1, 2, 1])
  expect(await article.findings()).toEqual([])
})

test('an article that shows something new at each look is told of all the same, in order', async () => {
  await using article = await watched()
  await article.looks('ABCDEFGH')
  expect(await article.told()).toEqual([2, 3, 4, 5])
  expect(await article.untold()).toEqual([
    [6, 'waiting'],
    [7, 'waiting'],
    [8, 'waiting'],
  ])
  await article.looks('H')
  expect(await article.told()).toEqual([2, 3, 4, 5, 6, 7, 8])
})

test('of two states that take turns the first is told and two returns, and no more until something new comes', async () => {
  await using article = await watched()
  await article.looks('AA')
  for (let turn = 0; turn < 50; turn += 1) await article.looks(turn % 2 === 0 ? 'BB' : 'AA')
  expect(await article.told()).toEqual([2, 3, 4])
  const untold = await article.untold()
  expect(untold).toHaveLength(47)
  expect(new Set(untold.map(([, standing]) => standing))).toEqual(new Set(['alternating']))
  await article.looks('CC')
  expect(await article.told()).toEqual([2, 3, 4, 52])
  expect(await article.findings()).toEqual([])
}, 60_000)

test('without a second look each change is told at once', async () => {
  await using article = await watched(0)
  await article.looks('ABA')
  expect([await article.told(), await article.untold()]).toEqual([[2, 3], []])
})

test('a second look that comes to nothing leaves the change waiting', async () => {
  await using article = await watched()
  await article.looks('AB')
  await article.press[Symbol.asyncDispose]()
  await article.look('B')
  expect(await article.untold()).toEqual([[2, 'waiting']])
})

test('stet check says that a change waits, and the next one tells of it', async () => {
  await using press = await startPress()
  await using dir = await temporaryDirectory()
  const env = {
    FETCH_ALLOW_ADDRESSES: new URL(press.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    SECOND_LOOK_MS: '60000',
  }
  const run = async (...args: string[]) => (await stet([...args, '--data', dir.path], { env })).stdout
  const url = `${press.origin}/2026/harbour`
  await run('add', url, '--kind', 'page')
  await run('check', url)
  press.state = 'B'
  expect(await run('check', url)).toMatch(
    /changed, version 2 .*\n {2}seen once so far: told when a second look finds it again/,
  )
  expect(await run('inbox', '--json')).not.toContain('harbour')
  expect(await run('history', url)).toContain('seen once so far')
  expect(await run('diff', url)).toContain('[-A-]')
  expect(await run('check', url)).toContain('unchanged')
  expect(await run('inbox', '--json')).toContain('harbour')
}, 60_000)
