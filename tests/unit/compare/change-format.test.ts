import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { changeJson } from '../../../review/change-json.ts'
import { changeFormat } from '../../../model/change.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { contentOf } from './content.ts'

const document = await readFile(new URL('../../../docs/change-format.md', import.meta.url), 'utf8')

/** The names of all members in a value, at any depth. */
function membersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(membersOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...membersOf(inner)])
}

test('docs/change-format.md names the format and every member of its JSON', () => {
  const link = {
    kind: 'paragraph',
    text: 'The mayor said so.',
    links: [{ start: 4, end: 9, url: 'https://a.example/' }],
  } as const
  const change = compare(
    contentOf(['The council wants 12 new trams, it said.', link.text], { headline: 'Old' }),
    contentOf(['The council wants 14 new trams, it said.', link], { headline: 'New', dek: 'A dek.' }),
  )
  const members = new Set(membersOf(changeJson(change)))
  expect([...members].filter((name) => !document.includes(`\`${name}\``))).toEqual([])
  expect(members).toContain('markup')
  expect(document).toContain(changeFormat)
})
