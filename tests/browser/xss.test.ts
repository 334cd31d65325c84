import { parseAtomFeed } from 'feedsmith'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../review/paths.ts'
import { picturePool } from '../../review/picture/pool.ts'
import type { PicturePool } from '../../review/picture/pool.ts'
import { startReview } from '../../review/server.ts'
import type { Listening } from '../../review/server.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { launchChromium } from '../support/chromium.ts'
import { playHostile } from '../support/hostile-newsroom.ts'
import { reviewDeps } from '../support/review.ts'
import { xssVectors } from '../support/xss-vectors.ts'

let house: TemporaryArchive
let pool: PicturePool
let server: Listening
let browser: Browser
let pages: readonly string[]
let articles: number

beforeAll(async () => {
  house = await temporaryArchive()
  pool = picturePool()
  const { ids, captures } = await playHostile(house.archive, xssVectors())
  articles = ids.length
  server = await startReview(reviewDeps(house.archive, { drawPicture: pool.draw }), {
    host: '127.0.0.1',
    port: 0,
  })
  browser = await launchChromium()
  pages = [
    ...(await listPages(paths.inbox)),
    ...(await listPages(paths.articles)),
    paths.sources,
    '/sources/1',
    '/sources/2',
    '/sources/3',
    '/?order=newest&noise=1',
    '/search?q=alert&in=versions',
    '/search?q=script&in=added',
    ...ids.flatMap((id) => [
      paths.article(id),
      paths.version(id, 1),
      paths.version(id, 2),
      paths.change(id, 1, 2),
      `${paths.change(id, 1, 2)}?view=side`,
      paths.captures(id),
      `${paths.blame(id, 2)}?gone=1`,
      paths.picture(id, 1, 2, 'svg'),
    ]),
    ...captures.map(paths.capture),
  ]
})

afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
  await pool?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

describe('what a publisher sends', () => {
  test('is more than two hundred ways to run code', () => {
    expect(new Set(xssVectors()).size).toBeGreaterThan(200)
  })

  test('runs in a page that forgets to escape, so that these tests would see it', async () => {
    await using context = await browser.newContext()
    const seen = await watch(context)
    const page = await context.newPage()
    await page.setContent('<img src=x onerror=alert(1)>')
    await expect.poll(() => seen.dialogs.length).toBe(1)
  })

  test('runs nowhere, asks for nothing and violates no policy', async () => {
    await using context = await browser.newContext()
    const seen = await watch(context)
    expect(
      await visitAll(
        context,
        pages.filter((_, index) => index % 3 === 0),
      ),
    ).toEqual([])
    expect(seen).toEqual({ dialogs: [], violations: [], outside: [] })
  }, 240_000)

  test('runs nowhere and asks for nothing even where the browser ignores the policy', async () => {
    await using context = await browser.newContext({ bypassCSP: true })
    const seen = await watch(context)
    expect(await visitAll(context, pages)).toEqual([])
    expect(seen).toEqual({ dialogs: [], violations: [], outside: [] })
  }, 240_000)

  test('runs nowhere when it was typed into the look-up', async () => {
    await using context = await browser.newContext({ bypassCSP: true })
    const seen = await watch(context)
    const looked = xssVectors()
      .filter((_, index) => index % 4 === 0)
      .map((vector) => `${paths.articles}?url=${encodeURIComponent(vector.toWellFormed())}`)
    expect(await visitAll(context, looked)).toEqual([])
    expect(seen).toEqual({ dialogs: [], violations: [], outside: [] })
  }, 240_000)

  test('runs nowhere in a reader that shows the feed as HTML', async () => {
    const answer = await fetch(`${server.url}${paths.feed}`)
    const feed = parseAtomFeed(await answer.text())
    const contents = feed.entries?.map((entry) => entry.content?.value ?? '') ?? []
    expect(contents).toHaveLength(articles)
    await using context = await browser.newContext()
    const seen = await watch(context)
    const page = await context.newPage()
    for (const content of contents) {
      await page.setContent(content)
      expect(await intruders(page)).toEqual([])
    }
    expect(seen.dialogs).toEqual([])
    expect(seen.outside).toEqual([])
  }, 120_000)
})

/** A list with all the pages after its first. */
async function listPages(first: string): Promise<readonly string[]> {
  const list: string[] = []
  let path: string | undefined = first
  while (path !== undefined && list.length < 20) {
    list.push(path)
    const text = await (await fetch(`${server.url}${path}`)).text()
    path = /href="([^"]+)"\s+rel="next"/.exec(text)?.[1]
  }
  return list
}

interface Seen {
  readonly dialogs: string[]
  readonly violations: string[]
  readonly outside: string[]
}

/** Everything that should never happen, as it happens. */
async function watch(context: BrowserContext): Promise<Seen> {
  const seen: Seen = { dialogs: [], violations: [], outside: [] }
  await context.exposeFunction('stetViolation', (text: string) => seen.violations.push(text))
  await context.addInitScript(reportViolations)
  context.on('dialog', (dialog) => {
    seen.dialogs.push(`${dialog.page()?.url() ?? ''} ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url)) seen.outside.push(request.url())
  })
  return seen
}

/** Opens each page; what should not be in one is recorded with the page's path. */
async function visitAll(context: BrowserContext, visited: readonly string[]): Promise<readonly string[]> {
  const page = await context.newPage()
  const wrong: string[] = []
  for (const path of visited) {
    const answer = await page.goto(`${server.url}${path}`)
    if (answer?.status() !== 200) wrong.push(`${path}: status ${answer?.status()}`)
    wrong.push(...(await intruders(page)).map((intruder) => `${path}: ${intruder}`))
  }
  return wrong
}

/** Elements, attributes and links that no page of ours has. */
function intruders(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(findIntruders)
}

// Code for the browser is text: its globals are not ours.
const findIntruders = `(() => {
  const forbidden =
    'script:not([type=module][src^="/script-"]:empty),iframe,frame,object,embed,image,video,audio,base,' +
    'img:not(.picture > picture > img[src^="/articles/"]),source:not(.picture > picture > source[srcset^="/articles/"]),' +
    'style,template,math,marquee,dialog,textarea:not(.citation > textarea),' +
    'portal,meta[http-equiv],svg:not(.significance > svg, .chart svg, :root),[style],[popover],form[action^="http"],[formaction]'
  const found = [...document.querySelectorAll(forbidden)].map((element) => element.outerHTML.slice(0, 200))
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'autofocus') found.push(element.tagName + ' ' + name + '=' + value)
    }
  }
  for (const anchor of document.querySelectorAll('a')) {
    // In a drawing an address is an object of its own.
    const href = typeof anchor.href === 'string' ? anchor.href : anchor.href.baseVal
    const { protocol } = new URL(href === '' ? 'none:' : href, location.href)
    if (!['http:', 'https:', 'mailto:'].includes(protocol)) found.push(anchor.outerHTML.slice(0, 200))
  }
  return found
})()`

const reportViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  stetViolation(event.violatedDirective + ' ' + event.blockedURI)
})`
