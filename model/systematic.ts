import type { ArticleId } from './ids.ts'

/**
 * What a substitution that many articles share is about:
 * - `words`: other words;
 * - `capitals`: the same words, written with capitals or without;
 * - `punctuation`: marks and signs only;
 * - `typography`: other forms of the same marks (quotation marks, dashes, spaces).
 */
export type SubstitutionKind = 'words' | 'capitals' | 'punctuation' | 'typography'

/** One place where the substitution was found. */
export interface SubstitutionExample {
  readonly articleId: ArticleId
  readonly at: Date
  /** A few words around it, before and after. */
  readonly before: string
  readonly after: string
}

/** The same substitution on several articles of a source within a window. */
export interface SystematicEdit {
  readonly kind: SubstitutionKind
  /** Whole words, as they were first met; empty when words were only added (or only removed). */
  readonly from: string
  readonly to: string
  readonly articles: number
  readonly occurrences: number
  /** 0..1: of the articles in which `from` was taken out, those where `to` came instead. */
  readonly share: number
  /** Articles in which the opposite was found too: two forms that alternate, or an edit taken back. */
  readonly reversed: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** The articles, as many as are remembered. */
  readonly articleIds: readonly ArticleId[]
  readonly examples: readonly SubstitutionExample[]
}

/** All that were found, the most telling first. */
export interface SystematicEdits {
  readonly edits: readonly SystematicEdit[]
  /** Articles that were looked at, each with one change or more. */
  readonly articles: number
  /** True when rare substitutions were forgotten on the way: counts may be too low, never too high. */
  readonly coarse: boolean
}
