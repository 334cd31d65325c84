import { expect, test } from 'vitest'

import { findRevert } from '../../../../pipeline/compare/kinds/reverts.ts'

const history = ['a', 'b', 'a', 'c'].map((contentDigest, index) => ({ version: index + 1, contentDigest }))

test.each([
  ['a', ['version 3']],
  ['b', ['version 2']],
  ['c', undefined],
  ['d', undefined],
])('an article that shows %s now went back to %s', (digest, evidence) => {
  expect(findRevert(history, digest)[0]?.evidence).toEqual(evidence)
})
