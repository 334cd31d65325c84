/** A link inside a block's text: UTF-16 offsets into it, and the target without tracking parameters. */
export interface Link {
  readonly start: number
  readonly end: number
  readonly url: string
}

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'quote'
  | 'caption'
  | 'code'
  | 'table-row'
  | 'embed'
  | 'post'

/**
 * A paragraph-level unit. `text` is never empty, is NFC, has single spaces and no control characters
 * (code blocks keep their line breaks).
 */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  /** Headings only: 2 to 6. The headline is not a block. */
  readonly level?: number
  readonly links?: readonly Link[]
  /** Embeds and quotes: who said it, and where, when the markup tells. */
  readonly attribution?: string
  readonly url?: string
  /** Live-blog posts: the `post` block opens the post, the blocks after it with the same id belong to it. */
  readonly postId?: string
  /** Live-blog posts: ISO 8601 as the publisher gave it. */
  readonly time?: string
}

/** Where a field's value was found. */
export type FieldOrigin =
  | 'json-ld'
  | 'open-graph'
  | 'meta'
  | 'microdata'
  | 'markup'
  | 'title'
  | 'text'
  | 'url'

/** What the cleaner returns: the article as its reader sees it, without the page around it. */
export interface Content {
  /** As shown to readers. */
  readonly headline: string | null
  /** The sentence under the headline (also: standfirst, deck). */
  readonly dek: string | null
  /** Names of persons or organisations, in order. */
  readonly byline: readonly string[]
  /** The publisher's claim, ISO 8601; with an offset when the publisher gave one. */
  readonly publishedAt: string | null
  /** The publisher's claim, ISO 8601. Never part of the content digest: it changes without an edit. */
  readonly modifiedAt: string | null
  readonly section: string | null
  /** BCP 47 tag, or null. */
  readonly language: string | null
  readonly canonicalUrl: string | null
  readonly leadImage: string | null
  readonly blocks: readonly Block[]
  readonly origins: Readonly<Partial<Record<ContentField, FieldOrigin>>>
}

export type ContentField = Exclude<keyof Content, 'blocks' | 'origins'>

/** The fields whose change is an edit; the rest is kept but makes no new version. */
export const editorialFields = [
  'headline',
  'dek',
  'byline',
  'publishedAt',
  'section',
  'leadImage',
] as const satisfies readonly ContentField[]

export type EditorialField = (typeof editorialFields)[number]

/**
 * What a reader reads below the headline, one block a line: the dek and the body. Captions, which stand beside the
 * text, are not part of it.
 */
export function bodyText({ dek, blocks }: Content): string {
  const body = blocks.filter(({ kind }) => kind !== 'caption').map(({ text }) => text)
  return [...(dek === null ? [] : [dek]), ...body].map((text) => text.replaceAll('\n', ' ')).join('\n')
}

/**
 * The canonical JSON text (RFC 8785 for the shapes that occur here) whose SHA-256 is the content digest.
 * It covers what a reader would call the article: the editorial fields and the blocks; not `modifiedAt`,
 * `language`, `canonicalUrl` or `origins`, which change without an edit.
 */
export function canonicalContent(content: Content): string {
  const fields = Object.fromEntries(editorialFields.map((field) => [field, content[field]]))
  return JSON.stringify(sortKeys({ ...fields, blocks: content.blocks }))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]))
}
