import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { type ChangeKind, changeKinds } from '../../model/change.ts'
import { blankContent, type Block, type BlockKind, type Content } from '../../model/content.ts'

/** Two states of an article, with the kinds of change that an editor sees between them. */
export interface LabelledPair {
  readonly id: string
  readonly language: string
  readonly note: string
  readonly from: Content
  readonly to: Content
  readonly kinds: ReadonlySet<ChangeKind>
  /** Kinds on which editors could disagree: counted neither way. */
  readonly maybe: ReadonlySet<ChangeKind>
}

interface WrittenBlock {
  readonly kind: BlockKind
  readonly text: string
  readonly level?: number
  readonly attribution?: string
  readonly credit?: string
  readonly postId?: string
  readonly time?: string
  readonly links?: readonly (readonly [words: string, url: string])[]
}

interface WrittenContent extends Partial<
  Pick<Content, 'headline' | 'dek' | 'byline' | 'publishedAt' | 'section' | 'leadImage'>
> {
  readonly blocks: readonly (string | WrittenBlock)[]
}

interface WrittenPair {
  readonly id: string
  readonly note: string
  readonly before: WrittenContent
  readonly after: WrittenContent
  readonly kinds: readonly string[]
  readonly maybe?: readonly string[]
}

/** All pairs of a folder of `<language>.json` files. Throws for a kind that does not exist. */
export async function readLabelledPairs(folder: string): Promise<LabelledPair[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const lists = await Promise.all(
    files.map(async (name) => {
      const pairs = JSON.parse(await readFile(join(folder, name), 'utf8')) as WrittenPair[]
      return pairs.map((pair) => pairOf(pair, name.replace('.json', '')))
    }),
  )
  return lists.flat()
}

function pairOf(pair: WrittenPair, language: string): LabelledPair {
  return {
    id: pair.id,
    language,
    note: pair.note,
    from: contentOf(pair.before, language),
    to: contentOf(pair.after, language),
    kinds: kindsOf(pair.kinds, pair.id),
    maybe: kindsOf(pair.maybe ?? [], pair.id),
  }
}

function kindsOf(labels: readonly string[], id: string): Set<ChangeKind> {
  return new Set(
    labels.map((label) => {
      const kind = changeKinds.find((known) => known === label)
      if (kind === undefined) throw new Error(`${id}: no such kind: ${label}`)
      return kind
    }),
  )
}

function contentOf({ blocks, ...fields }: WrittenContent, language: string): Content {
  return { ...blankContent, language, ...fields, blocks: blocks.map(blockOf) }
}

function blockOf(written: string | WrittenBlock): Block {
  if (typeof written === 'string') return { kind: 'paragraph', text: written }
  const { links, ...block } = written
  if (links === undefined) return block
  return {
    ...block,
    links: links.map(([words, url]) => {
      const start = Math.max(0, block.text.indexOf(words))
      return { start, end: start + words.length, url }
    }),
  }
}
