import { expect, test } from 'vitest'
import { reservationOf } from '../../../pipeline/judge/reservations.ts'

function of(headers: readonly (readonly [string, string])[], text = ''): string | null {
  return reservationOf([{ url: 'https://news.example/a', status: 200, headers, peerAddress: null }], text)
}

test.each([
  [[['X-Robots-Tag', 'noarchive']], ''],
  [[['X-Robots-Tag', 'otherbot: noindex, noarchive']], ''],
  [[['TDM-Reservation', '1']], ''],
  [[], '<html><head><meta name="robots" content="index, noarchive">'],
  [[], "<meta content='NOARCHIVE' name='ROBOTS'>"],
  [[], '<meta name=tdm-reservation content=1>'],
] as const)('is told by headers %j and page %s', (headers, text) => {
  expect(of(headers, text)).not.toBeNull()
})

test.each([
  [[['X-Robots-Tag', 'noindex, max-snippet:0']], ''],
  [[['TDM-Reservation', '0']], ''],
  [[], '<meta name="description" content="The noarchive tag explained"><p>noarchive</p>'],
  [[], `<p>${'x'.repeat(70_000)}</p><meta name="robots" content="noarchive">`],
] as const)('is not told by headers %j and page %s', (headers, text) => {
  expect(of(headers, text)).toBeNull()
})
