import { expect, test } from 'vitest'
import { linkTarget } from '../../../pipeline/clean/page/links.ts'

const base = 'https://news.example/a/story'

test.each([
  ['/b?utm_source=x&id=3', 'https://news.example/b?id=3'],
  ['https://other.example/?id=5&fbclid=abc', 'https://other.example/?id=5'],
  // A page that only leads on, with a signature made for this request.
  [
    'https://l.social.example/l.php?u=https%3A%2F%2Fother.example%2Fa%3Fb%3D1&h=AT2UfFmp',
    'https://other.example/a?b=1',
  ],
  ['https://search.example/url?q=https://other.example/a&sa=U', 'https://other.example/a'],
  ['/redirect?to=https://other.example/a', 'https://other.example/a'],
  // Made anew for each request.
  ['/plans?x-did=edd60031-029f-441a-a6c5-893886a3e930&tier=2', 'https://news.example/plans?tier=2'],
  ['/view?session_id=9f8a7b6c5d4e3f2a1b0c9d8e', 'https://news.example/view'],
  // What says which page it is stays.
  ['/article?id=edd60031-029f-441a-a6c5-893886a3e930', null],
  ['/archive?cid=42', null],
  ['https://share.example/sharer.php?u=https://other.example/a', null],
  ['/story/go?page=2', null],
])('%s is %s', (href, target) => {
  expect(linkTarget(href, base)).toBe(target ?? new URL(href, base).href)
})

test.each(['javascript:alert(1)', 'mailto:a@b.example', 'data:text/html,x', '#top', ''])(
  '%s leads nowhere',
  (href) => {
    expect(linkTarget(href, base)).toBeNull()
  },
)

test('a page that leads on to a script leads on to nothing', () => {
  const href = 'https://l.social.example/l.php?u=javascript:alert(1)'
  expect(linkTarget(href, base)).toBe('https://l.social.example/l.php?u=javascript:alert(1)')
})
