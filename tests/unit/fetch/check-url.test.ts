import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { OperationalError } from '../../../model/errors.ts'
import { limits } from '../../../model/limits.ts'
import { checkUrl } from '../../../pipeline/fetch/check-url.ts'

/** The URL's serialised form, or the code it is refused with. */
function check(text: string): string {
  try {
    return checkUrl(text).href
  } catch (error) {
    if (error instanceof OperationalError) return error.code
    throw error
  }
}

test.each([
  ['https://news.example/a?b=c#d', 'https://news.example/a?b=c#d'],
  ['HTTP://NEWS.EXAMPLE', 'http://news.example/'],
  [' https://news.example/a b ', 'https://news.example/a%20b'],
  ['https://news.example./', 'https://news.example./'],
  ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://①②⑦.⓪.⓪.①/', 'http://127.0.0.1/'],
  ['http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/'],
  ['http://ex.com#@127.0.0.1/', 'http://ex.com/#@127.0.0.1/'],
  ['https://news.example/@author/story', 'https://news.example/@author/story'],
])('%s is read as %s', (text, href) => {
  expect(check(text)).toBe(href)
})

test.each([
  'file:///etc/passwd',
  'ftp://ex.com/',
  'gopher://ex.com/',
  'data:text/html,x',
  'javascript:alert(1)',
  'view-source:http://ex.com/',
  'source:http://127.0.0.1/',
  'ws://ex.com/',
  'blob:http://ex.com/1',
  'about:blank',
])('%s has a scheme that is not fetched', (text) => {
  expect(check(text)).toBe('url-scheme')
})

test.each([
  ['', 'nothing'],
  ['news.example/a', 'no scheme'],
  ['http://', 'no host'],
  ['http:///ex.com/', 'too many slashes'],
  ['http:/ex.com/', 'too few slashes'],
  ['http:ex.com', 'no slashes'],
  ['http://a\\@127.0.0.1/', 'a backslash before the host'],
  ['http://127.0.0.1:80\\@ex.com/', 'a backslash after the host'],
  ['http://ex.com/\\..', 'a backslash in the path'],
  ['http://user@ex.com/', 'a user name'],
  ['http://user:pass@ex.com/', 'a password'],
  ['http://@ex.com/', 'an empty user name'],
  ['http://ex.com%2f@127.0.0.1/', 'an escaped slash in the user name'],
  ['ht\ntp://ex.com/', 'a newline in the scheme'],
  ['http://ex\t.com/', 'a tab in the host'],
  ['http://ex.com/\r\nx: y', 'a line break in the path'],
  ['http://ex.com/\u0000', 'a NUL'],
  ['http://ex.com:65536/', 'a port that does not exist'],
  ['http://a..b/', 'an empty label'],
  ['http://.ex.com/', 'an empty first label'],
  [`http://${'a'.repeat(64)}.com/`, 'a label of 64 bytes'],
  [`http://${'abcdefg.'.repeat(32)}com/`, 'a host of more than 253 bytes'],
  [`http://ex.com/${'a'.repeat(limits.urlLengthMax)}`, 'too many characters'],
  ['http://[fe80::1%25eth0]/', 'a zone'],
])('%j is refused for %s', (text) => {
  expect(check(text)).toBe('url-invalid')
})

test('whatever is accepted is http or https, has a host and no user, and is read the same a second time', () => {
  const piece = fc.constantFrom(
    'http://',
    'https:',
    '//',
    '/',
    '@',
    ':',
    '\\',
    '\t',
    '[',
    ']',
    '::1',
    '127.0.0.1',
    'ex.com',
    '%2f',
    '#',
    '?',
    '.',
    '①',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const href = check(`http://${pieces.join('')}`)
      if (href.startsWith('url-')) return
      const url = new URL(href)
      expect(url.protocol).toMatch(/^https?:$/)
      expect(url.hostname).not.toBe('')
      expect(url.username + url.password).toBe('')
      expect(check(href)).toBe(href)
    }),
    { numRuns: 2_000 },
  )
})
