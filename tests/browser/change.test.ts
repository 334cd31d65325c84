import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../review/paths.ts'
import { startReview } from '../../review/server.ts'
import type { Listening } from '../../review/server.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { launchChromium } from '../support/chromium.ts'
import { play, story } from '../support/played.ts'
import { present } from '../support/records.ts'
import { reviewDeps } from '../support/review.ts'

let house: TemporaryArchive
let server: Listening
let browser: Browser
let path: string
let arabic: string

beforeAll(async () => {
  house = await temporaryArchive()
  const blocks = (quote: string, toll: number) => [
    quote,
    ...[1, 2, 3].map((each) => `Paragraph ${each} stays exactly as it was written.`),
    `${toll} people died there that day.`,
  ]
  const looks = [blocks('"It is over," she said.', 12), blocks('“It is over,” she said.', 14)].map(
    (each, index) => ({
      at: index + 1,
      content: story({ headline: 'The toll', blocks: each }),
    }),
  )
  const tolls = [12, 14].map((toll, index) => ({
    at: index + 1,
    content: { ...story({ headline: 'حصيلة', blocks: [`أصيب ${toll} شخصا في المدينة.`] }), language: 'ar' },
  }))
  const { ids } = await play(house.archive, { url: 'https://news.example/feed' }, [
    { url: 'https://news.example/a', looks },
    { url: 'https://news.example/b', looks: tolls },
  ])
  path = paths.change(present(ids[0]), 1, 2)
  arabic = paths.change(present(ids[1]), 1, 2)
  server = await startReview(reviewDeps(house.archive), { host: '127.0.0.1', port: 0 })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

test.each(['', '?view=side'])('an edit of typography is folded, and its address opens it%s', async (view) => {
  await using context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${server.url}${path}${view}`)
  const fold = page.locator('details.cosmetic')
  expect(await fold.locator('summary').textContent()).toContain('1 edit of typography alone')
  expect(await page.locator('#edit-1').isVisible()).toBe(false)
  expect(await page.locator('#edit-2').isVisible()).toBe(true)
  // Keys pass over what is not to be seen.
  await page.keyboard.press('j')
  expect(await page.evaluate('document.activeElement.id')).toBe('edit-2')
  await page.goto('about:blank')
  await page.goto(`${server.url}${path}${view}#edit-1`)
  await expect.poll(() => page.locator('#edit-1').isVisible()).toBe(true)
})

test('in a text from right to left the old number stands before the new one', async () => {
  await using context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${server.url}${arabic}`)
  const left = async (element: string) =>
    present(await page.locator(`.diff ${element}`).first().boundingBox()).x
  expect(await left('del')).toBeGreaterThan(await left('ins'))
})
