import { stripVTControlCharacters } from 'node:util'

import { expect, test } from 'vitest'

import { renderBlame } from '../../../cli/render-blame.ts'
import { blameVersion } from '../../../pipeline/compare/blame/blame.ts'
import { contentOf } from '../compare/content.ts'

const first = contentOf([
  'The harbour of Brindle stays closed until Friday because of the storm, the town said.',
])
const second = contentOf(
  ['The harbour of Brindle stays closed until Sunday\u001B[2J\u202E because of the storm, the town said.'],
  { dek: 'A new sentence under the headline.' },
)
const history = [
  { version: 1, content: first },
  { version: 2, content: second },
]
const times = [new Date(Date.UTC(2026, 10, 1)), new Date(Date.UTC(2026, 10, 2))]

test('each stretch of words stands beside its version, and each version has its words counted', () => {
  const text = renderBlame(blameVersion(history), second, { times, color: false, width: undefined })
  expect(text).toMatch(
    /^1 {2}2026-\S+ \S+ \S+ {2}A headline\n\n2 {2}.* {2}A new sentence under the headline\.\n\n1 {2}/,
  )
  expect(text).toMatch(/\n2 {2}.* {2}Sunday.*\n1 {2}.* {2}because of the storm, the town said\.\n/)
  expect(text).toMatch(/\nversion 1 {2}.* {2}\d+ words\nversion 2 {2}.* {2}\d+ words$/)
})

test('an old version tells which of its words are gone', () => {
  const text = renderBlame(blameVersion(history, 1), first, { times, color: false, width: undefined })
  expect(text).toMatch(/\n1 {2}.* {2}Friday \[gone 2026-11-0.*\]\n/)
})

test('no line is wider than the terminal, and nothing of the publisher is obeyed', () => {
  for (const color of [true, false]) {
    const text = renderBlame(blameVersion(history), second, { times, color, width: 70 })
    for (const line of stripVTControlCharacters(text).split('\n')) expect(line.length).toBeLessThanOrEqual(70)
    expect(text).not.toContain('\u001B[2J')
    expect(text).not.toContain('\u202E')
    expect(text.includes('\u001B[32m')).toBe(color)
  }
})
