import type { BlockKind, Content } from '../model/content.ts'

export const trueEditKinds = [
  'headline',
  'figure',
  'quote',
  'move',
  'correction',
  'delete-paragraph',
  'typo',
  'revert',
  'ab-headline',
  'taken-down',
  'insert-paragraph',
  'live-post',
] as const

export type TrueEditKind = (typeof trueEditKinds)[number]

/** One edit that the newsroom made. */
export interface TrueEdit {
  readonly round: number
  readonly url: string
  readonly kind: TrueEditKind
  readonly description: string
  /** Words that the edit removed, in reading order, or ''. A move removes none: both name the paragraph. */
  readonly from: string
  /** Words that the edit added, in reading order, or ''. */
  readonly to: string
}

/** Everything the newsroom has published so far. */
export interface Truth {
  /** Rounds made; round 0 is the state before the first edit. */
  readonly rounds: number
  readonly articles: readonly TrueArticle[]
  readonly edits: readonly TrueEdit[]
}

export interface TrueArticle {
  readonly url: string
  readonly template: string
  readonly language: string
  /** In order; the first is of round 0. An article has a new state in each round that edited it. */
  readonly states: readonly TrueState[]
}

export interface TrueState {
  readonly round: number
  /** 200 while it stands, 404 or 410 once it is taken down. */
  readonly status: number
  readonly content: TrueContent
}

/** What a reader of the page would call the article. */
export interface TrueContent extends Pick<Content, 'headline' | 'dek' | 'byline' | 'section' | 'language'> {
  readonly headline: string
  /** ISO 8601. */
  readonly publishedAt: string
  readonly modifiedAt: string
  readonly blocks: readonly TrueBlock[]
}

export interface TrueBlock {
  readonly kind: Extract<BlockKind, 'paragraph' | 'heading' | 'caption' | 'quote' | 'post'>
  readonly text: string
  /** Live blogs: the post the block belongs to. */
  readonly postId?: string
}
