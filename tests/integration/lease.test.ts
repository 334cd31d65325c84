import { expect, onTestFinished, test, vi } from 'vitest'
import { limits } from '../../model/limits.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { capture } from '../../workers/capture.ts'
import type { CaptureDeps } from '../../workers/capture.ts'
import { temporaryArchive } from '../support/archive.ts'
import { followArticle } from '../support/follow.ts'
import { testPipeline } from '../support/pipeline.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { until } from '../support/until.ts'

const never = new AbortController().signal

/**
 * One capture whose cleaning waits until it is told to go on, as if many were in line before it. Time is the
 * test's: `pass` lets a renewal's worth of it go by.
 */
async function slowCapture() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const stack = new AsyncDisposableStack()
  onTestFinished(() => stack.disposeAsync())
  const { archive, pool } = stack.use(await temporaryArchive({ keyOf: urlKey }))
  const site = stack.use(
    await startSite({ '/story': { body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) } }),
  )
  const pipeline = stack.use(testPipeline(archive, site.origin))
  const article = await followArticle(archive, `${site.origin}/story`)
  const clock = { ms: Date.now() }
  const goOn = Promise.withResolvers<void>()
  const { derivePool } = pipeline.deps
  const begun = { cleaning: false }
  const deps: CaptureDeps = {
    ...pipeline.deps,
    now: () => new Date(clock.ms),
    derivePool: {
      ...derivePool,
      async read(page, known) {
        begun.cleaning = true
        await goOn.promise
        return derivePool.read(page, known)
      },
    },
  }
  const job = { articleId: article.id, url: article.url, slot: 'manual-slow' }
  const working = capture(deps, job, never)
  await until(() => begun.cleaning)
  return {
    archive,
    article,
    pipeline,
    async pass() {
      clock.ms += limits.claimRenewMs
      vi.advanceTimersByTime(limits.claimRenewMs)
      const renewed = new Date(clock.ms + limits.claimLeaseMs)
      await until(async () => {
        const { rows } = await pool.query('select lease_until = $1 as renewed from articles', [renewed])
        return rows[0].renewed === true
      }, 5_000)
    },
    claimBesides: () => archive.claim(article.id, 'manual-other', new Date(clock.ms)),
    async end() {
      goOn.resolve()
      await working
    },
  }
}

test("a capture that waits in line for longer than the lease is still its worker's", async () => {
  const slow = await slowCapture()
  for (let passed = 0; passed <= 2 * limits.claimLeaseMs; passed += limits.claimRenewMs) {
    await slow.pass()
    expect((await slow.claimBesides()).outcome).toBe('busy')
  }
  await slow.end()
  expect(slow.pipeline.captures).toMatchObject([{ outcome: 'new', commit: { outcome: 'first' } }])
  expect((await slow.claimBesides()).outcome).toBe('claimed')
})
