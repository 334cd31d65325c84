import { expect, test } from 'vitest'

import { compare } from '../../../../pipeline/compare/compare.ts'
import { contentOf } from '../content.ts'
import { claims, facts, innocent, type SentencePair } from './sentences.ts'

/** Lines of no language, so that the sentence is not the first paragraph. */
const lead = '— § —'

function kindsBetween([language, before, after]: SentencePair): string[] {
  const change = compare(contentOf([lead, before], { language }), contentOf([lead, after], { language }))
  return change.kinds.map(({ kind }) => kind).toSorted()
}

test.each(facts)('a fact that is another now (%s): %s → %s', (...pair) => {
  expect(kindsBetween(pair)).toEqual(pair[3].toSorted())
})

test.each(claims)('how sure it is, and by whom (%s): %s → %s', (...pair) => {
  expect(kindsBetween(pair)).toEqual(pair[3].toSorted())
})

test.each(innocent)('what is no such kind (%s): %s → %s', (...pair) => {
  expect(kindsBetween(pair)).toEqual(pair[3].toSorted())
})
