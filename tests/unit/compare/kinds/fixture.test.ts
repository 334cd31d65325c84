import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { Content } from '../../../../model/content.ts'
import { compare } from '../../../../pipeline/compare/compare.ts'
import { contentOf } from '../content.ts'

/** `language | before | after | kinds`; a pilcrow begins another paragraph. */
const lines = readFileSync(join(import.meta.dirname, '../../../fixtures/kinds/sentences.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

function contentFrom(text: string, language: string): Content {
  return contentOf(['— § —', ...text.split('¶')], { language })
}

test.each(lines)('%s', (line) => {
  const [language = '', before = '', after = '', kinds = ''] = line.split('|').map((part) => part.trim())
  const change = compare(contentFrom(before, language), contentFrom(after, language))
  expect(change.kinds.map(({ kind }) => kind).toSorted()).toEqual(kinds === '' ? [] : kinds.split(' '))
})
