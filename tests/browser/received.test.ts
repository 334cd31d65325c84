import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaptureId } from '../../model/ids.ts'
import { paths } from '../../review/paths.ts'
import { startRaw } from '../../review/raw/start-raw.ts'
import { startReview } from '../../review/server.ts'
import type { Listening } from '../../review/server.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { canary } from '../support/canary.ts'
import type { Canary } from '../support/canary.ts'
import { launchChromium } from '../support/chromium.ts'
import { addArticle, look, minutes, present, record } from '../support/records.ts'
import { reviewDeps } from '../support/review.ts'
import { xssVectors } from '../support/xss-vectors.ts'

let house: TemporaryArchive
let raw: Listening
let server: Listening
let browser: Browser
let outside: Canary

beforeAll(async () => {
  house = await temporaryArchive()
  const now = () => new Date()
  const started = await startRaw(
    { archive: house.archive, hosts: [], publicUrl: null, now, log: () => {} },
    { host: '127.0.0.1', port: 0 },
  )
  raw = started
  server = await startReview(reviewDeps(house.archive, { raw: started, publicUrl: null, now }), {
    host: '127.0.0.1',
    port: 0,
  })
  browser = await launchChromium()
})

beforeEach(async () => {
  outside = await canary()
  return () => outside[Symbol.asyncDispose]()
})

afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
  await raw?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

/** Everything by which a page reaches out by itself; `to` is the canary's origin. */
function reaching(to: string): string {
  return `<!doctype html><html><head><title>reaching</title>
    <meta http-equiv="refresh" content="0; url=${to}/refresh">
    <meta http-equiv="x-dns-prefetch-control" content="on">
    <base href="${to}/base/">
    <link rel="preconnect" href="${to}"><LINK rel=dns-prefetch href="${to}"><link/rel=preconnect href=${to}>
    <link rel="stylesheet" href="${to}/style.css"><link rel="icon" href="${to}/icon.png">
    <link rel="prefetch" href="${to}/prefetch"><link rel="preload" as="font" crossorigin href="${to}/font">
    <link rel="modulepreload" href="${to}/module.js"><link rel="manifest" href="${to}/manifest">
    <link rel="prerender" href="${to}/prerender">
    <style>@import "${to}/import.css"; @font-face { font-family: f; src: url(${to}/face) }
      body { background: url(${to}/background); font-family: f } #styled { color: rgb(1, 2, 3) }</style>
    <script>document.title = 'ran'; fetch('${to}/script')</script>
    <script src="${to}/script.js"></script><script type="module">import '${to}/module'</script>
    <script type="speculationrules">{"prefetch":[{"urls":["${to}/rules"]}]}</script>
    </head><body onload="document.title='ran'" background="${to}/body">
    <h1 id="styled">Reaching</h1>
    <img src="${to}/image" onerror="document.title='ran'"><img srcset="${to}/set 1x"><picture><source srcset="${to}/source"><img></picture>
    <iframe src="${to}/frame"></iframe>
    <iframe srcdoc="&lt;link rel=preconnect href=${to}&gt;&lt;script&gt;top.document.title='ran'&lt;/script&gt;"></iframe>
    <object data="${to}/object"></object><embed src="${to}/embed">
    <video src="${to}/video" poster="${to}/poster" autoplay></video><audio src="${to}/audio" autoplay></audio>
    <svg><image href="${to}/svg"/><use href="${to}/use#a"/><link rel="preconnect" href="${to}"/><script>document.title='ran'</script></svg>
    <form id="f" action="${to}/form"><input name="a" value="b"><button id="send">Send</button></form>
    <a id="away" href="${to}/away" ping="${to}/ping">away</a> <a id="top" target="_top" href="${to}/top">top</a>
    <a id="blank" target="_blank" href="${to}/blank">blank</a> <a id="own" target="_top" href="/">own</a>
    <noscript><img src="${to}/noscript"></noscript></body></html>`
}

async function captured(text: string, rest: Parameters<typeof record>[1] = {}): Promise<CaptureId> {
  const id = await addArticle(house.archive, `https://news.example/${crypto.randomUUID()}`)
  await look(house.archive, id, record(minutes(1), { text, ...rest }))
  return present((await house.archive.captures(id, { limit: 1 })).items[0]).id
}

async function open(page: Page, id: CaptureId): Promise<string> {
  await page.goto(`${server.url}${paths.received(id)}`, { waitUntil: 'load' })
  return present(await page.locator('iframe').getAttribute('src'))
}

function portOf(listening: Server): number {
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has a port')
  return address.port
}

/** Long enough for a browser to have done what it does by itself: refreshes and connections ahead of need. */
const settleMs = 1_500

describe('a capture as received', () => {
  test('reaches nobody by itself, and nobody with all of its buttons pressed', async () => {
    const id = await captured(reaching(`http://127.0.0.1:${outside.port}`))
    await using context = await browser.newContext()
    const page = await context.newPage()
    await open(page, id)
    const frame = page.frameLocator('iframe')
    await expect.poll(() => frame.locator('#styled').textContent()).toBe('Reaching')
    await page.waitForTimeout(settleMs)
    expect(outside.calls).toEqual([])
    for (const button of ['#send', '#away', '#top', '#blank', '#own']) {
      await frame.locator(button).click({ timeout: 3_000 })
      await page.waitForTimeout(200)
      // A refused navigation leaves an error page in the frame; the next button stands in a fresh one.
      await open(page, id)
    }
    expect(outside.calls).toEqual([])
    expect(page.url()).toBe(`${server.url}${paths.received(id)}`)
    expect(context.pages()).toHaveLength(1)
  }, 60_000)

  test('would reach out if a server sent it as it is, so that this test would see it', async () => {
    const careless = createServer((_, response) =>
      response.end(reaching(`http://127.0.0.1:${outside.port}`).replace('http-equiv="refresh"', '')),
    )
    careless.listen(0, '127.0.0.1')
    await once(careless, 'listening')
    await using context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${portOf(careless)}/`)
    const asked = () => outside.calls.join(' ')
    for (const path of ['/image', '/style.css', '/import.css', '/script', '/frame', '/svg', '/video']) {
      await expect.poll(asked).toContain(`GET ${path} `)
    }
    careless.close()
    careless.closeAllConnections()
  })

  test('is just as tame in a window of its own', async () => {
    const id = await captured(reaching(`http://127.0.0.1:${outside.port}`))
    await using context = await browser.newContext()
    const page = await context.newPage()
    const address = await open(page, id)
    const alone = await context.newPage()
    await alone.goto(address)
    await alone.waitForTimeout(settleMs)
    expect(await alone.title()).toBe('reaching')
    expect(outside.calls).toEqual([])
    expect(alone.url()).toBe(address)
  }, 60_000)

  test('looks as its own styles say', async () => {
    const id = await captured('<style>p { color: rgb(1, 2, 3) }</style><p>Styled.')
    await using context = await browser.newContext()
    const page = await context.newPage()
    await open(page, id)
    const paragraph = page.frameLocator('iframe').locator('p')
    await paragraph.waitFor()
    const color = await page
      .frames()[1]
      ?.evaluate<string>(`getComputedStyle(document.querySelector('p')).color`)
    expect(color).toBe('rgb(1, 2, 3)')
    expect(await paragraph.textContent()).toBe('Styled.')
  })

  test('of two hundred attacks runs none', async () => {
    const id = await captured(
      `<title>calm</title>${xssVectors()
        .map((vector) => `<div>${vector}</div>`)
        .join('\n')}`,
    )
    await using context = await browser.newContext()
    const dialogs: string[] = []
    context.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const requests: string[] = []
    context.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (origin !== server.url && origin !== raw.url && !request.url().startsWith('data:'))
        requests.push(request.url())
    })
    const page = await context.newPage()
    await open(page, id)
    await page.waitForTimeout(settleMs)
    expect(dialogs).toEqual([])
    expect(requests).toEqual([])
    expect(page.url()).toBe(`${server.url}${paths.received(id)}`)
  }, 60_000)

  test.each(['light', 'dark'] as const)(
    'stands in a page that axe has nothing to object to, in %s',
    async (colorScheme) => {
      const id = await captured('<p>A page.')
      await using context = await browser.newContext({ colorScheme })
      const page = await context.newPage()
      await open(page, id)
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate<axe.AxeResults>(
        `axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
      )
      expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([])
    },
  )
})
