/**
 * What a person says of the articles of one source, on top of what the cleaner finds by itself. A rule is a CSS
 * selector, or a pattern between slashes (RE2 syntax) that is searched for in the text of a block.
 */
export interface CleaningRules {
  /** CSS selectors: the body is what they match, all of it and nothing else. Empty: the cleaner finds it. */
  readonly select: readonly string[]
  /** Elements and blocks that are not content. */
  readonly remove: readonly string[]
  /** Elements and blocks that are something else than their tags say: the rule, and the tag that says it. */
  readonly rename: readonly { readonly rule: string; readonly to: RenameTag }[]
}

/** Tags that say what a block is. */
export const renameTags = [
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'blockquote',
  'figcaption',
  'pre',
] as const

export type RenameTag = (typeof renameTags)[number]

/** The text that names rules: the same rules have the same text, however their file was laid out. */
export function canonicalRules({ select, remove, rename }: CleaningRules): string {
  return JSON.stringify({ select, remove, rename: rename.map(({ rule, to }) => ({ rule, to })) })
}
