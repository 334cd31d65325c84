import { expect, test } from 'vitest'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { dueScan } from '../../scheduler/due-scan.ts'
import { capture } from '../../workers/capture.ts'
import { readSource } from '../../workers/discover.ts'
import { queueBackend } from '../../workers/queue-backend.ts'
import { queues } from '../../workers/queues.ts'
import { temporaryArchive } from '../support/archive.ts'
import { follow, followArticle } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { present } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'

const never = new AbortController().signal
const day = 24 * 60 * 60 * 1_000

test('what a clock that ran a day ahead has scheduled is due as soon as it is set back', async () => {
  await using opened = await temporaryArchive({ keyOf: urlKey })
  const { archive, connection } = opened
  await using site = await startSite({
    '/story': { body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) },
    '/feed': {
      headers: { 'content-type': 'application/rss+xml' },
      body: '<rss version="2.0"><channel><title>F</title></channel></rss>',
    },
  })
  const clock = { aheadMs: day }
  const now = () => new Date(Date.now() + clock.aheadMs)
  await using pipeline = testPipeline(archive, site.origin, { now })
  const article = await followArticle(archive, `${site.origin}/story`)
  const feed = await follow(archive, `${site.origin}/feed`, 'feed')
  const deps = { ...pipeline.deps, nextTick: () => new Date(now().getTime() + 60_000) }
  await using backend = await queueBackend({ kind: 'postgres', connection })
  await using queue = queues(backend, () => {})
  const scan = dueScan({ archive, queues: queue, now })
  await scan()

  await capture(deps, { articleId: article.id, url: article.url, slot: 'manual-ahead' }, never)
  await readSource(deps, { sourceId: feed.id, slot: 'manual-ahead' }, never)
  expect(await scan()).toMatchObject({ articles: 0 })
  clock.aheadMs = 0
  const found = await scan()
  expect(found.articles).toBe(1)
  expect(found.sources).toBeGreaterThanOrEqual(1)

  const { nextDueAt } = present(await archive.findSource(feed.id))
  await readSource(deps, { sourceId: feed.id, slot: nextDueAt.toISOString() }, never)
  expect(pipeline.readings).toHaveLength(2)
  const read = present(await archive.findSource(feed.id))
  expect(present(read.lastReadAt).getTime()).toBeLessThanOrEqual(Date.now())
  const slot = present(present(await archive.findArticle(article.id)).nextDueAt).toISOString()
  await capture(deps, { articleId: article.id, url: article.url, slot }, never)
  expect(pipeline.captures).toMatchObject([{ outcome: 'new' }, { outcome: 'identical' }])
})
