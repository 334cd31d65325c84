import { describe, expect, test } from 'vitest'

import { startNewsroom } from '../../../demo/newsroom.ts'
import type { NewsroomOptions, TrueArticle } from '../../../demo/newsroom.ts'
import { words } from '../../../demo/words.ts'
import { discover, urlPatterns } from '../../../pipeline/discover/discover.ts'
import type { Discovered } from '../../../pipeline/discover/discover.ts'
import type { SourceKind } from '../../../model/source.ts'

const small = { articles: 14, seed: 5 } satisfies NewsroomOptions

async function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, { headers })
  const bytes = await response.arrayBuffer()
  const type = response.headers.get('content-type') ?? ''
  const text = new TextDecoder(type === 'text/html' ? 'windows-1252' : 'utf-8').decode(bytes)
  return { response, text }
}

/** The text of a page without markup, as words: enough to see whether prose is there. */
function shownWords(html: string): string {
  const text = html
    .replaceAll(/<(script|style)\b[^]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  return ` ${words(text).join(' ')} `
}

function missingProse(html: string, article: TrueArticle | undefined): string[] {
  const content = article?.states.at(-1)?.content
  if (content === undefined) return ['no state']
  const shown = shownWords(html)
  const prose = [
    content.headline,
    content.dek ?? '',
    ...content.byline,
    // A post opens with its time, which the page shows in its own form.
    ...content.blocks.filter(({ kind }) => kind !== 'post').map(({ text }) => text),
  ]
  return prose.filter((text) => !shown.includes(` ${words(text).join(' ')} `))
}

describe('pages', () => {
  test('differ in bytes on every request, and say the same', async () => {
    await using room = await startNewsroom(small)
    for (const article of room.truth.articles) {
      const one = await get(article.url)
      const other = await get(article.url)
      expect(one.response.status).toBe(200)
      expect(other.text).not.toBe(one.text)
      expect(missingProse(one.text, article)).toEqual([])
      expect(missingProse(other.text, article)).toEqual([])
    }
  })

  test('are the same to the byte when noise is off, until they are edited', async () => {
    await using room = await startNewsroom({ ...small, noise: false })
    const before = new Map<string, string>()
    for (const { url } of room.truth.articles) before.set(url, (await get(url)).text)
    const edited = new Set(room.nextRound().map(({ url }) => url))
    expect(edited.size).toBeGreaterThan(0)
    for (const { url } of room.truth.articles) {
      expect((await get(url)).text === before.get(url)).toBe(!edited.has(url))
    }
  })

  test('show every kind of site, with and without a declared charset, in three languages', async () => {
    await using room = await startNewsroom(small)
    const { articles } = room.truth
    expect(new Set(articles.map(({ template }) => template)).size).toBe(7)
    expect(new Set(articles.map(({ language }) => language))).toEqual(new Set(['en-GB', 'de-DE', 'he']))
    const types = await Promise.all(
      articles.map(async ({ url }) => (await get(url)).response.headers.get('content-type')),
    )
    expect(new Set(types)).toEqual(new Set(['text/html; charset=utf-8', 'text/html']))
  })

  test('follow the edits of each round', async () => {
    await using room = await startNewsroom(small)
    for (let round = 0; round < 12; round += 1) {
      for (const { url } of room.nextRound()) {
        const article = room.truth.articles.find((candidate) => candidate.url === url)
        const state = article?.states.at(-1)
        const { response, text } = await get(url)
        expect(response.status).toBe(state?.status)
        expect(state?.status === 200 ? missingProse(text, article) : []).toEqual([])
      }
    }
  })

  test('weigh what they should, and some much more', async () => {
    await using room = await startNewsroom({ articles: 60, seed: 1, pageBytes: 40_000 })
    const sizes: number[] = []
    for (const { url } of room.truth.articles) sizes.push(Buffer.byteLength((await get(url)).text))
    sizes.sort((a, b) => a - b)
    expect(sizes[30]).toBeGreaterThan(30_000)
    expect(sizes[30]).toBeLessThan(60_000)
    expect(sizes.at(-1)).toBeGreaterThan(100_000)
    expect(sizes.at(-1)).toBeLessThan(220_000)
  })
})

describe('HTTP', () => {
  test('validators bring a 304 while the article stands, and a body after an edit', async () => {
    await using room = await startNewsroom({ ...small, editsPerRound: 14 })
    const known = new Map<string, Record<string, string>>()
    for (const { url } of room.truth.articles) {
      const headers = await validators(url)
      if (headers === null) continue
      known.set(url, headers)
      expect((await get(url, headers)).response.status).toBe(304)
    }
    expect(known.size).toBeGreaterThan(3)
    expect(room.requests().notModified).toBe(known.size)
    const edited = room.nextRound().filter(({ url, kind }) => known.has(url) && kind !== 'taken-down')
    expect(edited.length).toBeGreaterThan(0)
    for (const { url } of edited) expect((await get(url, known.get(url))).response.status).toBe(200)
  })

  test('robots.txt forbids only what nobody reads, and requests are counted', async () => {
    await using room = await startNewsroom(small)
    const { text } = await get(`${room.origin}/robots.txt`)
    expect(text).toContain('Disallow: /admin/')
    expect(text).toContain(`Sitemap: ${room.sitemapUrl}`)
    expect((await get(`${room.origin}/nothing-here`)).response.status).toBe(404)
    expect(room.requests()).toEqual({ total: 2, notModified: 0, robots: 1 })
  })

  test('some pages come compressed when that is asked for', async () => {
    await using room = await startNewsroom(small)
    const codings = await Promise.all(
      room.truth.articles.map(async ({ url }) => (await get(url)).response.headers.get('content-encoding')),
    )
    expect(new Set(codings)).toEqual(new Set(['gzip', null]))
  })
})

describe('lists', () => {
  test('feeds, sitemap and front page name every article that stands', async () => {
    await using room = await startNewsroom({ ...small, editsPerRound: 12 })
    while (!room.truth.edits.some(({ kind }) => kind === 'taken-down')) room.nextRound()
    const standing = room.truth.articles.filter(({ states }) => states.at(-1)?.status === 200)
    const expected = new Map(standing.map(({ url, states }) => [url, states.at(-1)?.content.headline]))
    const index = await found('sitemap', room.sitemapUrl)
    expect(index.more).toHaveLength(1)
    for (const [kind, url] of [
      ['feed', room.feedUrl],
      ['feed', room.atomUrl],
      ['feed', room.jsonFeedUrl],
      ['sitemap', index.more[0]?.url ?? ''],
    ] as const) {
      const { candidates } = await found(kind, url)
      expect(new Map(candidates.map((candidate) => [candidate.url, candidate.headline]))).toEqual(expected)
    }
    const listing = await found('listing', room.listingUrl)
    expect(new Set(listing.candidates.map(({ url }) => url))).toEqual(new Set(expected.keys()))
  })
})

/** The headers of a conditional request for what a page is now; null when the site gives no validators. */
async function validators(url: string): Promise<Record<string, string> | null> {
  const { response } = await get(url)
  const etag = response.headers.get('etag')
  const modified = response.headers.get('last-modified')
  if (etag !== null) return { 'if-none-match': etag }
  return modified === null ? null : { 'if-modified-since': modified }
}

async function found(kind: SourceKind, url: string): Promise<Discovered> {
  const response = await fetch(url)
  const body = new Uint8Array(await response.arrayBuffer())
  return discover(kind, { url, body, mediaType: null, charset: 'utf-8' }, urlPatterns(null, null))
}
