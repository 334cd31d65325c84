import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import type { SourceKind } from '../../../model/source.ts'
import { detectKind } from '../../../pipeline/discover/discover.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/discover')

function kindOf(
  body: string | Uint8Array,
  url = 'https://a.example/2026/11/22/what-a-day-it-was',
): SourceKind {
  return detectKind({
    url,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    mediaType: 'text/html',
    charset: null,
  })
}

test.each([
  ['rss-2.0', 'feed'],
  ['rss-0.91-doctype', 'feed'],
  ['rss-1.0-rdf', 'feed'],
  ['atom', 'feed'],
  ['json-feed', 'feed'],
  ['feed-stray-characters', 'feed'],
  ['sitemap', 'sitemap'],
  ['sitemap-news', 'sitemap'],
  ['sitemap-index', 'sitemap'],
  ['sitemap-text', 'sitemap'],
  ['page', 'page'],
])('%s is a %s, whatever the media type says', (slug, kind) => {
  const folder = join(fixtures, slug)
  const input = readdirSync(folder).find((name) => name.startsWith('input.')) ?? ''
  expect(kindOf(readFileSync(join(folder, input)))).toBe(kind)
})

test('gzip is a sitemap: nothing else is served so', () => {
  expect(kindOf(gzipSync('<urlset/>'))).toBe('sitemap')
})

const links = (count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `<li><h3><a href="/2026/11/22/story-number-${n}-of-today">Story number ${n} of today</a></h3></li>`,
  ).join('')
const prose = `<p>${'The council met on Monday and heard from residents of the old town. '.repeat(30)}</p>`

test('a page of many article links is a listing', () => {
  expect(kindOf(`<html><body><ul>${links(30)}</ul></body></html>`, 'https://a.example/news')).toBe('listing')
  expect(
    kindOf(
      `<html><head><meta property="og:type" content="website"></head><body>${links(8)}</body>`,
      'https://a.example/',
    ),
  ).toBe('listing')
})

test('an article with related links is a page', () => {
  const head = '<head><meta property="og:type" content="article"></head>'
  expect(
    kindOf(`<html>${head}<body><article>${prose}</article><aside>${links(20)}</aside></body></html>`),
  ).toBe('page')
  expect(kindOf(`<html><body>${prose}${prose}<aside>${links(6)}</aside></body></html>`)).toBe('page')
})
