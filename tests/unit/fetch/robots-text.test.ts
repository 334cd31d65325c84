import { describe, expect, test } from 'vitest'
import { productToken, readRobots } from '../../../pipeline/fetch/robots-text.ts'

function allows(text: string, path: string): boolean {
  return readRobots(text, 'stet').allows(new URL(path, 'https://news.example'))
}

const all = (...rules: string[]) => ['User-agent: *', ...rules].join('\n')

describe('paths', () => {
  test.each<[string, string, boolean]>([
    [all('Disallow: /a'), '/a/b', false],
    [all('Disallow: /a'), '/A', true],
    [all('Disallow:'), '/a', true],
    [all('Disallow: /'), '/', false],
    [all('Disallow: /a', 'Allow: /a/b'), '/a/b', true],
    [all('Allow: /a/b', 'Disallow: /a'), '/a/c', false],
    [all('Disallow: /a', 'Allow: /a'), '/a', true],
    [all('Disallow: /*.pdf$'), '/a.pdf', false],
    [all('Disallow: /*.pdf$'), '/a.pdf?x', true],
    [all('Disallow: /a*c'), '/abbbc/d', false],
    [all('Disallow: /a***c'), '/abbbc/d', false],
    [all('Disallow: /*?print='), '/a?print=1', false],
    [all('Disallow: /foo/bar?baz=https://foo.bar'), '/foo/bar?baz=https://foo.bar', false],
    [all('Disallow: /foo/bar/ツ'), '/foo/bar/%E3%83%84', false],
    [all('Disallow: /foo/bar/%E3%83%84'), '/foo/bar/ツ', false],
    [all('Disallow: /foo/bar/%e3%83%84'), '/foo/bar/ツ', false],
    [all('Disallow: /foo/bar/%62%61%7A'), '/foo/bar/baz', false],
    [all('Disallow: /foo/bar/baz'), '/foo/bar/%62%61%7A', false],
    [all('Disallow: /~joe'), '/%7Ejoe', false],
    [all('Disallow: /a%2Fb'), '/a/b', true],
    [all('Disallow: /a[1]'), '/a[1]', false],
    ['User-agent : *\r\nDISALLOW :  /a  # comment\r\n', '/a', false],
    ['User-agent: *\rDisallow: /a', '/a', false],
    ['Disallow: /a', '/a', true],
    ['', '/a', true],
  ])('%j and %s: %s', (text, path, allowed) => {
    expect(allows(text, path)).toBe(allowed)
  })
})

describe('groups', () => {
  test.each<[string, string, boolean]>([
    ['User-agent: *\nDisallow: /\n\nUser-agent: Stet\nDisallow: /a', '/b', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: STET/2.0\nDisallow: /a', '/a', false],
    ['User-agent: stetson\nDisallow: /', '/a', true],
    [
      'User-agent: stet\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: stet\nDisallow: /c',
      '/c',
      false,
    ],
    [
      'User-agent: stet\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: stet\nDisallow: /c',
      '/b',
      true,
    ],
    ['User-agent: other\nUser-agent: stet\nDisallow: /a', '/a', false],
    ['User-agent: stet\nSitemap: https://news.example/s.xml\nUser-agent: other\nDisallow: /a', '/a', false],
    ['User-agent: stet\n\nUser-agent: other\n\nDisallow: /a', '/a', false],
    ['User-agent: stet\nAllow: /\n\nUser-agent: *\nDisallow: /', '/a', true],
  ])('%j and %s: %s', (text, path, allowed) => {
    expect(allows(text, path)).toBe(allowed)
  })
})

test.each([
  ['Stet/1.0 (+https://example.org)', 'stet'],
  ['Mozilla/5.0 (compatible; News-Room_Stet/1.0; +https://example.org)', 'news-room_stet'],
  ['', ''],
])('%s is called %s', (userAgent, token) => {
  expect(productToken(userAgent)).toBe(token)
})

test.each([
  ['1.5', 1_500],
  ['3600', 60_000],
  ['-1', null],
  ['soon', null],
  ['', 0],
])('a crawl delay of %j is %s ms', (value, expected) => {
  expect(readRobots(`User-agent: *\nCrawl-delay: ${value}`, 'stet').crawlDelayMs).toBe(expected)
})

test('HTML is no rule', () => {
  expect(allows('<html>\nUser-agent: *\nDisallow: /', '/a')).toBe(true)
})

describe('hostile files', () => {
  test('wildcards that would take seconds to match are a no at once', () => {
    const text = all(...Array<string>(250).fill(`Disallow: /${'*a'.repeat(1_000)}b`))
    const startedAt = performance.now()
    expect(allows(text, `/${'a'.repeat(4_000)}`)).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  test('many agents times many rules are kept once', () => {
    const agents = Array.from({ length: 20_000 }, (_, n) => `User-agent: bot${n}`)
    const rules = Array.from({ length: 20_000 }, (_, n) => `Disallow: /${n}`)
    const robots = readRobots([...agents, 'User-agent: *', ...rules].join('\n'), 'stet')
    expect(robots.length).toBeLessThan(400_000)
    expect(robots.allows(new URL('https://news.example/19999'))).toBe(false)
  })
})
