import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { bytes, excerpt } from '../../../review/components/figures.ts'
import { safeHref } from '../../../review/components/links.ts'
import { weightOf } from '../../../review/components/significance.ts'
import { duration, interval, span } from '../../../review/components/time.ts'
import { xmlText } from '../../../review/feed/xml-text.ts'
import { languageOf } from '../../../review/html.ts'
import type { Html } from '../../../review/html.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { scriptAddresses } from '../../support/xss-vectors.ts'

async function reads(html: Html): Promise<string> {
  return textOfHtml((await html).toString())
}

const at = (text: string): Date => new Date(`2026-11-${text}Z`)

describe('an interval', () => {
  test.each([
    ['01T14:02:30', '01T14:17:10', 'on 1 November 2026 between 14:02 and 14:17 UTC'],
    ['01T23:58:00', '02T00:12:00', 'between 1 November 2026, 23:58 and 2 November 2026, 00:12 UTC'],
    ['01T14:02:10', '01T14:02:45', 'on 1 November 2026 between 14:02:10 and 14:02:45 UTC'],
    ['01T14:02:10.100', '01T14:02:10.900', 'on 1 November 2026 at about 14:02:10 UTC'],
  ])('from %s to %s reads: %s', async (after, by, expected) => {
    expect(await reads(interval([at(after), at(by)]))).toBe(expected)
  })

  test('leaves out the day of the heading above it, and no other', async () => {
    const range = [at('01T14:02:00'), at('01T14:17:00')] as const
    expect(await reads(interval(range, '1 November 2026'))).toBe('between 14:02 and 14:17 UTC')
    expect(await reads(interval(range, '2 November 2026'))).toBe(
      'on 1 November 2026 between 14:02 and 14:17 UTC',
    )
  })
})

test.each([
  ['01T10:00:00', '01T11:00:00', '1 November 2026, 10:00 to 11:00 UTC'],
  ['01T10:00:00', '03T11:00:00', '1 November 2026, 10:00 to 3 November 2026, 11:00 UTC'],
  ['01T10:00:01', '01T10:00:09', '1 November 2026, 10:00 UTC'],
])('a span from %s to %s reads: %s', async (first, last, expected) => {
  expect(await reads(span(at(first), at(last)))).toBe(expected)
})

test('figures are rounded for people', () => {
  expect([duration(900_000), duration(3_600_000), duration(172_800_000), duration(10)]).toEqual([
    '15 minutes',
    '1 hour',
    '2 days',
    '10 ms',
  ])
  expect([bytes(1), bytes(999), bytes(83_400), bytes(2_000_000)]).toEqual([
    '1 byte',
    '999 bytes',
    '83.4 kB',
    '2 MB',
  ])
})

test('an excerpt ends at a word and never cuts a character in half', () => {
  expect(excerpt('short', 10)).toBe('short')
  expect(excerpt('the quick brown fox', 12)).toBe('the quick…')
  expect(excerpt('🚢🚢🚢', 3).isWellFormed()).toBe(true)
})

test('significance has a word at each bound', () => {
  expect([0, 0.05, 0.06, 0.29, 0.3, 0.59, 0.6, 1].map(weightOf)).toEqual([
    'cosmetic',
    'cosmetic',
    'minor',
    'minor',
    'notable',
    'notable',
    'major',
    'major',
  ])
})

describe('an address out of an article', () => {
  test.each(scriptAddresses())('is no link when it is %j', (address) => {
    expect(safeHref(address)).toBeNull()
  })

  test.each(['https://example.org/a', 'http://example.org/', 'mailto:desk@example.org'])(
    'is a link when it is %s',
    (address) => {
      expect(safeHref(address)).toBe(address)
    },
  )
})

test('only a language tag becomes a lang attribute', () => {
  expect(languageOf('pt-BR')).toBe('pt-BR')
  expect(languageOf('en" onload="x')).toBeNull()
  expect(languageOf('')).toBeNull()
})

describe('XML text', () => {
  test('survives a strict parser, whatever the text was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { element, attribute } = parsed(`<a b="${xmlText(text)}">${xmlText(text)}</a>`)
        const expected = text.toWellFormed().replaceAll(illegal, '\uFFFD')
        expect(element).toBe(expected)
        expect(attribute).toBe(expected)
      }),
    )
  })

  test('marks the place of what XML cannot carry', () => {
    expect(xmlText('a\u0000b\uD800c\uFFFEd')).toBe('a\uFFFDb\uFFFDc\uFFFDd')
  })
})

// oxlint-disable-next-line no-control-regex -- controls are what XML 1.0 forbids
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function parsed(xml: string): { element: string; attribute: string } {
  const parser = new SaxesParser()
  let element = ''
  let attribute = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => {
    element += text
  })
  parser.on('opentag', (tag) => {
    const value: unknown = tag.attributes['b']
    attribute = typeof value === 'string' ? value : ''
  })
  parser.write(xml).close()
  return { element, attribute }
}
