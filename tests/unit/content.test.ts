import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blankContent, bodyText, canonicalContent, editorialFields } from '../../model/content.ts'
import type { Content } from '../../model/content.ts'

const content: Content = {
  ...blankContent,
  headline: 'Council approves bridge',
  byline: ['Ada Byron'],
  publishedAt: '2026-11-22T09:00:00Z',
  language: 'en',
  blocks: [
    { kind: 'paragraph', text: 'The council voted 12 to 3.' },
    { kind: 'code', text: 'a\nb' },
  ],
  origins: {},
}

describe('canonicalContent', () => {
  test('does not depend on the order of keys', () => {
    const shuffled = Object.fromEntries(Object.entries(content).toReversed()) as unknown as Content
    expect(canonicalContent(shuffled)).toBe(canonicalContent(content))
  })

  test('ignores what changes without an edit', () => {
    const later = {
      ...content,
      modifiedAt: '2026-11-22T10:00:00Z',
      language: 'en-GB',
      origins: { headline: 'markup' as const },
    }
    expect(canonicalContent(later)).toBe(canonicalContent(content))
  })

  test('tells every editorial difference', () => {
    const others: Content[] = [
      { ...content, headline: 'Council approves bridges' },
      { ...content, byline: [] },
      { ...content, blocks: content.blocks.slice(1) },
      {
        ...content,
        blocks: [
          { kind: 'heading', level: 2, text: 'The council voted 12 to 3.' },
          ...content.blocks.slice(1),
        ],
      },
      { ...content, blocks: [...content.blocks].toReversed() },
    ]
    for (const other of others) expect(canonicalContent(other)).not.toBe(canonicalContent(content))
  })
})

test('bodyText gives the dek and the body, one block a line, without headline and captions', () => {
  const caption = { kind: 'caption' as const, text: 'The old bridge.' }
  const whole = { ...content, dek: 'A second crossing.', blocks: [caption, ...content.blocks] }
  expect(bodyText(whole)).toBe('A second crossing.\nThe council voted 12 to 3.\na b')
})

test('bodyText leaves out what repeats the body and what stands for a player, and keeps what posts say', () => {
  const blocks: Content['blocks'] = [
    { kind: 'paragraph', text: 'The council voted.' },
    { kind: 'pull-quote', text: 'voted' },
    { kind: 'embed', text: 'The vote in pictures', medium: 'video', url: 'https://video.example/1' },
    { kind: 'embed', text: 'It is done.', medium: 'post', attribution: 'Ines Calder' },
  ]
  expect(bodyText({ ...content, blocks })).toBe('The council voted.\nIt is done.')
})

test('docs/content.md tells of every field, and of all that are edits', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/content.md'), 'utf8')
  const rows = document.split('\n').filter((line) => line.startsWith('| `'))
  const told = (name: string): string | undefined =>
    rows.find((row) => row.split('|')[1]?.includes(`\`${name}\``))
  for (const field of Object.keys(blankContent)) expect(told(field)).toBeDefined()
  for (const field of editorialFields) expect(told(field)).toContain('| edit |')
})
