import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { linesOf, sideLinesOf } from '../../../review/diff/lines.ts'
import { passagesOf } from '../../../review/diff/passages.ts'
import type { Passage } from '../../../review/diff/passages.ts'
import { story } from '../../support/played.ts'

const sentence = fc.constantFrom(
  'The ferry was halted on Sunday after a fire in the engine room.',
  'Twelve people were hurt, the coastguard said.',
  'Fourteen people were hurt, the coastguard said.',
  'The cause is not known and an inquiry has begun.',
  'Two smaller boats will run in its place from tomorrow.',
  'Freight for the islands is to go by barge until further notice.',
  'The operator said it would cooperate with the investigation.',
)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' '))
const texts = fc.array(paragraph, { maxLength: 9 })

function layOut(from: Content, to: Content): Passage[] {
  return passagesOf(compare(from, to), from.blocks.length, to.blocks.length)
}

describe('passages', () => {
  test('hold every block of the new text once, in the order of their first', () => {
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        const [from, to] = [story({ blocks: old }), story({ blocks: young })]
        const met = layOut(from, to).flatMap((passage): readonly (readonly number[])[] => {
          if (passage.type === 'kept') return passage.blocks.map((block) => [block.to])
          return passage.type === 'edit' && passage.edit.to.length > 0 ? [passage.edit.to] : []
        })
        // The parts of a split paragraph stay together, whatever was written between them.
        const firsts = met.map((indexes) => indexes[0] ?? -1)
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        expect(met.flat().toSorted((a, b) => a - b)).toEqual(young.map((_, index) => index))
      }),
    )
  })

  test('hold every block of the old text once, a moved one where it stood', () => {
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        const passages = layOut(story({ blocks: old }), story({ blocks: young }))
        const met = passages.flatMap((passage) => {
          if (passage.type === 'kept') return passage.blocks.map((block) => block.from)
          if (passage.type === 'departure') return passage.edit.from
          return passage.edit.op === 'moved' ? [] : passage.edit.from
        })
        expect(met.toSorted((a, b) => a - b)).toEqual(old.map((_, index) => index))
      }),
    )
  })

  test('pair blocks that are equal', () => {
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        for (const passage of layOut(story({ blocks: old }), story({ blocks: young }))) {
          if (passage.type !== 'kept') continue
          for (const block of passage.blocks) expect(young[block.to]).toBe(old[block.from])
        }
      }),
    )
  })

  test('say which way a block went', () => {
    const [a, b, c, d] = [
      'one one one one',
      'two two two two',
      'three three three three',
      'four four four four',
    ]
    const blocks = [a, b, c, d].map((text) => text ?? '')
    const directions = (to: readonly number[]): readonly string[] =>
      layOut(story({ blocks }), story({ blocks: to.map((index) => blocks[index] ?? '') })).flatMap(
        (passage) => (passage.type === 'departure' ? [passage.direction] : []),
      )
    expect(directions([3, 0, 1, 2])).toEqual(['up'])
    expect(directions([1, 2, 3, 0])).toEqual(['down'])
  })
})

describe('the lines of an edit', () => {
  test('give the text of each side, block by block', () => {
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        for (const passage of layOut(story({ blocks: old }), story({ blocks: young }))) {
          if (passage.type !== 'edit') continue
          const text = (side: 'from' | 'to'): readonly string[] =>
            sideLinesOf(passage.edit, side).map((line) => line.map((run) => run.text).join(''))
          expect(text('from')).toEqual(passage.edit.from.map((index) => old[index]))
          expect(text('to')).toEqual(passage.edit.to.map((index) => young[index]))
        }
      }),
    )
  })

  test('of a split are the new blocks, without the space that fell away', () => {
    const edit = {
      op: 'split',
      from: [0],
      to: [0, 1],
      words: [
        { op: 'equal', text: 'One.' },
        { op: 'deleted', text: ' ' },
        { op: 'inserted', text: '\n' },
        { op: 'equal', text: 'Two.' },
      ],
    } as const
    expect(linesOf(edit)).toEqual([[{ op: 'equal', text: 'One.' }], [{ op: 'equal', text: 'Two.' }]])
  })

  test('of a merge are one block, with a mark where the break was', () => {
    const edit = {
      op: 'merged',
      from: [0, 1],
      to: [0],
      words: [
        { op: 'equal', text: 'One.' },
        { op: 'deleted', text: '\n' },
        { op: 'inserted', text: ' ' },
        { op: 'equal', text: 'Two.' },
      ],
    } as const
    expect(linesOf(edit)).toEqual([
      [
        { op: 'equal', text: 'One.' },
        { op: 'deleted', text: '\n' },
        { op: 'equal', text: ' ' },
        { op: 'equal', text: 'Two.' },
      ],
    ])
  })
})
