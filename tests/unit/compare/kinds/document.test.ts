import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { changeKinds } from '../../../../model/change.ts'
import { kindWeights } from '../../../../pipeline/compare/significance.ts'

const text = readFileSync(join(import.meta.dirname, '../../../../docs/kinds.md'), 'utf8')
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.split(/^## /m)[0] ?? '']),
)

test('docs/kinds.md has a heading for every kind, and for nothing else', () => {
  expect([...sections.keys()].toSorted()).toEqual([...changeKinds].toSorted())
})

test.each(changeKinds)('%s is told with rule, evidence, weight and confidence', (kind) => {
  const section = sections.get(kind) ?? ''
  for (const part of ['- Rule: ', '- Evidence: ', 'Confidence: ']) expect(section).toContain(part)
  expect(section).toContain(`Weight: ${kindWeights[kind]}.`)
})
