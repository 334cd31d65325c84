import { applyPatch } from 'diff'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderUnified } from '../../../cli/render-unified.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { contentOf } from '../compare/content.ts'

const plain = { color: false, names: ['version 1', 'version 2'] as const }

const ferry =
  'Twelve people were rescued on Monday, the coast guard said, and 12 were taken to hospital in Brindle.'
const harbour = 'The harbour stays closed until Friday, when divers will look at the hull of the ferry again.'
const built = 'The ferry was built in 1987. It has two engines and a bar.'

test('blocks are lines, what moved goes here and comes there, and fields stand first', () => {
  const from = contentOf([ferry, harbour, built], { headline: 'Ferry runs aground' })
  const to = contentOf([built, ferry.replace('and 12', 'and 14'), harbour, 'Nobody was killed.'], {
    headline: 'Ferry runs aground off Brindle',
    dek: 'All aboard are safe.',
  })
  expect(renderUnified(compare(from, to), plain).split('\n')).toEqual([
    '--- version 1',
    '+++ version 2',
    '@@ headline @@',
    '-Ferry runs aground',
    '+Ferry runs aground off Brindle',
    '@@ dek @@',
    '+All aboard are safe.',
    '@@ -1 +1,2 @@',
    `-${ferry}`,
    `+${built}`,
    `+${ferry.replace('and 12', 'and 14')}`,
    '@@ -3 +4 @@',
    `-${built}`,
    '+Nobody was killed.',
  ])
})

test('what differs in nothing but markup is in no line', () => {
  const linked = {
    kind: 'paragraph',
    text: harbour,
    links: [{ start: 4, end: 11, url: 'https://a.example/' }],
  } as const
  expect(renderUnified(compare(contentOf([harbour]), contentOf([linked])), plain)).toBe('')
})

test('colours are for terminals, control characters for nobody', () => {
  const change = compare(contentOf([harbour]), contentOf([`${harbour} \u001B[31mred`]))
  expect(renderUnified(change, { ...plain, color: true })).toContain('\u001B[31m\u001B[9m-The harbour')
  expect(renderUnified(change, plain)).not.toContain('\u001B')
})

const sentence = fc.constantFrom(
  ferry,
  harbour,
  built,
  'Nobody was killed.',
  'The mayor was there.',
  ferry.slice(0, 40),
)
const blocks = fc.array(
  fc.oneof(
    sentence,
    fc.tuple(sentence, sentence).map((pair) => pair.join(' ')),
  ),
  {
    maxLength: 9,
  },
)

test('patches the old blocks into the new ones', () => {
  fc.assert(
    fc.property(blocks, blocks, (old, young) => {
      const patch = renderUnified(compare(contentOf(old), contentOf(young)), plain)
      const patched = patch === '' ? lines(old) : applyPatch(lines(old), `${patch}\n`)
      expect(patched).toBe(lines(young))
    }),
  )
})

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}
