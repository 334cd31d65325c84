import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let app: ReturnType<typeof reviewApp>

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  app = reviewApp(reviewDeps(house.archive))
})

afterAll(async () => {
  await house?.[Symbol.asyncDispose]()
})

async function page(path: string): Promise<{ status: number; html: string; text: string }> {
  const answer = await app.request(path)
  const html = await answer.text()
  return { status: answer.status, html, text: textOfHtml(html) }
}

describe('the statistics', () => {
  test('count by kind, hour, source and article, and say how long corrections took', async () => {
    const { html, text } = await page('/statistics?span=all')
    expect(text).toMatch(/Changes\s+\d+ of \d+ articles, by their publishers/)
    expect(text).toMatch(/Corrections declared\s+1\b/)
    expect(text).toContain('The Coast Courier')
    expect(text).toContain('Counted 1 November 2026, 15:00 UTC.')
    expect(html).toContain(`href="/articles/${newsroom.ferry}"`)
    expect(html).not.toContain('style=')
  })

  test('of one source lead from those of all, keep the span, and say whose they are', async () => {
    const all = await page('/statistics?span=all')
    const path = /href="(\/statistics\?span=all&amp;source=\d+)"\s*><bdi>أخبار/.exec(all.html)?.[1]
    const { html, text } = await page(path?.replace('&amp;', '&') ?? '/missing')
    expect(text).toContain('Statistics of أخبار المدينة')
    expect(text).not.toContain('The Coast Courier')
    expect(html).toMatch(/href="\/statistics\?span=day&amp;source=\d+"/)
    expect(html).toContain(`href="/articles/${newsroom.arabic}"`)
    expect(html).not.toContain(`href="/articles/${newsroom.ferry}"`)
  })

  test('know no source that is not there, and take nonsense for nothing', async () => {
    expect((await page('/statistics?source=999')).status).toBe(404)
    expect((await page(`/statistics?source=1'&span=<script>`)).status).toBe(200)
  })
})

describe('the captures of an article', () => {
  const seen = (html: string) =>
    [...html.matchAll(/class="capture (good|bad)">\s*<a href="\/captures\/(\d+)"/g)].map(
      ([, kind, id]) => `${kind} ${id}`,
    )

  test('can be those that failed, or those that showed it, in either order', async () => {
    const path = `/articles/${newsroom.gone}/captures`
    const all = seen((await page(path)).html)
    expect(all).toHaveLength(4)
    expect(seen((await page(`${path}?order=newest`)).html)).toEqual(all.toReversed())
    const failed = seen((await page(`${path}?only=failed`)).html)
    expect(failed).toEqual(all.filter((each) => each.startsWith('bad')))
    const good = seen((await page(`${path}?only=seen&order=newest`)).html)
    expect(good).toEqual(all.filter((each) => each.startsWith('good')).toReversed())
    expect(failed.length).toBeGreaterThan(0)
    expect(good.length).toBeGreaterThan(0)
  })

  test('say what is chosen, and keep it while the other choice is made', async () => {
    const { html } = await page(`/articles/${newsroom.gone}/captures?only=failed`)
    expect(html).toMatch(/aria-current="true"\s*>Failed</)
    expect(html).toContain(`href="/articles/${newsroom.gone}/captures?only=failed&amp;order=newest"`)
    expect((await page(`/articles/${newsroom.japanese}/captures?only=failed`)).text).toContain(
      'There are no failed captures.',
    )
  })
})
