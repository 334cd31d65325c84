import type { Change, ChangeKind, Edit, FieldChange, WordRun } from '../model/change.ts'
import type { TrueContent, TrueEdit } from './truth.ts'
import { hasWords, words, wordsMissing } from './words.ts'

/** Whether the traces of an edit are to be seen. */
export const showsEdit = {
  /** In a recorded change: its words deleted and inserted, or its paragraph moved. */
  inChange(edit: TrueEdit, change: Change): boolean {
    if (edit.kind === 'move') return moves(edit, change)
    const touched = touchedWords(change)
    return hasWords(touched.deleted, edit.from) && hasWords(touched.inserted, edit.to)
  },
  /** Between two true states, when several edits lie between them and may have undone each other. */
  inStates(edit: TrueEdit, before: TrueContent, after: TrueContent): boolean {
    if (edit.kind === 'taken-down') return false
    if (edit.kind === 'move') {
      return wholeText(before).includes(edit.from) === wholeText(after).includes(edit.to)
    }
    return (
      hasWords(wordsMissing(wholeText(before), wholeText(after)), edit.from) &&
      hasWords(wordsMissing(wholeText(after), wholeText(before)), edit.to)
    )
  },
}

/**
 * True when a change says nothing but the truth about two states: it touches words, and all of them differ between
 * the two. It may still leave something out.
 */
export function isTruePart(change: Change, before: TrueContent, after: TrueContent): boolean {
  const { deleted, inserted } = touchedWords(change)
  if (deleted.length + inserted.length === 0) return false
  return (
    hasWords(wordsMissing(wholeText(before), wholeText(after)), deleted.join(' ')) &&
    hasWords(wordsMissing(wholeText(after), wholeText(before)), inserted.join(' '))
  )
}

/** The kinds a change with this edit should name; empty where none fits for certain. */
export function expectedKinds(edit: TrueEdit, editsTogether: number): readonly ChangeKind[] {
  switch (edit.kind) {
    case 'headline':
    case 'ab-headline':
      return ['headline']
    case 'figure':
      return ['number']
    case 'quote':
      return ['quote-altered']
    case 'move':
      return ['move']
    case 'correction':
      return ['correction-notice']
    case 'typo':
      return ['typo']
    case 'delete-paragraph':
      return editsTogether === 1 ? ['shrink'] : []
    case 'insert-paragraph':
      return editsTogether === 1 ? ['growth'] : []
    case 'live-post':
      if (edit.from === '') return ['live-post-added']
      return edit.to === '' ? ['live-post-deleted'] : ['live-post-edited']
    case 'revert':
    case 'taken-down':
      return []
  }
  return []
}

/** Deleted words that the older state never had, and inserted ones that the newer never had. */
export function strangeWords(change: Change, before: TrueContent, after: TrueContent): readonly string[] {
  const touched = touchedWords(change)
  const old = new Set(words(wholeText(before)))
  const now = new Set(words(wholeText(after)))
  return [
    ...touched.deleted.filter((word) => !old.has(word)),
    ...touched.inserted.filter((word) => !now.has(word)),
  ]
}

/** A paragraph that is taken out and put in again word for word has moved too, only less well told. */
function moves(edit: TrueEdit, change: Change): boolean {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const isMoved = (one: Edit) => one.op === 'moved' && words(newText(one.words)).join(' ').includes(edit.to)
  const stands = (op: Edit['op'], text: (runs: readonly WordRun[]) => string) =>
    edits.some((one) => one.op === op && words(text(one.words)).join(' ').includes(edit.to))
  return edits.some(isMoved) || (stands('deleted', oldText) && stands('inserted', newText))
}

function touchedWords(change: Change): { deleted: string[]; inserted: string[] } {
  const deleted: string[] = []
  const inserted: string[] = []
  const runs = [
    ...change.hunks.flatMap((hunk) => hunk.edits.map((edit) => edit.words)),
    ...change.fields.map(fieldRuns),
  ]
  for (const list of runs) {
    deleted.push(...wordsTouching(list, 'deleted'))
    inserted.push(...wordsTouching(list, 'inserted'))
  }
  return { deleted, inserted }
}

function fieldRuns(field: FieldChange): readonly WordRun[] {
  if (field.words !== undefined) return field.words
  const runs: WordRun[] = []
  if (field.from !== null) runs.push({ op: 'deleted', text: field.from })
  if (field.to !== null) runs.push({ op: 'inserted', text: field.to })
  return runs
}

/**
 * The whole words of one side that a run of deletions (or insertions) touches: a comparison may cut words finer than
 * white space does.
 */
function wordsTouching(runs: readonly WordRun[], op: 'deleted' | 'inserted'): string[] {
  const side = runs.filter((run) => run.op === 'equal' || run.op === op)
  const text = side.map((run) => run.text).join('')
  const ranges: [start: number, end: number][] = []
  let at = 0
  for (const run of side) {
    if (run.op === op) ranges.push([at, at + run.text.length])
    at += run.text.length
  }
  const touched: string[] = []
  for (const match of text.matchAll(/\S+/gu)) {
    const end = match.index + match[0].length
    if (ranges.some(([start, stop]) => start < end && stop > match.index)) touched.push(...words(match[0]))
  }
  return touched
}

function oldText(runs: readonly WordRun[]): string {
  return runs.map((run) => (run.op === 'inserted' ? '' : run.text)).join('')
}

function newText(runs: readonly WordRun[]): string {
  return runs.map((run) => (run.op === 'deleted' ? '' : run.text)).join('')
}

function wholeText(content: TrueContent): string {
  return [
    content.headline,
    content.dek ?? '',
    content.byline.join(' '),
    content.section ?? '',
    ...content.blocks.map((block) => block.text),
  ].join('\n')
}
