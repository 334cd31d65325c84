import { expect, test } from 'vitest'

import { discover, urlPatterns } from '../../../pipeline/discover/discover.ts'

test.each([
  ['a(b', /include pattern a\(b is not valid: missing closing \)/],
  ['x[z-a]', /invalid character class range at character 3 \(z-a\)/],
  ['/a(?=b)', /at character 3 \(\(\?=\)/],
  ['(a)\\1', /invalid escape sequence at character 4/],
  ['a**', /invalid nested repetition operator at character 2/],
])('the pattern %s is refused, saying where', (pattern, message) => {
  expect(() => urlPatterns(pattern, null)).toThrow(expect.objectContaining({ code: 'pattern-invalid' }))
  expect(() => urlPatterns(pattern, null)).toThrow(message)
  expect(() => urlPatterns(null, pattern)).toThrow(/exclude pattern/)
})

test('patterns that stop backtracking engines are harmless', () => {
  const patterns = urlPatterns('^(a+)+$', '(x|x)*y$')
  expect(patterns.includes(`${'a'.repeat(4_000)}!`)).toBe(false)
  expect(patterns.excludes('x'.repeat(4_000))).toBe(false)
})

test('without patterns everything is in, and nothing out', () => {
  const { hasInclude, includes, excludes } = urlPatterns(null, null)
  expect([hasInclude, includes('x'), excludes('x')]).toEqual([false, true, false])
})

const listing = Buffer.from(
  '<nav><a href="/n/1">One</a></nav><a href="/n/2">Two</a><a href="https://b.example/n/3">Three</a><a href="/n/4?x">Four</a>',
)
const document = { url: 'https://a.example/', body: listing, mediaType: null, charset: null }

test('an include pattern overrules the shape of links, the navigation and the site', () => {
  const { candidates } = discover('listing', document, urlPatterns('/n/\\d', '\\?x$'))
  expect(candidates.map((candidate) => candidate.url)).toEqual([
    'https://a.example/n/1',
    'https://a.example/n/2',
    'https://b.example/n/3',
  ])
})

test('when the pattern fits nothing, the error says so', () => {
  expect(() => discover('listing', document, urlPatterns('/story/', null))).toThrow(
    /none matches the include pattern/,
  )
})
