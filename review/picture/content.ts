import type { Change, Edit, FieldChange, WordRun } from '../../model/change.ts'
import { limits } from '../../model/limits.ts'
import { editLabel } from '../components/edit-label.ts'
import { fieldLabels } from '../components/field-changes.ts'
import { excerpt } from '../components/figures.ts'
import { tellingScore } from './telling.ts'
import { excerptOf } from './excerpt.ts'
import type { PictureRun } from './excerpt.ts'
import { drawable } from './text-units.ts'

/** What a picture of a change says, and its alternative text too; plain data, so that a thread can draw it. */
export interface PictureContent {
  readonly source: string
  /** As it reads after the change, with what went and came in it. */
  readonly headline: readonly PictureRun[]
  /** BCP 47 tag of the text; tells Chinese letters from Japanese ones. */
  readonly language: string | null
  /** `Version 1 → version 2`. */
  readonly versions: string
  /** `changed on 1 November 2026 between 14:02 and 14:17 UTC`. */
  readonly when: string
  /** What a reader must know before believing his eyes; null where there is nothing. */
  readonly caveat: string | null
  readonly passages: readonly PicturePassage[]
  /** Edits of the change that the picture does not show. */
  readonly more: number
  readonly permalink: string
}

interface PicturePassage {
  /** `Headline`, `Paragraph edited`. */
  readonly label: string
  readonly runs: readonly PictureRun[]
}

/** What the picture is told beside the change itself. */
export type PictureFrame = Omit<PictureContent, 'headline' | 'passages' | 'more'> & {
  readonly headline: string
}

/**
 * What to draw of a change: the most telling edits, in the order of the text, each cut to the words that changed. Pure.
 */
export function pictureContent(change: Change, frame: PictureFrame): PictureContent {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const title = change.fields.find(({ field }) => field === 'headline')
  const candidates = [
    ...change.fields.filter((field) => field !== title).map(ofField),
    ...edits.flatMap(ofEdit),
  ]
  const chosen = new Set(
    candidates
      .map(({ words, weight }, index) => ({ index, score: weight + tellingScore(words, change.kinds) }))
      .toSorted((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, limits.picturePassagesMax)
      .map(({ index }) => index),
  )
  const passages = candidates
    .filter((_, index) => chosen.has(index))
    .map(({ label, words }) => ({ label, runs: excerptOf(words) }))
  return {
    ...frame,
    source: short(frame.source, 120),
    headline:
      title === undefined
        ? [{ op: 'equal', text: short(frame.headline, 300) }]
        : excerptOf(ofField(title).words),
    passages,
    more: change.fields.length + edits.length - passages.length - (title === undefined ? 0 : 1),
  }
}

interface Candidate {
  readonly label: string
  readonly words: readonly WordRun[]
  readonly weight: number
}

function short(text: string, lengthMax: number): string {
  return drawable(excerpt(text.trim(), lengthMax)).trim()
}

/** Of the others the text counts more: nobody shares that a section was renamed. */
const fieldWeights: Readonly<Record<string, number>> = { dek: 4, byline: 3 }

function ofField({ field, from, to, words }: FieldChange): Candidate {
  const weight = fieldWeights[field] ?? -5
  if (words !== undefined) return { label: fieldLabels[field], words, weight }
  const sides: WordRun[] = [
    ...(from === null ? [] : [{ op: 'deleted' as const, text: from }]),
    ...(from === null || to === null ? [] : [{ op: 'equal' as const, text: ' ' }]),
    ...(to === null ? [] : [{ op: 'inserted' as const, text: to }]),
  ]
  return { label: fieldLabels[field], words: sides, weight }
}

/** Without words that went or came there is nothing to draw: a move, a split, a link, a heading's level. */
function ofEdit(edit: Edit): Candidate[] {
  if (edit.words.every(({ op, text }) => op === 'equal' || text.trim() === '')) return []
  return [{ label: `Text ${editLabel(edit)}`, words: edit.words, weight: 0 }]
}
