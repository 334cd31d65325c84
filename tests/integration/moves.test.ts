import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ArticleId } from '../../model/ids.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import { temporaryArchive } from '../support/archive.ts'
import { findings } from '../support/findings.ts'
import { follow } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import type { Answer } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const texts = [1, 2, 3, 4, 5, 6].map(paragraph)
const story = (headline: string, paragraphs = texts): Answer => ({ body: articlePage(headline, paragraphs) })
const other = [
  'The library opens on Sundays from the first of March, after a trial that doubled the number of visitors.',
  'Volunteers will staff the reading room; the council pays for heating and a guard, some forty thousand a year.',
  'Two members voted against, saying that schools should come first, and asked for a report in the autumn.',
  'The head librarian said that the children’s corner had been full on every Sunday of the winter season.',
]

/** A newsroom with a feed; stories are published at paths, and looked at when told. */
async function newsroom() {
  const stack = new AsyncDisposableStack()
  const { archive } = stack.use(await temporaryArchive({ keyOf: urlKey }))
  const site = stack.use(await startSite({}))
  const clock = { now: new Date() }
  const pipeline = stack.use(testPipeline(archive, site.origin, { now: () => clock.now }))
  const source = await follow(archive, `${site.origin}/feed`, 'feed')
  return {
    archive,
    site,
    async publish(path: string, answer: Answer): Promise<ArticleId> {
      site.answers.set(path, answer)
      const url = site.origin + path
      await archive.recordReading({
        sourceId: source.id,
        readAt: new Date(),
        nextDueAt: new Date(Date.now() + 3_600_000),
        title: null,
        validators: { etag: null, lastModified: null },
        candidates: [{ url, key: urlKey(url), headline: null, publishedAt: null, modifiedAt: null }],
      })
      return present(await archive.findArticle(url)).id
    },
    async look(id: ArticleId, minutesLater = 1) {
      clock.now = new Date(clock.now.getTime() + minutesLater * 60_000)
      const { url } = present(await archive.findArticle(id))
      await capture(
        pipeline.deps,
        { articleId: id, url, slot: `manual-${randomUUID()}` },
        new AbortController().signal,
      )
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

test('a story whose old address leads to a new one stays one article, and its history goes on there', async () => {
  await using house = await newsroom()
  const { archive, site } = house
  const old = await house.publish('/2026/harbour-closed', story('Harbour closed'))
  await house.look(old)
  site.answers.set('/2026/harbour-closed', { status: 301, headers: { location: '/2026/harbour-open' } })
  const young = await house.publish(
    '/2026/harbour-open',
    story('Harbour open', [...texts.slice(0, 5), 'It opened at noon, the office said.']),
  )
  await house.look(young)
  expect(await archive.moves(old)).toEqual([])
  await house.look(old)
  const moves = await archive.moves(young)
  expect(moves).toMatchObject([{ articleId: old, otherId: young, by: 'stet', undoneAt: null }])
  expect(moves[0]?.evidence).toMatch(/^the old address leads to the new one; 100 % of the text is the same$/)
  expect(await archive.findArticle(old)).toMatchObject({
    url: `${site.origin}/2026/harbour-open`,
    status: 'active',
    versions: 2,
  })
  expect(await archive.findArticle(young)).toMatchObject({
    status: 'merged',
    mergedInto: old,
    nextDueAt: null,
    versions: 1,
  })
  for (const path of ['/2026/harbour-open', '/2026/harbour-closed'])
    expect(await archive.findArticle(site.origin + path)).toMatchObject({ id: old })
  expect((await archive.listArticles({ limit: 9 })).items.map(({ id }) => id)).toEqual([old])
  // The feed goes on to list the new address: that makes no article, and nobody captures the merged one.
  expect(await house.publish('/2026/harbour-open', story('Harbour open again'))).toBe(old)
  await house.look(young)
  await house.look(old)
  expect(await archive.findArticle(old)).toMatchObject({ headline: 'Harbour open again', captures: 3 })
  expect(await archive.findArticle(young)).toMatchObject({ captures: 1 })
  expect(await findings(archive)).toEqual([])
})

test('a story that is gone here and appears there is the same when its text is', async () => {
  await using house = await newsroom()
  const { archive, site } = house
  const [old, unlike] = [
    await house.publish('/2026/harbour-closed', story('Harbour closed')),
    await house.publish('/2026/library', story('Library opens on Sundays', other)),
  ]
  for (const id of [old, unlike]) await house.look(id)
  const young = await house.publish('/2026/harbour-shut', story('Harbour shut'))
  await house.look(young)
  expect(await archive.moves(young)).toEqual([])
  for (const path of ['/2026/harbour-closed', '/2026/library']) site.answers.set(path, { status: 404 })
  for (const id of [unlike, old]) await house.look(id)
  expect(await archive.moves(young)).toMatchObject([
    { articleId: old, evidence: 'the old address is gone; 100 % of the text is the same' },
  ])
  expect(await archive.moves(unlike)).toEqual([])
})

test('two pages with one text stay two while both stand, whatever they call canonical', async () => {
  await using house = await newsroom()
  const { archive, site } = house
  const withCanonical = (path: string): Answer => ({
    body: (story('Harbour closed').body ?? '').replace(
      '</head>',
      `<link rel="canonical" href="${site.origin}${path}"></head>`,
    ),
  })
  const one = await house.publish('/2026/harbour', withCanonical('/2026/harbour'))
  const amp = await house.publish('/2026/harbour/amp', withCanonical('/2026/harbour'))
  for (const id of [one, amp, one, amp]) await house.look(id)
  expect([await archive.moves(one), await archive.moves(amp)]).toEqual([[], []])
})

test('a move can be undone, and is not made again by itself', async () => {
  await using house = await newsroom()
  const { archive, site } = house
  const old = await house.publish('/a/story-one', story('Harbour closed'))
  await house.look(old)
  site.answers.set('/a/story-one', { status: 404 })
  const young = await house.publish('/b/story-two', story('Harbour closed'))
  await house.look(old)
  await house.look(young)
  expect(await archive.moves(old)).toMatchObject([{ undoneAt: null }])
  const now = new Date()
  expect(await archive.mergeArticles({ from: young, into: old, evidence: '', by: 'x' }, now)).toBeNull()
  expect(await archive.splitArticle(young, now)).toMatchObject({ undoneAt: now })
  expect(await archive.splitArticle(young, now)).toBeNull()
  expect(await archive.findArticle(old)).toMatchObject({ url: `${site.origin}/a/story-one` })
  expect(await archive.findArticle(young)).toMatchObject({
    status: 'active',
    mergedInto: null,
    nextDueAt: now,
  })
  await house.look(old, 90)
  await house.look(young)
  expect(await archive.moves(old)).toHaveLength(1)
  expect(await findings(archive)).toEqual([])
})

test('people make two articles one, and two again, and see it in the history', async () => {
  await using site = await startSite({ '/one': story('Harbour closed'), '/two': story('Harbour shut') })
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0', TZ: 'UTC' }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  for (const path of ['/one', '/two']) await run('add', site.origin + path, '--kind', 'page')
  await run('run')
  const [one, two] = [`${site.origin}/one`, `${site.origin}/two`]
  expect((await run('merge', one, two)).stdout).toMatch(/^Article \d+ goes on at http:\S+\/two\./)
  expect((await run('history', one)).stdout).toMatch(
    /moved \d{4}-.*\/one\n {2}to http:\S+\/two: somebody said so/,
  )
  expect(await run('merge', one, two)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('one article already'),
  })
  await run('run')
  expect((await run('history', one)).stdout).toContain('version 2')
  expect(JSON.parse((await run('split', two, '--json')).stdout)).toMatchObject({ fromUrl: one, toUrl: two })
  expect(await run('split', two)).toMatchObject({ exitCode: 2 })
  expect((await run('history', two)).stdout).toMatch(/^Harbour shut\n/)
  expect((await run('verify')).exitCode).toBe(0)
}, 60_000)
