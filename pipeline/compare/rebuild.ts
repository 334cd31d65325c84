import type { Change, Edit } from '../../model/change.ts'
import type { Content, EditorialField } from '../../model/content.ts'
import { fieldText } from './fields.ts'
import { newText, oldText } from './word-runs.ts'

/** What a change speaks of: the editorial fields as text, and the text of every block in order. */
export interface PlainContent {
  /** A byline of several names is joined by commas. */
  readonly fields: Readonly<Record<EditorialField, string | null>>
  readonly blocks: readonly string[]
}

/** The part of a content that a change covers. */
export function plainContent(content: Content): PlainContent {
  return {
    fields: {
      headline: content.headline,
      dek: content.dek,
      byline: fieldText(content, 'byline'),
      publishedAt: content.publishedAt,
      section: content.section,
      leadImage: content.leadImage,
    },
    blocks: content.blocks.map((block) => block.text),
  }
}

/**
 * The new content, made from the old one and the change alone:
 * `applyChange(compare(a, b), plainContent(a))` equals `plainContent(b)`.
 * Throws RangeError when the change was not made from this content.
 */
export function applyChange(change: Change, from: PlainContent): PlainContent {
  return rebuild(change, from, 'from', 'to', newText)
}

/** The old content, made from the new one and the change alone; the inverse of `applyChange`. */
export function revertChange(change: Change, to: PlainContent): PlainContent {
  return rebuild(change, to, 'to', 'from', oldText)
}

function rebuild(
  change: Change,
  known: PlainContent,
  knownSide: 'from' | 'to',
  wantedSide: 'from' | 'to',
  wantedText: (words: Edit['words']) => string,
): PlainContent {
  const fields = { ...known.fields }
  for (const field of change.fields) fields[field.field] = field[wantedSide]

  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const edited = new Set(edits.flatMap((edit) => edit[knownSide]))
  const made = new Map(edits.flatMap((edit) => blocksOf(edit, wantedSide, wantedText)))
  const untouched = known.blocks.filter((_, index) => !edited.has(index))
  if (known.blocks.length - untouched.length !== edited.size) {
    throw new RangeError('The change was not made from this content.')
  }
  const blocks: string[] = []
  let next = 0
  for (let index = 0; index < untouched.length + made.size; index += 1) {
    const text = made.get(index) ?? untouched[next++]
    if (text === undefined) throw new RangeError('The change was not made from this content.')
    blocks.push(text)
  }
  return { fields, blocks }
}

/** Only blocks without line breaks are split or merged, so that a line is a block there. */
function blocksOf(
  edit: Edit,
  side: 'from' | 'to',
  textOf: (words: Edit['words']) => string,
): [index: number, text: string][] {
  const indexes = edit[side]
  const text = textOf(edit.words)
  const texts = indexes.length > 1 ? text.split('\n') : [text]
  return indexes.map((index, at) => [index, texts[at] ?? ''])
}
