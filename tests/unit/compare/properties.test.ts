import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Block, BlockKind, Content } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { applyChange, plainContent, revertChange } from '../../../pipeline/compare/rebuild.ts'
import { sentenceEdits } from '../../../pipeline/compare/sentence-edits.ts'
import { contentOf } from './content.ts'

const kinds: readonly BlockKind[] = ['paragraph', 'heading', 'list-item', 'quote', 'caption', 'code', 'post']

const word = fc.constantFrom(
  ...'a the not 12 1,400 “so” — 北京大学 ไทยแลนด์ שלום مرحبا слово 👩‍👩‍👧 🇩🇪 é e\u0301 don’t . , ! x\ny'.split(
    ' ',
  ),
)

const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  // Any UTF-16 unit, so that halves of surrogate pairs stand alone, and marks that turn the writing direction.
  fc.string({
    unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    minLength: 1,
    maxLength: 8,
  }),
  fc
    .array(
      fc.constantFrom(
        '\uD83D',
        '\uDC69',
        '\u202E',
        '\u2067',
        '\u200D',
        '\uFE0F',
        '“',
        '”',
        ' ',
        '\n',
        'ש',
        'أ',
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((units) => units.join('')),
)

const block: fc.Arbitrary<Block> = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    text,
    postId: fc.constantFrom('p1', 'p2'),
    links: fc.constant([{ start: 0, end: 1, url: 'https://example.org/' }]),
  },
  { requiredKeys: ['kind', 'text'] },
)

const anyContent: fc.Arbitrary<Content> = fc
  .record({
    blocks: fc.array(block, { maxLength: 12 }),
    headline: fc.option(text),
    byline: fc.array(text, { maxLength: 2 }),
    publishedAt: fc.option(fc.constantFrom('2026-01-01T10:00:00Z', '2026-01-01T11:00:00+01:00')),
  })
  .map(({ blocks, ...fields }) => contentOf(blocks, fields))

/** A content and another made from it by dropping, repeating, shuffling and editing blocks: as edits are. */
const editedPair = fc
  .tuple(anyContent, anyContent, fc.array(fc.nat({ max: 30 }), { maxLength: 14 }))
  .map(([from, other, picks]): [Content, Content] => {
    const pool = [...from.blocks, ...other.blocks]
    const blocks = picks.flatMap((pick) => pool[pick] ?? [])
    return [from, { ...other, blocks }]
  })

/** A content and another with the same sentences between other borders. */
const rewrappedPair = fc
  .tuple(
    fc.array(fc.array(word, { minLength: 3, maxLength: 9 }), { minLength: 2, maxLength: 8 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([sentences, a, b]): [Content, Content] => {
    const wrap = (borders: number) =>
      contentOf(
        sentences
          .map((words, index) => `${words.join(' ')}.${(borders >> index) & 1 ? '\u0000' : ' '}`)
          .join('')
          .split('\u0000')
          .filter((each) => each !== ''),
      )
    return [wrap(a), wrap(b)]
  })

const anyPair = fc.oneof(fc.tuple(anyContent, anyContent), editedPair, rewrappedPair)
const runs = { numRuns: 500 }

describe('a change', () => {
  test('rebuilds the new content from the old one and the old one from the new', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const change = compare(from, to)
        expect(applyChange(change, plainContent(from))).toEqual(plainContent(to))
        expect(revertChange(change, plainContent(to))).toEqual(plainContent(from))
      }),
      runs,
    )
  })

  test('carries the text of every block it edits', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        for (const edit of compare(from, to).hunks.flatMap((hunk) => hunk.edits)) {
          const runsWithout = (op: string) =>
            edit.words.map((run) => (run.op === op ? '' : run.text)).join('')
          expect(runsWithout('inserted')).toBe(textsOf(edit.from, from))
          expect(runsWithout('deleted')).toBe(textsOf(edit.to, to))
        }
      }),
      runs,
    )
  })

  test('of a content with itself is empty and insignificant', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const change = compare(content, structuredClone(content))
        expect(change.fields).toEqual([])
        expect(change.hunks).toEqual([])
        expect(change.kinds).toEqual([])
        expect(change.significance).toBe(0)
        expect(change.summary).toBe('no change')
      }),
      runs,
    )
  })

  test('is the same on every run, with a significance within its range', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const change = compare(from, to)
        expect(compare(structuredClone(from), structuredClone(to))).toEqual(change)
        expect(change.significance).toBeGreaterThanOrEqual(0)
        expect(change.significance).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  test('has sentences whose words are all its own', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const change = compare(from, to)
        const edits = change.hunks.flatMap((hunk) => hunk.edits)
        for (const { from: old, to: young } of sentenceEdits(change)) {
          for (const sentence of old)
            expect(edits.some((edit) => textsOf(edit.from, from).includes(sentence))).toBe(true)
          for (const sentence of young)
            expect(edits.some((edit) => textsOf(edit.to, to).includes(sentence))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('names every block that is not equal and in place exactly once', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const edits = compare(from, to).hunks.flatMap((hunk) => hunk.edits)
        for (const side of ['from', 'to'] as const) {
          const indexes = edits.flatMap((edit) => edit[side])
          expect(new Set(indexes).size).toBe(indexes.length)
        }
      }),
      runs,
    )
  })
})

test('a change that was made from another content is refused', () => {
  const change = compare(contentOf(['one', 'two', 'three']), contentOf(['one', 'three']))
  expect(() => applyChange(change, plainContent(contentOf(['one'])))).toThrow(RangeError)
})

function textsOf(indexes: readonly number[], content: Content): string {
  return indexes.map((index) => content.blocks[index]?.text).join('\n')
}
