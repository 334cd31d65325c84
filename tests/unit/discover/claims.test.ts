import { expect, test } from 'vitest'

import { claimedHeadline, claimedInstant, textOfHtml } from '../../../pipeline/discover/claims.ts'

test.each([
  ['Sat, 21 Nov 2026 09:30:00 +0100', '2026-11-21T09:30:00+01:00'],
  ['21 Nov 2026 09:30 GMT', '2026-11-21T09:30:00Z'],
  ['Saturday, 21-Nov-26 09:30:15 EST', '2026-11-21T09:30:15-05:00'],
  ['Thu, 1 Jan 98 00:00:00 UT', '1998-01-01T00:00:00Z'],
  ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00Z'],
  ['2026-11-21 09:30:00.5+0530', '2026-11-21T09:30:00+05:30'],
  [' 2026-11-21T09:30-03:00 ', '2026-11-21T09:30:00-03:00'],
])('%s is the instant %s', (text, instant) => {
  expect(claimedInstant(text)).toBe(instant)
  expect(Number.isNaN(Date.parse(instant))).toBe(false)
})

test.each([
  ['2026-11-21', 'no time'],
  ['2026-11-21T09:30:00', 'no offset'],
  ['Sat, 21 Nov 2026 09:30:00', 'no zone'],
  ['Sat, 21 Nov 2026 09:30:00 Q', 'a military letter'],
  ['31 Feb 2026 09:30:00 GMT', 'no such day'],
  ['2026-13-01T00:00:00Z', 'no such month'],
  ['2026-11-21T25:00:00Z', 'no such hour'],
  ['yesterday', 'no date'],
  ['', 'nothing'],
  [null, 'nothing'],
])('%s is no instant: %s', (text: string | null, _why) => {
  expect(claimedInstant(text)).toBeNull()
})

test('headlines lose control characters, blanks and length', () => {
  expect(claimedHeadline(' A\u0000 head\u200Bline\n of  two lines ')).toBe('A head line of two lines')
  expect(claimedHeadline('Cafe\u0301')).toBe('Café')
  expect(claimedHeadline('\u0000 ')).toBeNull()
  expect(claimedHeadline('x'.repeat(10_000))).toHaveLength(500)
  expect(claimedHeadline('\uD800 lone')?.isWellFormed()).toBe(true)
})

test('titles in HTML become text', () => {
  expect(textOfHtml('Bridge <em>closed</em> &amp; dry &#8212; 5 < 6')).toBe('Bridge closed & dry — 5 < 6')
})
