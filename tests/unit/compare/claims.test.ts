import { describe, expect, test } from 'vitest'

import type { Change, ChangeKind } from '../../../model/change.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { contentOf, wordsFrom } from './content.ts'

/** Kinds that rest on what the publisher claims beside the text. */
const kindsOf = (change: Change): readonly ChangeKind[] => change.kinds.map(({ kind }) => kind)

const lead = 'Twelve people were rescued from the ferry near Brindle on Monday evening, the coast guard said.'
const figure = 'The repair of the pier will cost the town about 12 million euros over the next two years.'

test('a correction that is declared to machines is named when the text changes with it', () => {
  const corrections = [{ text: 'The repair costs 21 million euros.', origin: 'json-ld' }] as const
  const change = compare(
    contentOf([lead, figure]),
    contentOf([lead, figure.replace('12', '21')], { corrections }),
  )
  expect(change.kinds.find(({ kind }) => kind === 'correction-notice')?.evidence).toEqual([
    'The repair costs 21 million euros.',
  ])
})

describe('a paywall', () => {
  const text = Array.from(
    { length: 6 },
    (_, at) => `Sentence ${at} of the article says ${wordsFrom(at * 20, 18)}.`,
  )
  const whole = contentOf(text, { access: 'free' })
  const cut = contentOf(text.slice(0, 2), { access: 'locked' })

  test('that cuts the text or gives it back is no edit', () => {
    for (const change of [compare(whole, cut), compare(cut, whole)]) {
      expect(kindsOf(change)).toContain('access')
      expect(change.significance).toBeLessThan(0.05)
    }
  })

  test('leaves a new headline what it is', () => {
    expect(compare(whole, { ...cut, headline: 'Another headline' }).significance).toBeGreaterThan(0.4)
  })

  test.each([
    ['an open article that was cut', compare(whole, contentOf(text.slice(0, 2), { access: 'free' }))],
    [
      'a locked one that lost a paragraph from its middle',
      compare(whole, contentOf(text.toSpliced(2, 1), { access: 'locked' })),
    ],
    [
      'a locked one that was rewritten',
      compare(whole, contentOf(['Something else stands here now.'], { access: 'locked' })),
    ],
  ])('is not the cause of %s', (_name, change) => {
    expect(kindsOf(change)).not.toContain('access')
  })
})

test('a pull quote that comes or goes is no quotation that does', () => {
  const pulled = { kind: 'pull-quote', text: '“We will open the harbour again before the summer.”' } as const
  const change = compare(contentOf([lead, figure]), contentOf([lead, pulled, figure]))
  expect(kindsOf(change)).toEqual(['growth'])
})

test('a post of another site that says something else is a quotation altered', () => {
  const post = (text: string) => ({ kind: 'embed', medium: 'post', text, attribution: 'Ada Quill' }) as const
  const change = compare(
    contentOf([lead, post('We open in May.')]),
    contentOf([lead, post('We open in June.')]),
  )
  expect(kindsOf(change)).toContain('quote-altered')
})
