import type { ChangeKind, Edit, FieldChange, Hunk, KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { foldTypography } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { newText, oldText } from '../word-runs.ts'

/** All that a rule may look at. */
export interface Comparison {
  readonly from: Content
  readonly to: Content
  readonly fields: readonly FieldChange[]
  /** All edits in reading order. */
  readonly edits: readonly ReadEdit[]
  readonly wordsAdded: number
  readonly wordsRemoved: number
  readonly lexicon: Lexicon
}

/** An edit with what several rules ask of it, computed once. */
export interface ReadEdit extends Edit {
  /** Index of its hunk. */
  readonly hunk: number
  /** The text of the old blocks, joined by line feeds. */
  readonly before: string
  readonly after: string
  /** True when the texts of both sides differ in typography only, or not at all. */
  readonly isTypographic: boolean
}

/** Passages of a finding are for a glance. */
const evidenceLengthMax = 160
const evidencesMax = 6

/** A finding with its passages shortened; none when there are no passages. */
export function finding(kind: ChangeKind, confidence: number, evidence: readonly string[]): KindFinding[] {
  if (evidence.length === 0) return []
  return [{ kind, confidence, evidence: evidence.slice(0, evidencesMax).map(shorten) }]
}

/** All edits in reading order, with what the rules need of them. */
export function readEdits(hunks: readonly Hunk[]): ReadEdit[] {
  return hunks.flatMap(({ edits }, hunk) => edits.map((edit) => readEdit(edit, hunk)))
}

function readEdit(edit: Edit, hunk: number): ReadEdit {
  const before = oldText(edit.words)
  const after = newText(edit.words)
  const isTypographic = before === after || foldTypography(before) === foldTypography(after)
  return { ...edit, hunk, before, after, isTypographic }
}

/** True when a block has words on both sides: edited, moved, split or merged. */
export function hasBothSides(edit: Edit): boolean {
  return edit.from.length > 0 && edit.to.length > 0
}

/** At most `evidenceLengthMax` UTF-16 units, never ending inside a surrogate pair. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= evidenceLengthMax) return line
  const cut = line.slice(0, evidenceLengthMax - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
