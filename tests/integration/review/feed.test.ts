import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { playHostile } from '../../support/hostile-newsroom.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { present } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'
import { xssVectors } from '../../support/xss-vectors.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let app: ReturnType<typeof reviewApp>

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  app = reviewApp(reviewDeps(house.archive))
})

afterAll(() => house?.[Symbol.asyncDispose]())

describe('the feed of all changes', () => {
  test('is an Atom feed with what RFC 4287 asks for', async () => {
    const answer = await app.request('/feed.atom')
    expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    const feed = parseAtomFeed(await answer.text())
    expect(feed.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(feed.updated).toBe('2026-11-01T11:40:01.000Z')
    expect(feed.links).toContainEqual(
      expect.objectContaining({ rel: 'self', href: 'https://stet.example/feed.atom' }),
    )
    expect(feed.authors?.[0]?.name).toBe('Stet')
    const entries = feed.entries ?? []
    expect(entries).toHaveLength(11)
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(11)
    for (const entry of entries) {
      expect(entry.id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
      expect(entry.title?.type).toBe('text')
      expect(entry.content?.type).toBe('html')
      expect(new Date(entry.updated ?? '').getTime()).not.toBeNaN()
    }
  })

  test('has the diff inside, and leads to its page', async () => {
    const feed = parseAtomFeed(await (await app.request('/feed.atom')).text())
    const entry = present(feed.entries?.at(-1))
    expect(entry.title?.value).toBe('Ferry halted after engine fire, 14 hurt')
    const content = entry.content?.value ?? ''
    expect(textOfHtml(content)).toContain('Headline: Ferry halted after engine fire,')
    expect(content).toContain('<del>12</del><ins>14</ins> hurt')
    expect(content).toMatch(/<del>Twelve ?<\/del><ins>Fourteen ?<\/ins> ?people were hurt/)
    expect(entry.links).toContainEqual(
      expect.objectContaining({
        rel: 'alternate',
        href: `https://stet.example/articles/${newsroom.ferry}/changes/1-2`,
      }),
    )
  })

  test('is the same bytes until something changes, and is not sent twice', async () => {
    const first = await app.request('/feed.atom')
    const etag = present(first.headers.get('ETag'))
    const again = await app.request('/feed.atom', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(again.headers.get('Cache-Control')).toBe('private, max-age=60')
    expect(await again.text()).toBe('')
  })

  test('keeps the ids of its entries when the pages move', async () => {
    const moved = reviewApp(reviewDeps(house.archive, { publicUrl: 'https://elsewhere.example/' }))
    const ids = async (from: typeof app) =>
      parseAtomFeed(await (await from.request('/feed.atom')).text()).entries?.map(({ id }) => id)
    expect(await ids(moved)).toEqual(await ids(app))
  })

  test('is a valid feed while nothing has changed', async () => {
    await using empty = await temporaryArchive()
    const feed = parseAtomFeed(
      await (await reviewApp(reviewDeps(empty.archive)).request('/feed.atom')).text(),
    )
    expect(feed.updated).toBe('1970-01-01T00:00:00.000Z')
    expect(feed.entries ?? []).toEqual([])
  })
})

describe('a feed of less', () => {
  test('has the changes of one source', async () => {
    const feed = parseAtomFeed(await (await app.request('/feed.atom?source=2')).text())
    expect(feed.title?.value ?? feed.title).toContain('أخبار المدينة')
    expect(feed.entries).toHaveLength(1)
  })

  test('has the changes of one article', async () => {
    const feed = parseAtomFeed(await (await app.request(`/articles/${newsroom.ferry}/feed.atom`)).text())
    expect(feed.entries).toHaveLength(2)
    expect(feed.links).toContainEqual(
      expect.objectContaining({
        rel: 'self',
        href: `https://stet.example/articles/${newsroom.ferry}/feed.atom`,
      }),
    )
  })
})

describe('a feed that is asked for less still', () => {
  const titles = async (path: string) =>
    (parseAtomFeed(await (await app.request(path)).text()).entries ?? []).map(({ title }) => title?.value)

  test('has the changes that add a phrase, and no others', async () => {
    expect(await titles('/feed.atom?q=14&in=added')).toEqual(['Ferry halted after engine fire, 14 hurt'])
    expect(await titles('/feed.atom?q=14&in=removed')).toEqual([])
    const feed = parseAtomFeed(await (await app.request('/feed.atom?q=14&in=added')).text())
    expect(feed.links).toContainEqual(
      expect.objectContaining({ rel: 'self', href: 'https://stet.example/feed.atom?q=14&in=added' }),
    )
    expect(feed.links).toContainEqual(
      expect.objectContaining({ rel: 'alternate', href: 'https://stet.example/search?q=14&in=added' }),
    )
  })

  test('has one kind, or what is significant', async () => {
    expect(await titles('/feed.atom?kind=negation')).toEqual(['تأجيل افتتاح خط المترو الجديد إلى الصيف'])
    const major = present(await titles('/feed.atom?min=0.6'))
    expect(major.length).toBeGreaterThan(2)
    expect(major.length).toBeLessThan(16)
  })

  test('is another feed than that of all changes', async () => {
    const id = async (path: string) => parseAtomFeed(await (await app.request(path)).text()).id
    const ids = await Promise.all(
      ['/feed.atom', '/feed.atom?source=1', '/feed.atom?kind=number', '/feed.atom?q=a', '/feed.atom?q=b'].map(
        id,
      ),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('JSON Feed', () => {
  test('says the same as Atom, in the terms of version 1.1', async () => {
    const answer = await app.request('/feed.json')
    expect(answer.headers.get('Content-Type')).toBe('application/feed+json; charset=utf-8')
    const feed = parseJsonFeed(await answer.json())
    const atom = parseAtomFeed(await (await app.request('/feed.atom')).text())
    expect(feed).toMatchObject({
      title: 'Stet: recent changes',
      home_page_url: 'https://stet.example/',
      feed_url: 'https://stet.example/feed.json',
    })
    expect(feed.items?.map(({ id }) => id)).toEqual(atom.entries?.map(({ id }) => id))
    expect(feed.items?.map(({ content_html }) => content_html)).toEqual(
      atom.entries?.map(({ content }) => content?.value),
    )
    expect(
      feed.items?.every(({ title, url }) => title !== undefined && url?.startsWith('https://stet.example/')),
    ).toBe(true)
  })

  test('stands beside every Atom feed, and pages lead to both', async () => {
    const path = `/articles/${newsroom.ferry}`
    expect(parseJsonFeed(await (await app.request(`${path}/feed.json`)).json()).items).toHaveLength(2)
    const page = await (await app.request(path)).text()
    expect(page).toContain(`type="application/atom+xml" href="${path}/feed.atom"`)
    expect(page).toContain(`href="${path}/feed.json"`)
  })

  test('is not sent twice', async () => {
    const tag = present((await app.request('/feed.json')).headers.get('ETag'))
    const again = await app.request('/feed.json', { headers: { 'If-None-Match': `"x", ${tag}` } })
    expect(again.status).toBe(304)
  })
})

describe('a feed of hostile articles', () => {
  test('is well-formed XML 1.0, with titles as text and no address that runs code', async () => {
    await using hostile = await temporaryArchive()
    const { ids } = await playHostile(hostile.archive, xssVectors())
    const xml = await (await reviewApp(reviewDeps(hostile.archive)).request('/feed.atom')).text()
    const hrefs: string[] = []
    const elements = new Set<string>()
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ name, attributes }) => {
      elements.add(name)
      if (typeof attributes['href'] === 'string') hrefs.push(attributes['href'])
    })
    parser.write(xml).close()
    expect([...elements].toSorted()).toEqual([
      'author',
      'category',
      'content',
      'entry',
      'feed',
      'generator',
      'id',
      'link',
      'name',
      'published',
      'summary',
      'title',
      'updated',
    ])
    // Two of the feed, and of each entry its page and its article.
    expect(hrefs).toHaveLength(2 + 2 * ids.length)
    for (const href of hrefs) expect(href).toMatch(/^https:\/\//)
    // eslint-disable-next-line no-control-regex -- controls are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
  })
})
