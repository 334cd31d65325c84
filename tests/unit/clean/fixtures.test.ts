import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Block, Content } from '../../../model/content.ts'
import { OperationalError } from '../../../model/errors.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import type { CleanInput } from '../../../pipeline/clean/clean.ts'

const folder = join(import.meta.dirname, '../../fixtures/clean')
const slugs = readdirSync(folder)

/** What a fixture says of its page; fields that it does not name may be anything. */
interface Expected extends Partial<Omit<Content, 'blocks'>> {
  readonly error?: string
  readonly blocks?: readonly (readonly [kind: string, text: string])[]
  /** By the number of the block: what else is known of it. */
  readonly details?: Readonly<Record<string, Partial<Block>>>
  readonly attributions?: Readonly<Record<string, string>>
  readonly links?: Readonly<Record<string, readonly (readonly [text: string, url: string])[]>>
  readonly postIds?: readonly (string | null)[]
}

describe('clean', () => {
  test.each(slugs.filter((slug) => load(slug).expected.error !== undefined))('refuses %s', (slug) => {
    const { input, expected } = load(slug)
    expect(codeOf(input)).toBe(expected.error)
  })

  test.each(slugs.filter((slug) => load(slug).expected.error === undefined))('%s', (slug) => {
    const { input, expected } = load(slug)
    const { blocks, attributions = {}, details = {}, links = {}, postIds, ...fields } = expected
    const { content } = clean(input)
    expect(content.blocks.map(({ kind, text }) => [kind, text])).toEqual(blocks)
    expect(content).toMatchObject(fields)
    for (const [at, attribution] of Object.entries(attributions)) {
      expect(content.blocks[Number(at)]?.attribution).toBe(attribution)
    }
    for (const [at, wanted] of Object.entries(details))
      expect(content.blocks[Number(at)]).toMatchObject(wanted)
    for (const [at, wanted] of Object.entries(links)) expect(linksOf(content, Number(at))).toEqual(wanted)
    expect(content.blocks.map(({ postId }) => postId ?? null)).toEqual(
      postIds ?? content.blocks.map(() => null),
    )
  })

  test('gives the same content for the same bytes, in any order', () => {
    const contents = () =>
      slugs.map((slug) => {
        const { input, expected } = load(slug)
        return expected.error === undefined ? clean(input).contentDigest : expected.error
      })
    const forwards = contents()
    slugs.reverse()
    expect(contents().toReversed()).toEqual(forwards)
    slugs.reverse()
  })
})

function load(slug: string): { input: CleanInput; expected: Expected } {
  const files = readdirSync(join(folder, slug))
  const name = files.find((file) => file.startsWith('page.')) ?? 'page.html'
  const expected = JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8')) as Expected
  const mediaType = name.endsWith('.txt') ? 'text/plain' : 'text/html'
  return {
    input: { body: readFileSync(join(folder, slug, name)), mediaType, charset: null, url: null },
    expected,
  }
}

function codeOf(input: CleanInput): string | null {
  try {
    clean(input)
    return null
  } catch (error) {
    return error instanceof OperationalError ? error.code : String(error)
  }
}

function linksOf(content: Content, at: number): (readonly [string, string])[] {
  const block = content.blocks[at]
  return (block?.links ?? []).map(({ start, end, url }) => [block?.text.slice(start, end) ?? '', url])
}
