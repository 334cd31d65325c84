import type { EditorialField } from './content.ts'

/** Why a change was recorded: the publisher edited, or our own cleaner or rules did. */
export const causes = ['publisher', 'reprocessing'] as const

export type Cause = (typeof causes)[number]

/** Words that stayed, went or came, in reading order; concatenated they give the texts back exactly. */
export interface WordRun {
  readonly op: 'equal' | 'deleted' | 'inserted'
  readonly text: string
}

/**
 * One aligned unit of the comparison. Indexes point into `blocks` of the old (`from`) and new (`to`) content.
 * Blocks that are equal and in place are in no edit.
 * - `replaced`: one block edited, or as many as before whose borders shifted;
 * - `split`, `merged`: one block became several, or several one; in general, more or fewer than before;
 * - `moved`: the same block, perhaps edited, out of order: the edit stands where the block stands now.
 */
export type EditOp = 'inserted' | 'deleted' | 'replaced' | 'moved' | 'split' | 'merged'

export interface Edit {
  readonly op: EditOp
  readonly from: readonly number[]
  readonly to: readonly number[]
  /**
   * The text of both sides. Equal and deleted runs give the old blocks, equal and inserted runs the new ones,
   * each joined by a line feed; so a Change can be shown without the contents it was made from.
   */
  readonly words: readonly WordRun[]
  /** True when links, kind or level changed too (or alone). */
  readonly markup?: boolean
}

/** A run of differing blocks that stand together. Equal blocks are in no hunk. */
export interface Hunk {
  readonly edits: readonly Edit[]
}

/** A field compared on its own; `words` where both sides are text. */
export interface FieldChange {
  readonly field: EditorialField
  readonly from: string | null
  readonly to: string | null
  readonly words?: readonly WordRun[]
}

export const changeKinds = [
  'headline',
  'dek',
  'byline',
  'publication-date',
  'section',
  'image',
  'lead',
  'number',
  'date-time',
  'name',
  'quote-added',
  'quote-removed',
  'quote-altered',
  'hedge',
  'negation',
  'attribution',
  'link',
  'caption',
  'correction-notice',
  'silent-correction',
  'takedown-notice',
  'typo',
  'formatting',
  'growth',
  'shrink',
  'rewrite',
  'move',
  'revert',
  'live-post-added',
  'live-post-edited',
  'live-post-deleted',
  'live-post-trimmed',
  'access',
] as const

export type ChangeKind = (typeof changeKinds)[number]

/** A kind that applies, with the words that made it so. */
export interface KindFinding {
  readonly kind: ChangeKind
  /** 0..1: how sure the rule is. */
  readonly confidence: number
  /** Short passages of the texts: `old → new`, `+ new`, `− old`; of long ones the old one first. */
  readonly evidence: readonly string[]
}

/** The comparison of two contents. A pure function of both and of the comparer. */
export interface Change {
  readonly comparerId: string
  readonly fields: readonly FieldChange[]
  readonly hunks: readonly Hunk[]
  readonly kinds: readonly KindFinding[]
  /** 0..1: how much the meaning may have changed; cosmetic is near 0. */
  readonly significance: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
  /** True when a limit was hit: the result is correct but coarser than usual. */
  readonly coarse: boolean
  /** One line in words: `headline changed; 12 → 14; 2 paragraphs added; 1 moved`. */
  readonly summary: string
}

/** Names the JSON form of a Change (docs/change-format.md); it is raised when a member is renamed, removed or means another thing. */
export const changeFormat = 'stet-change/1'

/** A change that brought back an earlier version of the article, with the kind that says so. */
export function withRevert(change: Change, version: number): Change {
  const revert: KindFinding = { kind: 'revert', confidence: 1, evidence: [`version ${version}`] }
  return { ...change, kinds: [...change.kinds, revert].toSorted(byKind) }
}

function byKind(a: KindFinding, b: KindFinding): number {
  return changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind)
}
