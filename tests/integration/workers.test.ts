import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Article } from '../../model/article.ts'
import { limits } from '../../model/limits.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import { readSource } from '../../workers/discover.ts'
import { temporaryArchive } from '../support/archive.ts'
import { findings } from '../support/findings.ts'
import { follow, followArticle } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'

const never = new AbortController().signal
const manual = (): string => `manual-${randomUUID()}`
const page = (...numbers: number[]) => ({ body: articlePage('Harbour closed', numbers.map(paragraph)) })

test('a head whose stored content is damaged stops no capture: each is kept, and says why it is no version', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive, pool } = opened
  await using site = await startSite({ '/story': page(1, 2, 3) })
  await using pipeline = testPipeline(archive, site.origin)
  const article = await followArticle(archive, `${site.origin}/story`)
  const job = () => ({ articleId: article.id, url: article.url, slot: manual() })
  await capture(pipeline.deps, job(), never)
  await pool.query('alter table versions disable trigger versions_immutable')
  await pool.query(`update versions set content = '{"damaged":true}'`)
  site.answers.set('/story', page(1, 2, 4))
  for (let count = 0; count < 7; count += 1) await capture(pipeline.deps, job(), never)
  expect(pipeline.captures.map(({ outcome }) => outcome)).toEqual(['new', ...Array(7).fill('failed')])
  expect(new Set(pipeline.captures.slice(1).map(({ failure }) => failure?.code))).toEqual(
    new Set(['archive-damaged']),
  )
  expect(await archive.findArticle(article.id)).toMatchObject({ status: 'active', captures: 8, versions: 1 })
  expect(await archive.pendingCapture(article.id)).toBeNull()
})

test('a stored body that is damaged before it was derived is given up, and the article goes on', async () => {
  await using opened = await temporaryArchive({
    keyOf: urlKey,
    failpoint: (name) => {
      if (name === 'capture.stored' && crash.armed) throw new Error('crash')
    },
  })
  const crash = { armed: true }
  const { archive, pool } = opened
  await using site = await startSite({ '/story': page(1, 2, 3) })
  await using pipeline = testPipeline(archive, site.origin)
  const article = await followArticle(archive, `${site.origin}/story`)
  const job = () => ({ articleId: article.id, url: article.url, slot: manual() })
  await expect(capture(pipeline.deps, job(), never)).rejects.toThrow('crash')
  crash.armed = false
  await pool.query('alter table blobs disable trigger blobs_immutable')
  await pool.query('update blobs set stored = $1', [Buffer.from('damage')])
  site.answers.set('/story', page(1, 2, 4))
  await capture(pipeline.deps, job(), never)
  expect(pipeline.captures).toMatchObject([
    { outcome: 'failed', failure: { code: 'archive-damaged' } },
    { outcome: 'new', commit: { outcome: 'first' } },
  ])
})

test('an attempt that ends in a bug again and again puts the article aside, and says so', async () => {
  await using opened = await temporaryArchive({
    keyOf: urlKey,
    failpoint: (name) => {
      if (name === 'commit.in-transaction') throw new Error('a bug')
    },
  })
  const { archive } = opened
  await using site = await startSite({ '/story': page(1, 2, 3) })
  await using pipeline = testPipeline(archive, site.origin)
  const article = await followArticle(archive, `${site.origin}/story`)
  const slot = present(article.nextDueAt).toISOString()
  const attempt = () => capture(pipeline.deps, { articleId: article.id, url: article.url, slot }, never)
  for (let count = 0; count < 5; count += 1) await expect(attempt()).rejects.toThrow('a bug')
  await expect(attempt()).rejects.toMatchObject({ code: 'capture-poisoned' })
  expect(await archive.findArticle(article.id)).toMatchObject({
    status: 'quarantined',
    captures: 2,
    setAside: expect.stringContaining('the last: a bug'),
  })
  expect(await findings(archive)).toEqual([])
})

test('a job that waited in the queue while its source was paused or its article captured asks nobody', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({ '/story': page(1, 2, 3) })
  await using pipeline = testPipeline(archive, site.origin)
  const article = await followArticle(archive, `${site.origin}/story`)
  const slot = present(article.nextDueAt).toISOString()
  const job = { articleId: article.id, url: article.url, slot }
  const asked = () => site.requests.filter(({ path }) => path === '/story').length
  await archive.setSourceStatus(article.sourceId, 'paused', new Date())
  expect(await capture(pipeline.deps, job, never)).toEqual({ outcome: 'done' })
  expect(asked()).toBe(0)
  await archive.setSourceStatus(article.sourceId, 'active', new Date())
  await capture(pipeline.deps, { ...job, slot: manual() }, never)
  expect(await capture(pipeline.deps, job, never)).toEqual({ outcome: 'done' })
  expect(asked()).toBe(1)
})

test('articles and sources of one host wait for each other, and no turn is lost', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({
    '/1': page(1, 2, 3),
    '/2': page(4, 5, 6),
    '/feed': {
      headers: { 'content-type': 'application/rss+xml' },
      body: '<rss version="2.0"><channel><title>F</title></channel></rss>',
    },
  })
  await using pipeline = testPipeline(archive, site.origin, { delayMs: 200 })
  const [one, two] = [
    await followArticle(archive, `${site.origin}/1`),
    await followArticle(archive, `${site.origin}/2`),
  ]
  const feed = await follow(archive, `${site.origin}/feed`, 'feed')
  const job = ({ id, url }: Article) => ({ articleId: id, url, slot: manual() })
  expect(await capture(pipeline.deps, job(one), never)).toEqual({ outcome: 'done' })
  expect(await readSource(pipeline.deps, { sourceId: feed.id, slot: manual() }, never)).toEqual({
    outcome: 'done',
  })
  expect(await capture(pipeline.deps, job(two), never)).toEqual({ outcome: 'done' })
  const times = site.requests.filter(({ path }) => path !== '/robots.txt').map(({ at }) => at)
  expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/1', '/feed', '/2'])
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
  // The archive's clock has whole milliseconds, and a request takes its way.
  expect(Math.min(...gaps)).toBeGreaterThan(180)
})

test('a feed that asks for peace has it, for its articles too', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({
    '/story': page(1, 2, 3),
    '/feed': { status: 503, headers: { 'retry-after': '3600' } },
  })
  await using pipeline = testPipeline(archive, site.origin)
  const article = await followArticle(archive, `${site.origin}/story`)
  const feed = await follow(archive, `${site.origin}/feed`, 'feed')
  expect(await readSource(pipeline.deps, { sourceId: feed.id, slot: manual() }, never)).toEqual({
    outcome: 'done',
  })
  expect(pipeline.readings).toMatchObject([{ failure: { code: 'http-error' } }])
  const later = await capture(
    pipeline.deps,
    { articleId: article.id, url: article.url, slot: manual() },
    never,
  )
  expect(later.outcome).toBe('later')
  expect(await readSource(pipeline.deps, { sourceId: feed.id, slot: manual() }, never)).toMatchObject({
    outcome: 'later',
  })
  expect(site.requests.map(({ path }) => path)).not.toContain('/story')
  const now = new Date()
  expect(await archive.remaining({ sources: now, articles: now }, now)).toMatchObject({
    articles: 0,
    quiet: 1,
  })
})

test('a sitemap of an index that cannot be read is skipped and named; the others count', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({})
  const xml = { 'content-type': 'application/xml' }
  const index = (...names: string[]) =>
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${names.map((name) => `<sitemap><loc>${site.origin}/${name}</loc></sitemap>`).join('')}</sitemapindex>`
  const list = (name: string) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site.origin}/2026/11/${name}</loc></url></urlset>`
  site.answers.set('/index.xml', { headers: xml, body: index('a.xml', 'dead.xml', 'b.xml') })
  site.answers.set('/a.xml', { headers: xml, body: list('first') })
  site.answers.set('/b.xml', { headers: xml, body: list('second') })
  await using pipeline = testPipeline(archive, site.origin)
  const source = await follow(archive, `${site.origin}/index.xml`, 'sitemap')
  const read = () => readSource(pipeline.deps, { sourceId: source.id, slot: manual() }, never)
  await read()
  expect(pipeline.readings).toMatchObject([
    { found: 2, created: 2, failure: null, skipped: [{ url: `${site.origin}/dead.xml`, code: 'http-gone' }] },
  ])
  site.answers.set('/index.xml', { headers: xml, body: index('dead.xml', 'gone.xml') })
  await read()
  expect(pipeline.readings[1]).toMatchObject({ found: 0, failure: { code: 'http-gone' } })
})

test('what an index says has not changed for long is read once a day, or by hand', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({})
  const clock = { now: new Date('2026-11-27T10:00:00Z') }
  const xml = { 'content-type': 'application/xml' }
  const times = { old: '2024-12-31', new: '2026-11-26', undated: null }
  const entries = Object.entries(times).map(
    ([name, time]) =>
      `<sitemap><loc>${site.origin}/${name}.xml</loc>${time === null ? '' : `<lastmod>${time}</lastmod>`}</sitemap>`,
  )
  site.answers.set('/index.xml', { headers: xml, body: `<sitemapindex>${entries.join('')}</sitemapindex>` })
  for (const name of Object.keys(times)) {
    const body = `<urlset><url><loc>${site.origin}/2026/11/${name}</loc></url></urlset>`
    site.answers.set(`/${name}.xml`, { headers: xml, body })
  }
  await using pipeline = testPipeline(archive, site.origin, { now: () => clock.now })
  const source = await follow(archive, `${site.origin}/index.xml`, 'sitemap')
  const read = async (at: string, slot = at): Promise<readonly string[]> => {
    clock.now = new Date(at)
    const before = site.requests.length
    await readSource(pipeline.deps, { sourceId: source.id, slot }, never)
    return site.requests.slice(before).flatMap(({ path }) => /(old|new|undated)/.exec(path)?.[1] ?? [])
  }
  expect(await read('2026-11-27T10:00:00.000Z')).toEqual(['new', 'old', 'undated'])
  expect(await read('2026-11-27T10:15:00.000Z')).toEqual(['new', 'undated'])
  expect(await read('2026-11-27T10:30:00.000Z', manual())).toEqual(['new', 'old', 'undated'])
  expect(await read('2026-11-27T10:45:00.000Z')).toEqual(['new', 'undated'])
  expect(await read('2026-11-28T00:00:00.000Z')).toEqual(['new', 'old', 'undated'])
  expect(pipeline.readings.map(({ failure }) => failure)).toEqual(Array(5).fill(null))
})

test('a source whose reading meets a defect of ours is not asked again before its next time', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({})
  await using pipeline = testPipeline(archive, site.origin)
  const source = await follow(archive, `${site.origin}/feed`, 'feed')
  const robots = { check: () => Promise.reject(new Error('a bug')) }
  const reading = readSource({ ...pipeline.deps, robots }, { sourceId: source.id, slot: manual() }, never)
  await expect(reading).rejects.toThrow('a bug')
  const after = present(await archive.findSource(source.id))
  expect(after).toMatchObject({ failures: 1, lastFailure: { code: 'source-failed', message: 'a bug' } })
  expect(after.nextDueAt.getTime()).toBeGreaterThan(Date.now())
})

test('one slot of a source is read once, whoever asks for it', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({
    '/feed': {
      headers: { 'content-type': 'application/rss+xml' },
      body: '<rss version="2.0"><channel><title>F</title></channel></rss>',
    },
  })
  await using pipeline = testPipeline(archive, site.origin)
  const source = await follow(archive, `${site.origin}/feed`, 'feed')
  const slot = source.nextDueAt.toISOString()
  await readSource(pipeline.deps, { sourceId: source.id, slot }, never)
  await readSource(pipeline.deps, { sourceId: source.id, slot }, never)
  expect(pipeline.readings).toHaveLength(1)
  await readSource(pipeline.deps, { sourceId: source.id, slot: manual() }, never)
  expect(pipeline.readings).toHaveLength(2)
})

test('a redirect to what robots.txt keeps from us is not followed, on the same host or another', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  const noRobots = { '/robots.txt': { body: 'User-agent: *\nDisallow: /private', headers: textPlain } }
  await using other = await startSite({ ...noRobots, '/private/story': page(1, 2, 3) })
  await using site = await startSite({
    ...noRobots,
    '/private/story': page(1, 2, 3),
    '/here': { status: 302, headers: { location: '/private/story' } },
    '/there': { status: 302, headers: { location: `${other.origin}/private/story` } },
  })
  await using pipeline = testPipeline(archive, site.origin, { alsoAllow: [other.origin] })
  for (const path of ['/here', '/there']) {
    const article = await followArticle(archive, `${site.origin}${path}`)
    await capture(pipeline.deps, { articleId: article.id, url: article.url, slot: manual() }, never)
  }
  expect(pipeline.captures.map(({ failure }) => failure?.code)).toEqual([
    'robots-disallowed',
    'robots-disallowed',
  ])
  expect([...site.requests, ...other.requests].map(({ path }) => path)).not.toContain('/private/story')
})

const textPlain = { 'content-type': 'text/plain' }

test('a job whose article somebody holds comes back when that claim ends, for its worker may have died', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive } = opened
  await using site = await startSite({ '/story': page(1, 2, 3) })
  const clock = { now: new Date() }
  await using pipeline = testPipeline(archive, site.origin, { now: () => clock.now })
  const article = await followArticle(archive, `${site.origin}/story`)
  const slot = present(article.nextDueAt).toISOString()
  clock.now = new Date(Math.max(clock.now.getTime(), present(article.nextDueAt).getTime()))
  expect(await archive.claim(article.id, slot, clock.now)).toMatchObject({ outcome: 'claimed' })
  const job = { articleId: article.id, url: article.url, slot }
  const later = await capture(pipeline.deps, job, never)
  expect(later).toEqual({ outcome: 'later', at: new Date(clock.now.getTime() + limits.claimLeaseMs) })
  clock.now = new Date(clock.now.getTime() + limits.claimLeaseMs)
  expect(await capture(pipeline.deps, job, never)).toEqual({ outcome: 'done' })
  expect(pipeline.captures).toMatchObject([{ commit: { outcome: 'first' } }])
  // Somebody who waits at a prompt is told at once.
  await archive.claim(article.id, 'manual-other', clock.now)
  expect(await capture(pipeline.deps, { ...job, slot: manual() }, never)).toEqual({ outcome: 'done' })
})
