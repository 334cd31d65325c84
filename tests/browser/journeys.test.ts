import { randomBytes } from 'node:crypto'
import axe from 'axe-core'
import { parseAtomFeed } from 'feedsmith'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId } from '../../model/ids.ts'
import { secretDigest } from '../../review/access/reader.ts'
import { paths } from '../../review/paths.ts'
import { startReview } from '../../review/server.ts'
import type { Listening } from '../../review/server.ts'
import { temporaryArchive } from '../support/archive.ts'
import type { TemporaryArchive } from '../support/archive.ts'
import { launchChromium } from '../support/chromium.ts'
import { play, story } from '../support/played.ts'
import { minutes, present } from '../support/records.ts'
import { reviewDeps } from '../support/review.ts'
import { playSampleNewsroom } from '../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../support/sample-newsroom.ts'

let house: TemporaryArchive
let server: Listening
let browser: Browser
let newsroom: SampleNewsroom
let long: ArticleId

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  const { ids } = await play(house.archive, { url: 'https://harbour.example/feed', title: 'Harbour Post' }, [
    {
      url: 'https://harbour.example/strike',
      looks: [1, 2, 3, 4, 5, 6].map((at) => ({
        at: at * 40,
        content: story({
          headline: 'Dockers strike',
          blocks: [
            `The strike is in day ${at}.`,
            'The port is shut.',
            ...(at > 3 ? ['Talks began on Friday.'] : []),
          ],
        }),
      })),
    },
  ])
  long = present(ids[0])
  server = await startReview(reviewDeps(house.archive, { publicUrl: null, hosts: [] }), {
    host: '127.0.0.1',
    port: 0,
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'UTC', ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('close', () => expect(errors).toEqual([]))
  await page.goto(`${server.url}${path}`)
  return page
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a reader %s', (_, javaScriptEnabled) => {
  test('finds a silent correction', async () => {
    const page = await open('/', { javaScriptEnabled })
    await page.click('summary:has-text("Filter")')
    await page.selectOption('select[name=kind]', 'silent-correction')
    await page.click('.filters button')
    await page.click('.card h3 a:has-text("Ferry halted")')
    expect(await page.textContent('.edit')).toContain('Twelve')
    expect(await page.textContent('.edit ins b')).toBe('Fourteen')
    expect(await page.textContent('.evidence')).toContain('silent correction')
    await page.context().close()
  })

  test('compares versions 2 and 5', async () => {
    const page = await open(paths.article(long), { javaScriptEnabled })
    await page.check('input[name=from][value="2"]')
    await page.check('input[name=to][value="5"]')
    await page.click('form.compare button')
    await page.waitForURL(`${server.url}${paths.change(long, 2, 5)}`)
    expect(await page.textContent('main')).toContain('Compared on request')
    expect(await page.textContent('.diff')).toContain('Talks began on Friday.')
    await page.context().close()
  })

  test('finds who brought a sentence', async () => {
    const page = await open(paths.article(long), { javaScriptEnabled })
    await page.click('text=Who brought which words')
    await page.click('.run:has-text("Talks began") .origin')
    await page.waitForURL(new RegExp(paths.change(long, 3, 4)))
    expect(await page.textContent('.diff')).toContain('Talks began on Friday.')
    expect(await page.textContent('main')).toContain('between 02:00 and 02:40')
    await page.context().close()
  })

  test('follows a search as a feed', async () => {
    const page = await open('/search', { javaScriptEnabled })
    await page.fill('#q', '“talks began”')
    await page.check('input[name=in][value=added]')
    await page.click('form.search button')
    expect(await page.textContent('.snippet mark')).toBe('Talks began')
    const href = present(await page.getAttribute('text=Follow as a feed', 'href'))
    const feed = parseAtomFeed(await (await page.request.get(`${server.url}${href}`)).text())
    expect(feed.entries?.map(({ title }) => title?.value)).toEqual(['Dockers strike'])
    await page.context().close()
  })

  test('asks when a phrase appeared', async () => {
    const page = await open('/search?q=%22nobody+told+us%22', { javaScriptEnabled })
    expect(await page.textContent('.presence')).toMatch(
      /There when first seen.*vanished.*between 07:05 and 07:20 UTC.*version 2/s,
    )
    await page.context().close()
  })

  test('signs in, marks a change as seen and annotates it', async () => {
    const secret = randomBytes(32).toString('base64url')
    await house.archive.addToken({
      name: `desk ${javaScriptEnabled}`,
      scope: 'review',
      digest: secretDigest(secret),
      createdAt: minutes(0),
      expiresAt: null,
    })
    const page = await open('/sign-in', { javaScriptEnabled })
    await page.fill('#token', secret)
    await page.click('form.lookup button')
    await page.waitForURL(`${server.url}/`)
    const change = javaScriptEnabled ? paths.change(long, 1, 2) : paths.change(long, 2, 3)
    await page.goto(`${server.url}${change}`)
    await page.click('.notes button:has-text("Mark as seen")')
    expect(await page.textContent('.notes')).toContain(`Seen by desk ${javaScriptEnabled}`)
    await page.fill('#annotation', 'Asked the port.')
    await page.click('.notes button:has-text("Annotate")')
    expect(await page.textContent('.annotation')).toContain('Asked the port.')
    await page.context().close()
  })
})

describe('the script', () => {
  test('steps through changes by keys, opens them, and explains itself', async () => {
    const page = await open('/')
    const focused = () => page.evaluate<string>('document.activeElement.id')
    await page.keyboard.press('j')
    const first = await focused()
    await page.keyboard.press('j')
    const second = await focused()
    await page.keyboard.press('k')
    expect([first.startsWith('change-'), second === first, await focused()]).toEqual([true, false, first])
    await page.keyboard.press('?')
    expect(await page.isVisible('dialog.keys')).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    await page.waitForURL(/\/changes\//)
    await page.keyboard.press('v')
    await page.waitForURL(/view=side/)
    await page.keyboard.press('/')
    await page.waitForURL(/\/search$/)
    await page.keyboard.press('/')
    await page.keyboard.type('j/?x')
    expect(await page.inputValue('#q')).toBe('j/?x')
    await page.context().close()
  })

  test('rests when its reader switches the keys off', async () => {
    const page = await open('/')
    await page.keyboard.press('?')
    await page.click('dialog.keys input')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.context().close()
  })

  test('writes times by the reader’s clock, and by UTC when asked', async () => {
    const page = await open(paths.change(newsroom.ferry, 1, 2), { timezoneId: 'Asia/Kolkata' })
    expect(await page.textContent('main')).toContain('between 12:35 and 12:50 GMT+5:30')
    await page.click('#zone button')
    await page.waitForFunction(`document.querySelector('main').textContent.includes('07:05')`)
    expect(await page.textContent('#zone')).toContain('Times are UTC')
    await page.context().close()
  })

  test('tells of a change that comes while the inbox is open', async () => {
    const page = await open('/')
    await play(house.archive, { url: 'https://late.example/feed' }, [
      {
        url: 'https://late.example/1',
        looks: [1, 2].map((at) => ({
          at,
          content: story({ headline: 'Late', blocks: [`It was ${at} of them.`] }),
        })),
      },
    ])
    await page.waitForSelector('.live a', { timeout: 10_000 })
    expect(await page.textContent('.live')).toBe('One new change: show it')
    expect(await page.title()).toMatch(/^\(1\) /)
    await page.context().close()
  })

  test('leaves a visit’s bookmark, so that the next one shows what is new', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${server.url}/?order=newest`)
    expect(await page.locator('.orders').textContent()).not.toContain('Since my last visit')
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'stet-visit')
    const [, latest = '0'] = present(cookie).value.split('.')
    const before = `-.${Number(latest) - 2}.1`
    await context.addCookies([{ ...present(cookie), value: before }])
    await page.goto(`${server.url}/?order=newest`)
    expect(await page.locator('.card h3 .mark').allTextContents()).toEqual(['new', 'new'])
    await page.click('text=Since my last visit')
    expect(await page.locator('.card').count()).toBeLessThanOrEqual(2)
    await context.close()
  })
})

describe('axe', () => {
  test.each(['light', 'dark'] as const)(
    'finds nothing to object to in %s',
    async (colorScheme) => {
      const page = await open('/', { colorScheme })
      const found: string[] = []
      for (const path of [
        '/',
        '/?order=newest&noise=1&kind=number',
        paths.articles,
        paths.sources,
        `${paths.statistics}?span=all`,
        paths.signIn,
        paths.api,
        '/search?q=Nordhamn',
        '/search?q=14&in=added',
        paths.article(newsroom.ferry),
        paths.article(newsroom.budget),
        paths.captures(newsroom.gone),
        paths.change(newsroom.ferry, 1, 2),
        `${paths.change(newsroom.arabic, 1, 2)}?view=side&whole=1`,
        paths.version(newsroom.live, 3),
        `${paths.blame(newsroom.ferry, 3)}?gone=1`,
        `${paths.blame(newsroom.ferry, 3)}?view=kept`,
        paths.live(newsroom.live),
        '/nowhere',
      ]) {
        await page.goto(`${server.url}${path}`)
        // The page's own policy lets no script in but ours.
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate<axe.AxeResults>(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
        )
        found.push(...violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html.slice(0, 160)}`))
      }
      await page.context().close()
      expect(found).toEqual([])
    },
    120_000,
  )
})
