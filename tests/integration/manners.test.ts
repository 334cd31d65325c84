import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import { temporaryArchive } from '../support/archive.ts'
import { follow, followArticle } from '../support/follow.ts'
import { freePort } from '../support/free-port.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'

const never = new AbortController().signal
const page = { body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) }

async function articlesOf(
  archive: Archive,
  origin: string,
  budgetPerHour: number,
): Promise<readonly Article[]> {
  const { id, cron, timezone } = await follow(archive, `${origin}/feed`, 'feed')
  const nextDueAt = new Date(Date.now() + 3_600_000)
  await archive.editSource(id, {
    title: null,
    cron,
    timezone,
    include: null,
    exclude: null,
    budgetPerHour,
    nextDueAt,
  })
  const urls = ['/a', '/b', '/c'].map((path) => origin + path)
  const { created } = await archive.recordReading({
    sourceId: id,
    readAt: new Date(),
    nextDueAt,
    title: null,
    validators: { etag: null, lastModified: null },
    candidates: urls.map((url) => ({
      url,
      key: urlKey(url),
      headline: null,
      publishedAt: null,
      modifiedAt: null,
    })),
  })
  return Promise.all(created.map(async ({ id: article }) => present(await archive.findArticle(article))))
}

test('the articles of a source take no more captures an hour than its budget; what is asked for by hand is taken', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({ '/a': page, '/b': page, '/c': page })
  await using pipeline = testPipeline(archive, site.origin)
  const [a, b, c] = (await articlesOf(archive, site.origin, 20)).map((article) => ({
    articleId: article.id,
    url: article.url,
    slot: present(article.nextDueAt).toISOString(),
  }))
  expect(await capture(pipeline.deps, present(a), never)).toEqual({ outcome: 'done' })
  const waits = [
    await capture(pipeline.deps, present(b), never),
    await capture(pipeline.deps, present(c), never),
  ]
  const minutesAway = waits.map((wait) =>
    wait.outcome === 'later' ? (wait.at.getTime() - Date.now()) / 60_000 : 0,
  )
  // 20 an hour are three minutes apart, and those who wait are given times of their own.
  expect(minutesAway[0]).toBeGreaterThan(2.5)
  expect(minutesAway[1]).toBeGreaterThan((minutesAway[0] ?? 0) + 2.5)
  expect(pipeline.captures).toHaveLength(1)
  await capture(pipeline.deps, { ...present(b), slot: `manual-${randomUUID()}` }, never)
  expect(pipeline.captures).toHaveLength(2)
})

test('a host that gives no answer is left alone after five attempts, and asked again later', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  const origin = `http://127.0.0.1:${await freePort()}`
  const clock = { now: new Date() }
  await using pipeline = testPipeline(archive, origin, { now: () => clock.now })
  const { id, url } = await followArticle(archive, `${origin}/2026/story`)
  const robots = {
    check: () => Promise.resolve({ allowed: true, reason: 'rules', crawlDelayMs: null } as const),
  }
  const attempt = () =>
    capture({ ...pipeline.deps, robots }, { articleId: id, url, slot: `manual-${randomUUID()}` }, never)
  for (let count = 0; count < 5; count += 1) expect(await attempt()).toEqual({ outcome: 'done' })
  const refused = await attempt()
  expect(refused).toMatchObject({ outcome: 'later' })
  expect(pipeline.captures.map(({ failure }) => failure?.code)).toEqual(Array(5).fill('connection-failed'))
  expect(await archive.hostState(new URL(url).host, clock.now)).toMatchObject({ failures: 5 })
  clock.now = new Date(clock.now.getTime() + 61_000)
  expect(await attempt()).toEqual({ outcome: 'done' })
  expect(await archive.hostState(new URL(url).host, clock.now)).toMatchObject({ failures: 6 })
})

test('a page whose publisher is against copies is kept with a note, or not at all, as the house decides', async () => {
  const reserved = { ...page, headers: { 'x-robots-tag': 'noarchive' } }
  for (const policy of ['keep', 'refuse'] as const) {
    await using opened = await temporaryArchive({ keyOf: urlKey })
    const { archive } = opened
    await using site = await startSite({ '/2026/story': reserved })
    await using pipeline = testPipeline(archive, site.origin, { reserved: policy })
    const { id, url } = await followArticle(archive, `${site.origin}/2026/story`)
    await capture(pipeline.deps, { articleId: id, url, slot: 'manual-1' }, never)
    const [taken] = (await archive.captures(id, { limit: 1 })).items
    const body = await archive.readBody(present(taken).id)
    expect([policy, taken?.version, taken?.outcome, taken?.failure?.code, body === null]).toEqual(
      policy === 'keep'
        ? ['keep', 1, 'new', undefined, false]
        : ['refuse', null, 'blocked', 'publisher-reserved', true],
    )
    const note = policy === 'keep' ? [{ name: 'reserved', evidence: 'x-robots-tag: noarchive' }] : undefined
    expect(taken?.quality?.signals).toEqual(note)
  }
})

test('robots.txt is asked for in the turn of its host: two processes that know nothing of it yet ask one after the other', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  const serving = { now: 0, most: 0, paths: [] as string[] }
  await using site = await startSlowSite(serving)
  await using one = testPipeline(archive, site.origin)
  await using other = testPipeline(archive, site.origin)
  const articles = await articlesOf(archive, site.origin, 1_000)
  const manners = { delayMs: 0, connections: 1 }
  await Promise.all(
    articles.map(async ({ id, url }, index) => {
      const { deps } = index === 0 ? one : other
      const job = { articleId: id, url, slot: 'manual-1' }
      // A job whose host is busy comes back, as it would from the queue.
      while ((await capture({ ...deps, manners }, job, never)).outcome === 'later') await sleep(50)
    }),
  )
  expect(serving.paths.toSorted()).toEqual(['/a', '/b', '/c', '/robots.txt', '/robots.txt'])
  expect(serving.most).toBe(1)
  expect([...one.captures, ...other.captures].map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new'])
})

/** Takes its time for each answer, and counts how many it is giving. */
async function startSlowSite(serving: { now: number; most: number; paths: string[] }) {
  const server = createServer((request, response) => {
    serving.now += 1
    serving.most = Math.max(serving.most, serving.now)
    serving.paths.push(request.url ?? '')
    response.once('close', () => (serving.now -= 1))
    setTimeout(() => {
      const isPage = request.url !== '/robots.txt'
      const headline = `Harbour closed${request.url ?? ''}`
      response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' })
      response.end(isPage ? articlePage(headline, [1, 2, 3].map(paragraph)) : '')
    }, 100)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
