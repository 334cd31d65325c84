import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../review/paths.ts'
import { picturePool } from '../../review/picture/pool.ts'
import type { PicturePool } from '../../review/picture/pool.ts'
import { startReview } from '../../review/server.ts'
import type { Listening } from '../../review/server.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { launchChromium } from '../support/chromium.ts'
import { play, story } from '../support/played.ts'
import { present } from '../support/records.ts'
import { reviewDeps } from '../support/review.ts'
import { playSampleNewsroom } from '../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../support/sample-newsroom.ts'

let house: TemporaryArchive
let pool: PicturePool
let server: Listening
let browser: Browser
let newsroom: SampleNewsroom
let pages: readonly string[]

beforeAll(async () => {
  house = await temporaryArchive()
  pool = picturePool()
  newsroom = await playSampleNewsroom(house.archive)
  const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(12)
  const wide = await play(house.archive, { url: `https://long.example/${long}`, title: long }, [
    {
      url: `https://long.example/${long}?a=${long}`,
      looks: [1, 2].map((turn) => ({
        at: turn,
        content: story({
          headline: `${long} ${turn}`,
          blocks: [`${long}${turn}`, { kind: 'code', text: `${long} ${turn}` }],
        }),
        hops: [
          {
            url: `https://long.example/${long}`,
            status: 200,
            headers: [[long, long]],
            peerAddress: '2001:db8::1',
          },
        ],
      })),
    },
  ])
  const captures = await house.archive.captures(newsroom.ferry, { limit: 1 })
  server = await startReview(reviewDeps(house.archive, { drawPicture: pool.draw }), {
    host: '127.0.0.1',
    port: 0,
  })
  browser = await launchChromium()
  pages = [
    paths.inbox,
    paths.articles,
    `${paths.articles}?url=https://unknown.example/${long}`,
    paths.sources,
    `${paths.statistics}?span=all`,
    paths.signIn,
    paths.api,
    '/?order=newest&noise=1&kind=number',
    '/search?q=Nordhamn',
    '/search?q=14&in=added',
    paths.live(newsroom.live),
    `${paths.blame(newsroom.ferry, 3)}?gone=1`,
    `${paths.blame(newsroom.arabic, 2)}?view=kept`,
    '/nowhere',
    paths.article(newsroom.budget),
    paths.captures(newsroom.gone),
    `${paths.captures(newsroom.gone)}?only=failed&order=newest`,
    paths.version(newsroom.live, 3),
    paths.capture(present(captures.items[0]).id),
    ...[newsroom.ferry, newsroom.arabic, newsroom.japanese, ...wide.ids].flatMap((id) => [
      paths.article(id),
      paths.version(id, 2),
      paths.change(id, 1, 2),
      `${paths.change(id, 1, 2)}?view=side`,
    ]),
  ]
})

afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
  await pool?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`)
  return page
}

describe('the pages in a browser', () => {
  test.each(['light', 'dark'] as const)('show the picture of a change, in %s', async (colorScheme) => {
    const page = await open(paths.change(newsroom.arabic, 1, 2), { colorScheme })
    await page.click('summary:has-text("Picture of this change")')
    const image = "document.querySelector('.picture img')"
    await expect.poll(() => page.evaluate(`${image}.naturalWidth`), { timeout: 15_000 }).toBe(1_200)
    const source = await page.evaluate<string>(`${image}.currentSrc`)
    expect(source.endsWith('theme=dark')).toBe(colorScheme === 'dark')
    expect((await page.request.get(source.replace('.svg', '.png'))).status()).toBe(200)
    await page.context().close()
  })

  test.each([320, 360, 768, 1280, 3840])(
    'need no sideways scrolling at %i pixels',
    async (width) => {
      const page = await open('/', { viewport: { width, height: 800 } })
      const wide: string[] = []
      for (const path of pages) {
        await page.goto(`${server.url}${path}`)
        const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth')
        if (scrollWidth > width) wide.push(`${path}: ${scrollWidth}`)
      }
      await page.context().close()
      expect(wide).toEqual([])
    },
    120_000,
  )

  test.each([
    ['light', 'screen'],
    ['dark', 'screen'],
    ['dark', 'print'],
  ] as const)(
    'have enough contrast in %s on %s',
    async (colorScheme, media) => {
      const page = await open('/', { colorScheme })
      await page.emulateMedia({ media })
      const faint: string[] = []
      for (const path of pages) {
        await page.goto(`${server.url}${path}`)
        faint.push(
          ...(await page.evaluate<readonly string[]>(findFaintText)).map((text) => `${path}: ${text}`),
        )
      }
      await page.context().close()
      expect(faint).toEqual([])
    },
    120_000,
  )

  test('lead by keyboard from the first page to what changed', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top >= 0')).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    const href = () => page.evaluate<string>('document.activeElement.getAttribute("href") ?? ""')
    let target = ''
    // The orders and the filter come before the list.
    for (let tabs = 0; tabs < 8 && !target.includes('/changes/'); tabs += 1) {
      await page.keyboard.press('Tab')
      target = await href()
    }
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid')
    expect(target).toMatch(/^\/articles\/\d+\/changes\/\d+-\d+$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}${target}`)
    expect(await page.evaluate('document.querySelectorAll("ins").length')).toBeGreaterThan(0)
    await page.context().close()
  })

  test('every link and field shows when it has the focus', async () => {
    const page = await open(paths.article(newsroom.ferry))
    const count = await page.evaluate<number>(
      `document.querySelectorAll('a, button, select, summary').length`,
    )
    const dull: string[] = []
    for (let index = 0; index < count; index += 1) {
      await page.keyboard.press('Tab')
      const state = await page.evaluate<string>(
        `getComputedStyle(document.activeElement).outlineStyle + ' ' + document.activeElement.outerHTML.slice(0, 80)`,
      )
      if (state.startsWith('none')) dull.push(state)
    }
    await page.context().close()
    expect(count).toBeGreaterThan(10)
    expect(dull).toEqual([])
  })

  test('compare two versions and find an article without scripts', async () => {
    const page = await open(paths.article(newsroom.ferry), { javaScriptEnabled: false })
    await page.check('input[name=from][value="1"]')
    await page.check('input[name=to][value="4"]')
    await page.click('form.compare button')
    await page.waitForURL(`${server.url}${paths.change(newsroom.ferry, 1, 4)}`)
    await page.goto(`${server.url}${paths.articles}`)
    await page.fill('#url', ' coast-courier.example/2026/11/ferry-halted-after-engine-fire ')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}${paths.article(newsroom.ferry)}`)
    expect(await page.textContent('h1')).toContain('Ferry halted')
    await page.context().close()
  })

  test('let Arabic run from right to left beside our own words', async () => {
    const page = await open(paths.change(newsroom.arabic, 1, 2))
    expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).direction`)).toBe('rtl')
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.field dd')).direction`)).toBe('rtl')
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.edit .block')).direction`)).toBe(
      'rtl',
    )
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.summary')).direction`)).toBe('ltr')
    await page.context().close()
  })

  test('ask nobody but our own server for anything', async () => {
    const page = await open('/')
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    for (const path of pages) await page.goto(`${server.url}${path}`)
    await page.context().close()
    expect([...asked]).toEqual([server.url])
  })

  test('have one main heading, a title and named landmarks', async () => {
    const page = await open('/')
    for (const path of pages) {
      await page.goto(`${server.url}${path}`)
      expect(await page.evaluate('document.querySelectorAll("h1").length')).toBe(1)
      expect(await page.title()).toMatch(/ · Stet$/)
      expect(await page.evaluate(`[...document.querySelectorAll('nav')].every((nav) => nav.ariaLabel)`)).toBe(
        true,
      )
      expect(
        await page.evaluate(
          `document.querySelectorAll('[id]').length === new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size`,
        ),
      ).toBe(true)
    }
    await page.context().close()
  })
})

/** WCAG 2.2, success criterion 1.4.3, over every visible text and the ground it really stands on. */
const findFaintText = `(() => {
  const parse = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number)
    return { r, g, b, a }
  }
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const groundOf = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor)
      if (ground.a === 1) return ground
    }
    return { r: 255, g: 255, b: 255, a: 1 }
  }
  const found = []
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.hidden, .skip, svg') !== null) continue
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue
    const style = getComputedStyle(element)
    const [a, b] = [luminance(parse(style.color)), luminance(groundOf(element))].toSorted((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    if (ratio < 4.5) found.push(ratio.toFixed(2) + ' ' + element.outerHTML.slice(0, 100))
  }
  return found
})()`
