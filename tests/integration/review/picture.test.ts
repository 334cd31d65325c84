import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { picturePool } from '../../../review/picture/pool.ts'
import type { PicturePool } from '../../../review/picture/pool.ts'
import { startReview } from '../../../review/server.ts'
import type { Listening } from '../../../review/server.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { play, story } from '../../support/played.ts'
import { present } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'
import { xssVectors } from '../../support/xss-vectors.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let pool: PicturePool
let served: Listening
const listen = { host: '127.0.0.1', port: 0 }

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  pool = picturePool()
  served = await startReview(reviewDeps(house.archive, { drawPicture: pool.draw }), listen)
})

afterAll(async () => {
  await served?.[Symbol.asyncDispose]()
  await pool?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(new URL(path, served.url), { headers })
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Throws where the document is not well-formed XML. */
function parseSvg(text: string): { elements: readonly Element[]; texts: readonly string[] } {
  const elements: Element[] = []
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }))
  parser.on('text', (each) => texts.push(each))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return { elements, texts }
}

/** PNG (third edition), sections 5.2 and 11.2.1. */
function sizeOfPng(bytes: Buffer): { width: number; height: number } {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  expect(bytes.toString('latin1', 12, 16)).toBe('IHDR')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

describe('the picture of a change', () => {
  test('is an SVG of outlines that loads and runs nothing', async () => {
    const answer = await get(`/articles/${newsroom.ferry}/changes/1-2/picture.svg`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8')
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    const { elements, texts } = parseSvg(await answer.text())
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'defs', 'path', 'rect', 'g', 'use']),
    )
    const links = elements.flatMap(({ attributes }) => attributes['xlink:href'] ?? [])
    expect(links.every((link) => /^#g\d+$/.test(link))).toBe(true)
    expect(elements[0]?.attributes['width']).toBe('1200')
    expect(texts.join('\n')).toContain('Ferry halted after engine fire, [removed: 12][added: 14] hurt')
    expect(texts.join('\n')).toContain(`https://stet.example/articles/${newsroom.ferry}/changes/1-2`)
  })

  test.each(['ferry', 'arabic', 'japanese'] as const)('of %s is a PNG of its size', async (name) => {
    const path = `/articles/${newsroom[name]}/changes/1-2/picture`
    const [png, svg] = await Promise.all([get(`${path}.png`), get(`${path}.svg`)])
    expect(png.status).toBe(200)
    expect(png.headers.get('Content-Type')).toBe('image/png')
    const { width, height } = sizeOfPng(Buffer.from(await png.arrayBuffer()))
    expect(width).toBe(1_200)
    expect(await svg.text()).toContain(`height="${height}"`)
  })

  test('is not sent again to who has it, and is another one when it is dark', async () => {
    const path = `/articles/${newsroom.ferry}/changes/1-2/picture.png`
    const [light, dark] = await Promise.all([get(path), get(`${path}?theme=dark`)])
    const tag = present(light.headers.get('ETag'))
    expect(dark.headers.get('ETag')).not.toBe(tag)
    expect(Buffer.from(await light.arrayBuffer())).not.toEqual(Buffer.from(await dark.arrayBuffer()))
    const again = await get(path, { 'If-None-Match': tag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('is drawn once for all who ask at a time', async () => {
    let drawn = 0
    await using counted = await startReview(
      reviewDeps(house.archive, {
        drawPicture: (...task) => {
          drawn += 1
          return pool.draw(...task)
        },
      }),
      listen,
    )
    const url = new URL(`/articles/${newsroom.ferry}/changes/2-3/picture.svg`, counted.url)
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(url)))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    await (await fetch(url)).text()
    expect(drawn).toBe(1)
  })

  test.each(['articles/1/changes/1-99/picture.svg', 'articles/999999/changes/1-2/picture.png'])(
    'at %s is not there',
    async (path) => {
      const answer = await get(`/${path}`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    },
  )

  test('that would be boxes is refused, and says why', async () => {
    const [id] = (
      await play(house.archive, { url: 'https://tamil.example/feed' }, [
        {
          url: 'https://tamil.example/a',
          looks: [
            { at: 1, content: story({ headline: 'புதிய பாலம்', blocks: ['மார்ச் மாதம் திறக்கப்படும்.'] }) },
            { at: 2, content: story({ headline: 'புதிய பாலம்', blocks: ['மே மாதம் திறக்கப்படும்.'] }) },
          ],
        },
      ])
    ).ids
    const answer = await get(`/articles/${id}/changes/1-2/picture.png`)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'picture-undrawable', title: 'No picture of this' })
  })

  test('stays well-formed whatever a publisher writes', async () => {
    const hostile = [...xssVectors(), '\uFFFE \u202E 👩‍👩‍👧 \u0301\u0301\u0301\u0301\u0301\u0301']
    const { ids } = await play(
      house.archive,
      { url: 'https://hostile.example/feed', title: '</title><script>alert(1)</script>' },
      [
        {
          url: 'https://hostile.example/a',
          looks: [
            { at: 1, content: story({ headline: '"><svg onload=alert(1)>', blocks: ['kept'] }) },
            { at: 2, content: story({ headline: ']]><x>', blocks: ['kept', hostile.join(' ')] }) },
          ],
        },
      ],
    )
    const svg = await (await get(`/articles/${ids[0]}/changes/1-2/picture.svg`)).text()
    const names = new Set(parseSvg(svg).elements.map(({ name }) => name))
    expect(names).toEqual(new Set(['svg', 'title', 'desc', 'defs', 'path', 'rect', 'g', 'use']))
    const png = await get(`/articles/${ids[0]}/changes/1-2/picture.png`)
    expect(sizeOfPng(Buffer.from(await png.arrayBuffer())).width).toBe(1_200)
  })
})

describe('the page of a change', () => {
  test('has the picture with its alternative text, to save and to copy', async () => {
    const html = await (await get(`/articles/${newsroom.ferry}/changes/1-2`)).text()
    expect(html).toContain(`src="/articles/${newsroom.ferry}/changes/1-2/picture.svg"`)
    expect(html).toMatch(/<img[^>]*alt="A change that Stet recorded\.\nThe Coast Courier\n/)
    expect(textOfHtml(html)).toContain('Alternative text, to post with it A change that Stet recorded.')
    for (const address of html.match(/\/articles\/\d+\/changes\/1-2\/picture\.[^"]*/g) ?? []) {
      expect((await get(address.replaceAll('&amp;', '&'))).status).toBe(200)
    }
  })

  test('shows it where its address is posted, if everybody may fetch it there', async () => {
    const html = await (await get(`/articles/${newsroom.ferry}/changes/1-2`)).text()
    const image = `https://stet.example/articles/${newsroom.ferry}/changes/1-2/picture.png`
    expect(html).toContain(`<meta property="og:image" content="${image}"`)
    expect(html).toContain('<meta property="og:image:alt" content="A change that Stet recorded.')
    await using nameless = await startReview(
      reviewDeps(house.archive, { drawPicture: pool.draw, publicUrl: null }),
      listen,
    )
    const page = await fetch(new URL(`/articles/${newsroom.ferry}/changes/1-2`, nameless.url))
    expect(await page.text()).not.toContain('og:image')
  })

  test('has none where nothing draws, or nothing differs', async () => {
    await using plain = await startReview(reviewDeps(house.archive), listen)
    const page = new URL(`/articles/${newsroom.ferry}/changes/1-2`, plain.url)
    expect(await (await fetch(page)).text()).not.toContain('picture.svg')
    expect((await fetch(`${page.href}/picture.svg`)).status).toBe(404)
    expect(await (await get(`/articles/${newsroom.ferry}/changes/2-2`)).text()).not.toContain('picture.svg')
  })
})
