import { gzipSync } from 'node:zlib'

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { OperationalError } from '../../../model/errors.ts'
import { limits } from '../../../model/limits.ts'
import { sourceKinds } from '../../../model/source.ts'
import type { SourceKind } from '../../../model/source.ts'
import {
  announcedFeeds,
  detectKind,
  discover,
  discoverInBatches,
  urlPatterns,
} from '../../../pipeline/discover/discover.ts'
import type { Discovered } from '../../../pipeline/discover/discover.ts'

const everything = urlPatterns(null, null)

function read(kind: SourceKind, body: string | Uint8Array, url = 'https://a.example/source'): Discovered {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return discover(kind, { url, body: bytes, mediaType: null, charset: null }, everything)
}

const rss = (items: string) =>
  `<rss version="2.0"><channel><title>T</title><link>https://a.example/</link>${items}</channel></rss>`
const item = (n: number) => `<item><title>Item ${n}</title><link>https://a.example/story-${n}</link></item>`
const reused = (n: number) =>
  `<item><guid isPermaLink="false">same</guid><link>https://a.example/${n}</link></item>`
const nested = (n: number) =>
  `<sitemap><loc>https://a.example/s-${n}.xml</loc><lastmod>20${10 + (n % 17)}-01-01</lastmod></sitemap>`
const urls = (count: number) =>
  Array.from({ length: count }, (_, n) => `<url><loc>https://a.example/story-${n}</loc></url>`).join('')
const urlset = (entries: string) => `<?xml version="1.0"?><urlset>${entries}</urlset>`

describe('feeds', () => {
  test.each([
    ['elements nested 100,000 deep', rss(`<item>${'<a>'.repeat(100_000)}</item>`), /nested deeper than 64/],
    [
      'a tag with 100,000 attributes',
      rss(`<item ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}></item>`),
      /tag is longer/,
    ],
    ['more bytes than a feed has', rss(' '.repeat(limits.feedSizeBytesMax)), /larger than/],
    ['nothing', '', /empty/],
    ['blanks and NUL', '\uFEFF \0 \n', /empty/],
    ['plain text', 'The requested URL was rejected.', /neither XML nor JSON/],
    ['JSON that is no feed', '{"error":"not found"}', /cannot be read/],
    ['XML that is no feed', '<svg xmlns="http://www.w3.org/2000/svg"/>', /cannot be read/],
    ['an entity declared after the root', rss('<!ENTITY x "y">'), /DOCTYPE/],
    [
      'a feed cut off in its first item',
      '<rss version="2.0"><channel><item><link>https://a.exa',
      /breaks off/,
    ],
  ])('%s: refused with feed-invalid', (_, body, message) => {
    expect(() => read('feed', body)).toThrow(expect.objectContaining({ code: 'feed-invalid' }))
    expect(() => read('feed', body)).toThrow(message)
  })

  test('of 10,000 items the first are read, up to the limit', () => {
    const { candidates } = read('feed', rss(Array.from({ length: 10_000 }, (_, n) => item(n)).join('')))
    expect(candidates).toHaveLength(limits.feedItemsMax)
    expect(candidates[0]?.url).toBe('https://a.example/story-0')
  })

  test('a URL of 100 KB is left out, its neighbours are not', () => {
    const long = `<item><link>https://a.example/${'x'.repeat(100_000)}</link></item>`
    const { candidates, notes } = read('feed', rss(item(1) + long + item(2)))
    expect(candidates.map((candidate) => candidate.headline)).toEqual(['Item 1', 'Item 2'])
    expect(notes).toEqual(['1 left out: no usable http or https URL'])
  })

  test('the address decides which article it is, whatever its guid', () => {
    expect(read('feed', rss(reused(1) + reused(2))).candidates).toHaveLength(2)
  })

  test('a wrong declared encoding does not spoil headlines', () => {
    const body = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>${rss(item(1).replace('Item', 'Café –'))}`,
    )
    const document = { url: 'https://a.example/', body, mediaType: null, charset: 'utf-8' }
    expect(discover('feed', document, everything).candidates[0]?.headline).toBe('Café – 1')
  })
})

describe('sitemaps', () => {
  test('more URLs than the standard allows in a file are all read, none of them twice', () => {
    const { candidates, notes } = read('sitemap', urlset(urls(200_000) + urls(10)))
    expect(candidates).toHaveLength(200_000)
    expect(notes).toEqual(['10 left out: listed twice'])
  })

  test('a sitemap is handed over in batches', () => {
    const body = Buffer.from(urlset(urls(50_000)))
    const document = { url: 'https://a.example/s.xml', body, mediaType: null, charset: null }
    const sizes = [...discoverInBatches('sitemap', document, everything)].map((batch) => batch.length)
    expect(sizes.length).toBeGreaterThan(10)
    expect(Math.max(...sizes)).toBeLessThan(5_000)
  })

  test.each([
    ['a character on the border of two pieces', 'utf-8', 'é'],
    ['one of four bytes', 'utf-8', '𝕏'],
    ['a label that says UTF-16 over ASCII', 'utf-16', 'e'],
    ['Shift_JIS', 'shift_jis', 'e'],
  ])('%s is read as it is wherever the bytes are cut', (_, charset, character) => {
    for (let shift = 0; shift < 8; shift += 1) {
      const path = `${'x'.repeat(shift)}${character.repeat(40)}`
      const entries = Array.from(
        { length: 2_000 },
        (__, n) => `<url><loc>https://a.example/${path}-${n}</loc></url>`,
      )
      const body = Buffer.from(urlset(entries.join('')))
      const { candidates } = discover(
        'sitemap',
        { url: 'https://a.example/', body, mediaType: null, charset },
        everything,
      )
      const wanted = new URL(`https://a.example/${path}`).href
      expect(candidates.map(({ url }) => url)).toEqual(
        Array.from({ length: 2_000 }, (__, n) => `${wanted}-${n}`),
      )
    }
  })

  test('a list of URLs is read line by line, however lines end', () => {
    const list = Array.from({ length: 10_000 }, (_, n) => `https://a.example/story-${n}`)
    for (const end of ['\n', '\r\n', '\r', '\n\n']) {
      expect(read('sitemap', `\uFEFF${list.join(end)}`).candidates.map(({ url }) => url)).toEqual(list)
    }
  })

  test('gzip is recognised by its bytes', () => {
    expect(read('sitemap', gzipSync(urlset(urls(3)))).candidates).toHaveLength(3)
  })

  test.each([
    ['a gzip bomb', gzipSync(Buffer.alloc(limits.sitemapSizeBytesMax + 1)), /unpacks to more than/],
    ['damaged gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]), /damaged/],
    ['elements nested 100,000 deep', urlset('<a>'.repeat(100_000)), /nested deeper/],
    ['a document of errors', urlset('\u0001'.repeat(5_000)), /XML errors/],
    ['a web page', '<!doctype html><html><body>x</body></html>', /web page/],
    ['nothing', '', /empty/],
    ['plain text', 'Not found', /no sitemap/],
    ['other XML', '<opml/>', /root element is opml/],
  ])('%s: refused with sitemap-invalid', (_, body, message) => {
    expect(() => read('sitemap', body)).toThrow(expect.objectContaining({ code: 'sitemap-invalid' }))
    expect(() => read('sitemap', body)).toThrow(message)
  })

  test('an index of thousands names the newest, and never itself', () => {
    const index = `<sitemapindex>${Array.from({ length: 5_000 }, (_, n) => nested(n)).join('')}</sitemapindex>`
    const { more, candidates, notes } = read('sitemap', index, 'https://a.example/s-16.xml')
    expect(candidates).toEqual([])
    expect(more).toHaveLength(limits.sitemapFilesMax - 1)
    expect(more.map(({ url }) => url)).not.toContain('https://a.example/s-16.xml')
    expect(more.every(({ url }) => Number(/s-(\d+)/.exec(url)?.[1]) % 17 === 16)).toBe(true)
    expect(notes).toEqual(['4900 older sitemaps of the index are not read'])
  })

  test('an include pattern opens the door to other hosts', () => {
    const body = Buffer.from(urlset('<url><loc>https://cdn.elsewhere.example/story</loc></url>'))
    const document = { url: 'https://a.example/s.xml', body, mediaType: null, charset: null }
    expect(discover('sitemap', document, everything).candidates).toEqual([])
    expect(discover('sitemap', document, urlPatterns('/story', null)).candidates).toHaveLength(1)
  })
})

test('a page nested a million deep gives what stands before the abyss', () => {
  const link = '<a href="/2026/11/22/a-story-of-many-words">A story of many words</a>'
  const other = link.replace('a-story', 'another-story')
  const { candidates } = read('listing', `${link}${'<div>'.repeat(1_000_000)}${other}`)
  expect(candidates.map((candidate) => candidate.headline)).toEqual(['A story of many words'])
})

test('any bytes are read or refused with a code, by every reader', () => {
  const pieces = fc.constantFrom(
    '<rss>',
    '<item>',
    '</item>',
    '<link>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<!DOCTYPE',
    '&',
    '&#0;',
    '<',
    '>',
    '"',
    '{',
    '<urlset>',
    '<url><loc>',
    'https://a.example/',
    '</loc></url>',
    '<a href=',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '\0',
    '\uFFFE',
    'é',
    '\x1f\x8b',
    '<__proto__>',
    '<base href=//[>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const body = Buffer.from(parts.join(''))
      const document = { url: 'https://a.example/', body, mediaType: null, charset: null }
      expect(sourceKinds).toContain(detectKind(document))
      expect(Array.isArray(announcedFeeds(document))).toBe(true)
      for (const kind of sourceKinds) expect(readOrCode(kind, document)).toBe('well')
    }),
    { numRuns: 500 },
  )
})

function readOrCode(kind: SourceKind, document: Parameters<typeof discover>[1]): 'well' | 'not a URL' {
  try {
    const { candidates } = discover(kind, document, everything)
    return candidates.every(({ url }) => URL.canParse(url)) ? 'well' : 'not a URL'
  } catch (error) {
    if (error instanceof OperationalError) return 'well'
    throw error
  }
}
