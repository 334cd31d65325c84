import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import { temporaryArchive } from '../support/archive.ts'
import { findings } from '../support/findings.ts'
import { followArticle } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import type { Answer } from '../support/site.ts'

const texts = [1, 2, 3, 4, 5, 6].map(paragraph)
const whole: Answer = { body: articlePage('Harbour closed', texts) }
const cut: Answer = { body: whole.body?.slice(0, 480) ?? '' }
const wall: Answer = {
  body: '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p><script>_cf_chl_opt</script>',
}
const missing: Answer = { body: '<title>Page not found</title><h1>Page not found</h1>' }

/** An article that is looked at at one minute after another, however the clock stands. */
async function watched(first: Answer) {
  const stack = new AsyncDisposableStack()
  const { archive } = stack.use(await temporaryArchive({ keyOf: urlKey }))
  const site = stack.use(await startSite({ '/2026/harbour-closed': first }))
  const clock = { now: new Date() }
  const pipeline = stack.use(
    testPipeline(archive, site.origin, { now: () => clock.now, secondLookMs: 60_000 }),
  )
  const article = await followArticle(archive, `${site.origin}/2026/harbour-closed`)
  const { id, url } = article
  return {
    archive,
    site,
    /** Looks once more, so many minutes later, and gives what came of it and when the next look is due. */
    async look(minutesLater: number, answer?: Answer) {
      clock.now = new Date(clock.now.getTime() + minutesLater * 60_000)
      if (answer !== undefined) site.answers.set('/2026/harbour-closed', answer)
      await capture(
        pipeline.deps,
        { articleId: id, url, slot: `manual-${randomUUID()}` },
        new AbortController().signal,
      )
      const { outcome, failure, commit } = present(pipeline.captures.at(-1))
      const { status, nextDueAt, versions } = present(await archive.findArticle(id))
      const minutesToNext = ((nextDueAt?.getTime() ?? 0) - clock.now.getTime()) / 60_000
      return {
        outcome,
        code: failure?.code ?? null,
        commit: commit?.outcome ?? null,
        status,
        versions,
        minutesToNext,
      }
    },
    captures: async () => (await archive.captures(id, { order: 'oldest', limit: 50 })).items,
    sightings: async () => (await archive.sightings(id)).map(({ version }) => version),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

test('a bot wall with status 200 is kept with the signs of it, and is no version', async () => {
  await using article = await watched(whole)
  await article.look(0)
  expect(await article.look(60, wall)).toMatchObject({
    outcome: 'blocked',
    code: 'page-bot-wall',
    versions: 1,
  })
  expect(await article.look(60, whole)).toMatchObject({ code: null, commit: 'unchanged', versions: 1 })
  const [, blocked] = await article.captures()
  expect(blocked).toMatchObject({
    outcome: 'blocked',
    version: null,
    quality: {
      score: expect.closeTo(0.01, 1),
      signals: [{ name: 'bot-wall' }, { name: 'no-article' }, { name: 'tiny' }],
    },
  })
  expect(await article.archive.readBody(present(blocked).id)).toEqual(Buffer.from(wall.body ?? ''))
  expect(await article.sightings()).toEqual([1])
  expect(await findings(article.archive)).toEqual([])
})

test('an article is gone when the site says so an hour apart, and at once when it says 410', async () => {
  await using article = await watched(whole)
  await article.look(0)
  expect(await article.look(10, missing)).toMatchObject({
    outcome: 'gone',
    code: 'page-missing',
    status: 'active',
    minutesToNext: 60,
  })
  expect(await article.look(1)).toMatchObject({ status: 'active' })
  expect(await article.look(60)).toMatchObject({ status: 'gone' })
  expect(await article.look(60, whole)).toMatchObject({ status: 'active', commit: 'unchanged' })
  expect(await article.look(60, { status: 410 })).toMatchObject({ code: 'http-gone', status: 'gone' })
})

test('a redirect to the home page is no version', async () => {
  await using article = await watched(whole)
  await article.look(0)
  article.site.answers.set('/', {
    body: articlePage('Latest news', [texts[0]?.slice(0, 60) ?? '', 'More soon, and more still.']),
  })
  const away = await article.look(60, { status: 302, headers: { location: '/' } })
  expect(away).toMatchObject({ outcome: 'gone', code: 'page-elsewhere', versions: 1 })
})

test('a page that breaks off is looked at again in a minute; the same once more is believed, the whole is no edit', async () => {
  await using article = await watched(whole)
  await article.look(0)
  expect(await article.look(60, cut)).toMatchObject({ code: 'page-doubtful', versions: 1, minutesToNext: 1 })
  expect(await article.look(1, whole)).toMatchObject({ code: null, commit: 'unchanged', versions: 1 })
  await article.look(60, cut)
  expect(await article.look(1)).toMatchObject({ code: null, commit: 'changed', versions: 2 })
  expect(await article.sightings()).toEqual([1, 2])
})

test('a text that is gone is believed when it stays away for an hour', async () => {
  const long = texts.flatMap((text, index) => [text, `${text} ${texts.toReversed()[index]}`])
  await using article = await watched({ body: articlePage('Harbour closed', long) })
  const removed = {
    body: articlePage('Harbour closed', [
      'This article was removed after a complaint by one of the persons it named. It will not be restored.',
    ]),
  }
  await article.look(0)
  expect(await article.look(30, removed)).toMatchObject({ code: 'page-doubtful', minutesToNext: 60 })
  expect(await article.look(30)).toMatchObject({ code: 'page-doubtful', versions: 1 })
  expect(await article.look(30)).toMatchObject({ code: null, commit: 'changed', versions: 2 })
  const [, , , believed] = await article.captures()
  expect(believed).toMatchObject({
    version: 2,
    quality: { signals: [{ name: 'text-gone' }, { name: 'shrunk' }] },
  })
})

test('an older copy from a cache is no version, and no edit when the newer one is back', async () => {
  const newer = {
    body: articlePage('Harbour closed', [
      ...texts.slice(0, 5),
      'The harbour opens again on Friday, the office said.',
    ]),
  }
  await using article = await watched(whole)
  await article.look(0)
  expect(await article.look(60, newer)).toMatchObject({ commit: 'changed' })
  expect(await article.look(10, { ...whole, headers: { age: '3000' } })).toMatchObject({
    code: 'page-stale',
    versions: 2,
  })
  expect(await article.look(10, { ...newer, headers: { age: '30' } })).toMatchObject({ commit: 'unchanged' })
  expect(await article.look(10, { ...whole, headers: { age: '30' } })).toMatchObject({ commit: 'returned' })
  expect(await article.sightings()).toEqual([1, 2, 1])
})
