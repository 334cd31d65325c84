import { describe, expect, test } from 'vitest'

import { compare } from '../../../../pipeline/compare/compare.ts'
import { contentOf } from '../content.ts'
import { claims, facts, innocent, type SentencePair } from './sentences.ts'

/** Lines of no language, so that the sentence is not the first paragraph. */
const lead = '— § —'

function check([language, before, after, kinds]: SentencePair): void {
  const change = compare(contentOf([lead, before], { language }), contentOf([lead, after], { language }))
  expect(change.kinds.map(({ kind }) => kind).toSorted()).toEqual([...kinds].toSorted())
}

describe('a fact that is another now', () => {
  test.each(facts)('%s: %s → %s', (...pair) => check(pair))
})

describe('how sure it is, and by whom', () => {
  test.each(claims)('%s: %s → %s', (...pair) => check(pair))
})

describe('what is no such kind', () => {
  test.each(innocent)('%s: %s → %s', (...pair) => check(pair))
})
