import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { OperationalError } from '../../../model/errors.ts'
import type { SourceKind } from '../../../model/source.ts'
import { discover, urlPatterns } from '../../../pipeline/discover/discover.ts'
import type { Discovered } from '../../../pipeline/discover/discover.ts'

const root = join(import.meta.dirname, '../../fixtures/discover')

interface Expected {
  readonly kind: SourceKind
  readonly url: string
  readonly discovered?: Discovered
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string | null }
}

function check(slug: string): void {
  const folder = join(root, slug)
  const input = readdirSync(folder).find((name) => name.startsWith('input.'))
  const { kind, url, ...expected }: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
  const document = { url, body: readFileSync(join(folder, input ?? 'input')), mediaType: null, charset: null }
  expect(outcome(() => discover(kind, document, urlPatterns(null, null)))).toEqual(expected)
}

function outcome(run: () => Discovered): Omit<Expected, 'kind' | 'url'> {
  try {
    return { discovered: run() }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { error: { code: error.code, message: error.message, hint: error.hint } }
  }
}

test.each(readdirSync(root))('%s is read as its fixture says', (slug) => {
  check(slug)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('polluted' in {}).toBe(false)
})
