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
  | 'pull-quote'
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
  /** Embeds, quotes and live-blog posts: who said it, and where, when the markup tells. */
  readonly attribution?: string
  readonly url?: string
  /** Embeds only: what it is. A post's text is what it says; the text of the others is their title or address. */
  readonly medium?: 'post' | 'video' | 'audio' | 'page'
  /** Captions only: who made or owns the picture, without the word that announces it. */
  readonly credit?: string
  /** Live-blog posts: the `post` block opens the post, the blocks after it with the same id belong to it. */
  readonly postId?: string
  /** Live-blog posts: ISO 8601 as the publisher gave it. */
  readonly time?: string
}

/** A title that the page gives its article elsewhere than in the headline: for search engines, for sharing. */
export interface OtherTitle {
  readonly text: string
  readonly origin: FieldOrigin
}

/** A correction as the publisher declares it, in words. */
export interface Correction {
  readonly text: string
  readonly origin: FieldOrigin
}

/** Who may read the article, as the publisher says: anyone, anyone for some articles, only who pays or signs in. */
export type Access = 'free' | 'metered' | 'locked'

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
  /** What stands under the lead image, where the page shows it; the caption is a block as well when it stands in the body. */
  readonly leadImageCaption: string | null
  /** Who made or owns the lead image. */
  readonly leadImageCredit: string | null
  /** Titles that differ from the headline, each once. */
  readonly otherTitles: readonly OtherTitle[]
  /** Keywords and topics, in the publisher's order. */
  readonly tags: readonly string[]
  /** In which direction the text runs; null when nothing tells. */
  readonly direction: 'ltr' | 'rtl' | null
  /** Notices of correction; those that readers see are blocks as well. */
  readonly corrections: readonly Correction[]
  readonly access: Access | null
  /** Live blogs only. */
  readonly liveState: 'live' | 'ended' | null
  readonly blocks: readonly Block[]
  readonly origins: Readonly<Partial<Record<ContentField, FieldOrigin>>>
}

export type ContentField = Exclude<keyof Content, 'blocks' | 'origins'>

/** A content of which nothing is known: what a field is when the page does not tell. */
export const blankContent: Content = {
  headline: null,
  dek: null,
  byline: [],
  publishedAt: null,
  modifiedAt: null,
  section: null,
  language: null,
  canonicalUrl: null,
  leadImage: null,
  leadImageCaption: null,
  leadImageCredit: null,
  otherTitles: [],
  tags: [],
  direction: null,
  corrections: [],
  access: null,
  liveState: null,
  blocks: [],
  origins: {},
}

/** The fields whose change is an edit; the rest is kept but makes no new version (docs/decisions/0005-what-is-an-edit.md). */
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
 * text, are not part of it, nor are pull quotes, which repeat it, and players.
 */
export function bodyText({ dek, blocks }: Content): string {
  const body = blocks.filter((block) => isBodyText(block)).map(({ text }) => text)
  return [...(dek === null ? [] : [dek]), ...body].map((text) => text.replaceAll('\n', ' ')).join('\n')
}

function isBodyText({ kind, medium }: Block): boolean {
  if (kind === 'embed') return medium === 'post'
  return kind !== 'caption' && kind !== 'pull-quote'
}

/**
 * The canonical JSON text (RFC 8785 for the shapes that occur here) whose SHA-256 is the content digest.
 * It covers what a reader would call the article: the editorial fields and the blocks; not what
 * changes without an edit (`modifiedAt`, `otherTitles`, `tags`, `access` and the rest), and not `origins`.
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
