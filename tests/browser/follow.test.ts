import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { freePort } from '../support/free-port.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

test('a reader signs in, adds a source and sees its first change', async () => {
  const page1 = articlePage('Harbour closed, 12 hurt', [1, 2, 3].map(paragraph))
  await using site = await startSite({ '/story': { body: page1 } })
  const feed = `<rss version="2.0"><channel><title>Harbour Post</title><item><link>${site.origin}/story</link></item></channel></rss>`
  site.answers.set('/feed', { headers: { 'content-type': 'application/rss+xml' }, body: feed })
  await using dir = await temporaryDirectory()
  const listen = `127.0.0.1:${await freePort()}`
  const env = {
    FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    ARTICLE_INTERVAL_MIN_MS: '500',
    ARTICLE_INTERVAL_MAX_MS: '500',
    SCAN_INTERVAL_MS: '100',
    LISTEN: listen,
    LOG_LEVEL: 'error',
  }
  const data = ['--data', dir.path]
  await using service = spawnStet(['serve', ...data], env)
  const ready = () =>
    fetch(`http://${listen}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    )
  await until(ready)
  const made = await stet(['token', 'add', 'chief', '--scope', 'admin', '--json', ...data], { env })
  const { secret } = JSON.parse(made.stdout) as { secret: string }

  const page = await browser.newPage({ timezoneId: 'UTC' })
  await page.goto(`http://${listen}/sign-in?back=/sources`)
  await page.fill('#token', secret)
  await page.click('form.lookup button')
  await page.waitForURL(`http://${listen}/sources`)

  await page.fill('#url', 'http://127.0.0.1:1/feed')
  await page.click('form.lookup button')
  await page.waitForSelector('#failed')
  expect(await page.textContent('#failed')).toMatch(/-refused/)
  expect(await page.inputValue('#url')).toBe('http://127.0.0.1:1/feed')

  await page.fill('#url', `${site.origin}/feed`)
  await page.click('form.lookup button')
  await page.waitForSelector('#source-1')
  expect(await page.textContent('#source-1')).toContain('Harbour Post')

  await until(async () => {
    const { stdout } = await stet(['articles', '--json', ...data], { env })
    return stdout.includes('"versions":1')
  })
  await page.goto(`http://${listen}/`)
  expect(await page.textContent('main')).toContain('No change seen yet')
  site.answers.set('/story', { body: page1.replaceAll('12 hurt', '14 hurt') })
  await page.waitForSelector('.live a', { timeout: 30_000 })
  await page.click('.live a')
  await page.click('.card h3 a')
  expect(await page.textContent('.field ins')).toContain('14')
  await page.close()
  service.child.kill('SIGTERM')
  expect(await service.ended).toMatchObject({ exitCode: 0 })
}, 120_000)
