import { stripVTControlCharacters } from 'node:util'

import { expect, test } from 'vitest'

import { renderChange } from '../../../cli/render-change.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { contentOf } from '../compare/content.ts'

const from = contentOf(
  [
    'Twelve people were rescued on Monday, the coast guard said, and 12 were taken to hospital in Brindle.',
    'The harbour stays closed until Friday, when divers will look at the hull of the ferry again.',
    'The ferry was built in 1987.',
  ],
  { headline: 'Ferry runs aground' },
)
const to = contentOf(
  [
    'Twelve people were rescued on Monday, the coast guard said, and 14 were taken to hospital in Brindle.',
    'The harbour stays closed until Friday, when divers will look at the hull of the ferry again.',
    'Nobody was killed.',
  ],
  { headline: 'Ferry runs aground off Brindle' },
)

test('without colour, words that went and came are bracketed, the summary stands first and fields before edits', () => {
  const lines = renderChange(compare(from, to), { color: false, width: 200, headline: 'Ferry' }).split('\n')
  expect(lines[0]).toBe('Ferry')
  expect(lines[1]).toMatch(/^headline changed; .*12 → 14.*\(significance 0\.\d\d\)$/)
  expect(lines[3]).toBe('headline: Ferry runs aground{+ off Brindle+}')
  expect(lines.some((line) => line.startsWith('edited: ') && line.includes('[-12-]{+14+}'))).toBe(true)
  expect(lines).toContain('deleted: [-The ferry was built in 1987.-]')
  expect(lines).toContain('added: {+Nobody was killed.+}')
  expect(lines).toContain('number (95 %): 12 → 14')
})

test('with colour, deletions are red and struck out, insertions green', () => {
  const text = renderChange(compare(from, to), { color: true, width: 200 })
  expect(text).toContain('\u001B[31m\u001B[9m12')
  expect(text).toContain('\u001B[32m14')
  expect(stripVTControlCharacters(text)).not.toContain('[-')
})

test('no line is wider than the terminal', () => {
  for (const color of [true, false]) {
    const text = stripVTControlCharacters(renderChange(compare(from, to), { color, width: 40 }))
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
  }
})

test('no control character of the publisher reaches the terminal', () => {
  const hostile = contentOf(
    ['safe words here \u001B]0;owned\u0007\u001B[2J\u009B31m and \u202Emore\u2069 words'],
    {
      headline: '\u001B[31mred\u001B[0m\nnew line',
      byline: ['\u0000\u0008'],
    },
  )
  const options = { color: false, width: 80, headline: '\u001B[5mblink' }
  for (const change of [compare(from, hostile), compare(hostile, from)]) {
    const text = renderChange(change, options)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
  }
})

test('moves, splits and merges are labelled, and markup alone is', () => {
  const a = 'The first paragraph speaks of the harbour and of all the boats in it today.'
  const b = 'A second one is about the weather over the whole coast during the last week.'
  const c = 'Then comes the third with an interview that the mayor gave to a local paper.'
  const moved = compare(contentOf([a, b, c]), contentOf([c, a, b]))
  expect(renderChange(moved, { color: false, width: 200 })).toContain(`moved: ${c}`)
  const split = compare(contentOf([a, `${b} ${c}`]), contentOf([a, b, c]))
  expect(renderChange(split, { color: false, width: 300 })).toContain('split: ')
  const merged = compare(contentOf([a, b, c]), contentOf([a, `${b} ${c}`]))
  expect(renderChange(merged, { color: false, width: 300 })).toContain('merged: ')
  const heading = compare(contentOf([a, b]), contentOf([a, { kind: 'quote', text: b }]))
  expect(renderChange(heading, { color: false, width: 200 })).toContain(
    'markup: A second one is about the weather over the whole coast…',
  )
})

test('a change that is none says so', () => {
  expect(renderChange(compare(from, from), { color: false, width: 80 })).toBe('no change (significance 0.00)')
})
