import { expect, test } from 'vitest'
import { withoutReaching } from '../../../review/raw/harmless.ts'

test.each([
  ['<link rel="preconnect" href="//x">', '<!link rel="preconnect" href="//x">'],
  ['<LINK/rel=preconnect>', '<!LINK/rel=preconnect>'],
  ['<svg><link\n></svg>', '<svg><!link\n></svg>'],
  ['<iframe srcdoc="&lt;link&gt;">', '<!iframe srcdoc="&lt;link&gt;">'],
  ['<meta http-equiv=refresh>', '<!meta http-equiv=refresh>'],
  ['<<base href=x>', '<<!base href=x>'],
  ['<frameset><frame src=x>', '<!frameset><!frame src=x>'],
])('what loads by itself is a comment: %s', (page, shown) => {
  expect(withoutReaching(page)).toBe(shown)
})

test.each(['<a href=x>', '<A\nhref=x>', '<a/href=x>', '<area href=x>', '<a>'])(
  'a link has an address of ours before its own: %s',
  (page) => {
    expect(withoutReaching(page)).toMatch(/^<a(?:rea)? href="#" /i)
  },
)

test.each([
  '<p>A paragraph &lt;link&gt; about links</p>',
  '<main><header><article><aside><abbr><address>',
  '<linked><metadata><based><metal-band><a-b><object-fit>',
  '</link></a></iframe>',
  '< link> <\u0000link>',
])('anything else stands as it was: %s', (page) => {
  expect(withoutReaching(page)).toBe(page)
})
