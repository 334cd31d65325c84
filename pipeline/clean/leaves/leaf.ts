/** What the markup says a run of text is. */
export type LeafKind = 'paragraph' | 'heading' | 'list-item' | 'caption' | 'code' | 'table-row'

/** A link as the markup has it: offsets into the leaf's text, target unresolved. */
export interface LeafLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

/** The smallest piece of a page that is kept or dropped: the text between two block boundaries. */
export interface Leaf {
  /** The innermost block element around the text. */
  readonly node: number
  /** The first text node. */
  readonly from: number
  readonly kind: LeafKind
  /** 1 to 6 for headings, else 0. */
  readonly level: number
  /** Tidy; line feeds stand for <br>. Never empty. */
  readonly text: string
  readonly links: readonly LeafLink[]
  /** What the text says, in Latin letters (see `weigh`). */
  readonly weight: number
  /** Share of the text that is link text, 0..1. */
  readonly linkDensity: number
  /** Captions whose text ended with a credit: the credit, and the leaf with it; without `uncut` it is all credit. */
  readonly credit?: string
  readonly uncut?: Leaf
}
