import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { urlKey } from '../../../pipeline/discover/url-key.ts'

const a = 'https://paper.example/news/story-1'

/** [other spelling, why it is the same article] */
const same: readonly [string, string, string][] = [
  [a, 'http://paper.example/news/story-1', 'sites answer both schemes with one article'],
  [a, 'HTTPS://PAPER.example/news/story-1', 'scheme and host have no case (RFC 3986 6.2.2.1)'],
  [a, 'https://paper.example:443/news/story-1', 'the default port is no port (6.2.3)'],
  ['http://paper.example/x', 'http://paper.example:80/x', 'the default port is no port (6.2.3)'],
  [a, 'https://paper.example./news/story-1', 'a trailing dot only says that the name is complete'],
  [a, `${a}#comments`, 'a fragment is never sent'],
  [a, `${a}?utm_source=x&utm_medium=y&UTM_Campaign=z`, 'campaign parameters say who came'],
  [a, `${a}?fbclid=IwAR0`, 'a click id says who came'],
  [a, `${a}?ref=homepage`, 'a referrer says where one came from'],
  [a, `${a}?at_medium=RSS&at_campaign=KARANGA`, 'a campaign family'],
  [a, `${a}?`, 'an empty query is none'],
  [`${a}?x=1`, `${a}?&x=1&`, 'an empty pair is none'],
  [`${a}?x=1&y=2`, `${a}?x=1&utm_id=3&y=2`, 'what remains keeps its order'],
  [a, `${a};jsessionid=0A1B2C`, 'a session id says who came'],
  [a, `${a}?PHPSESSID=abcdef`, 'a session id says who came'],
  [a, `${a}?sid=0123456789abcdef0123456789abcdef`, 'a long random sid is a session'],
  [
    'https://paper.example/(S(abc123))/a.aspx',
    'https://paper.example/a.aspx',
    'ASP.NET sessions stand in the path',
  ],
  ['https://paper.example/%7Etom/a', 'https://paper.example/~tom/a', '~ is unreserved (6.2.2.2)'],
  [
    'https://paper.example/caf%c3%a9',
    'https://paper.example/café',
    'hexadecimal digits have no case (6.2.2.1)',
  ],
  ['https://paper.example/a/./b/../c', 'https://paper.example/a/c', 'dot segments are resolved (6.2.2.3)'],
  ['https://bücher.example/a', 'https://xn--bcher-kva.example/a', 'a name and its ASCII form are one host'],
  [
    'https://paper.example/#!/story/1',
    'https://paper.example/?utm_source=x#!/story/1',
    '#! is part of the address',
  ],
]

/** [one, other, why they may be two articles] */
const distinct: readonly [string, string, string][] = [
  [a, `${a}/`, 'a server may answer them differently'],
  [a, 'https://www.paper.example/news/story-1', 'www. is another host'],
  [a, 'https://paper.example:8443/news/story-1', 'another port is another server'],
  ['http://paper.example:443/a', 'http://paper.example/a', '443 is not the default port of http'],
  [a, 'https://paper.example/News/Story-1', 'paths have case'],
  ['https://paper.example/a/', 'https://paper.example/a/index.html', 'index.html may be another page'],
  ['https://paper.example/a//b', 'https://paper.example/a/b', 'an empty segment is a segment'],
  ['https://paper.example/a%2Fb', 'https://paper.example/a/b', '%2F is data, / is structure'],
  [`${a}?x=1&y=2`, `${a}?y=2&x=1`, 'order may mean something'],
  [`${a}?x`, `${a}?x=`, 'a name without a value is not an empty value'],
  [`${a}?q=a+b`, `${a}?q=a%20b`, '+ is a space only in forms'],
  [`${a}?x=1`, `${a}?x=1&x=1`, 'repeated parameters are a list'],
  [`${a}?sid=123`, `${a}?sid=124`, 'short numbers called sid number stories'],
  [`${a}?ref=4711`, `${a}?ref=4712`, 'numbers called ref number articles'],
  [`${a}?id=1`, `${a}?id=2`, 'ids name articles'],
  [`${a}?p=1`, a, 'ids name articles'],
  ['https://paper.example/#!/story/1', 'https://paper.example/#!/story/2', '#! is part of the address'],
]

describe('one key', () => {
  test.each(same)('%s and %s: %s', (one, other) => {
    expect(urlKey(other)).toBe(urlKey(one))
  })
})

describe('two keys', () => {
  test.each(distinct)('%s and %s: %s', (one, other) => {
    expect(urlKey(other)).not.toBe(urlKey(one))
  })
})

test('a key cannot be requested, and has a key again', () => {
  expect(URL.canParse(urlKey(a))).toBe(false)
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'small' }), (url) => {
      const key = urlKey(url)
      expect(urlKey(`https:${key}`)).toBe(key)
    }),
  )
})

test('what is no URL has no key', () => {
  expect(() => urlKey('//paper.example/a')).toThrow(expect.objectContaining({ code: 'url-invalid' }))
})
