import type { Change, ChangeKind, Edit, EditOp, FieldChange, WordRun } from '../model/change.ts'
import { stripControls, type StyledPiece, wrapPieces } from './terminal-text.ts'

export interface RenderChangeOptions {
  /** ANSI colours; without them deletions are written [-…-] and insertions {+…+}, as git does. */
  readonly color: boolean
  /** Columns of the terminal; lines are wrapped to it at white space. */
  readonly width: number
  /** Shown above the change. */
  readonly headline?: string
}

const labels: Readonly<Record<EditOp, string>> = {
  inserted: 'added',
  deleted: 'deleted',
  replaced: 'edited',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
}

const selfEvident: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'headline',
  'dek',
  'lead',
  'silent-correction',
  'growth',
  'shrink',
  'rewrite',
  'move',
  'correction-notice',
  'live-post-added',
  'live-post-trimmed',
  'live-post-deleted',
])

/** A block whose words stayed is known by so much of its beginning, in UTF-16 units. */
const knownLength = 60

/** Longest stretch of unchanged words shown between two edits, in UTF-16 units. */
const contextLength = 120

/**
 * A change for a terminal: its summary, then fields, hunks, and kinds with their evidence. Text of the
 * publisher loses its control characters first, so that no escape sequence of theirs reaches the terminal.
 * Ends without a line feed.
 */
export function renderChange(change: Change, options: RenderChangeOptions): string {
  const lines: string[] = []
  const write = (pieces: readonly StyledPiece[], indent = '') =>
    lines.push(...wrapPieces(pieces, { width: options.width, color: options.color, indent }))
  if (options.headline !== undefined) write([{ style: 'bold', text: stripControls(options.headline) }])
  const coarse = change.coarse ? '; too large to compare in full' : ''
  const significance = `significance ${change.significance.toFixed(2)}`
  write([{ style: 'plain', text: `${stripControls(change.summary)} (${significance}${coarse})` }])
  if (change.fields.length > 0) lines.push('')
  for (const field of change.fields) write(fieldPieces(field, options.color))
  change.hunks.forEach((hunk) => {
    lines.push('')
    for (const edit of hunk.edits) write(editPieces(edit, options.color), '  ')
  })
  if (change.kinds.length > 0) lines.push('')
  const bare: string[] = []
  for (const { kind, confidence, evidence } of change.kinds) {
    const name = `${kind}${confidence < 1 ? ` (${Math.round(confidence * 100)} %)` : ''}`
    const passages = evidence.map((passage) => stripControls(passage)).join(' | ')
    // What was added, deleted or moved stands above in full.
    if (selfEvident.has(kind) || passages === '') bare.push(name)
    else {
      const label = { style: 'bold', text: `${name}: ` } as const
      write([label, { style: 'plain', text: passages }], '  ')
    }
  }
  if (bare.length > 0) {
    const label = { style: 'bold', text: bare.length === 1 ? 'kind: ' : 'kinds: ' } as const
    write([label, { style: 'plain', text: bare.join(', ') }], '  ')
  }
  return lines.join('\n')
}

function fieldPieces(field: FieldChange, color: boolean): StyledPiece[] {
  const label: StyledPiece = { style: 'bold', text: `${field.field}: ` }
  if (field.words !== undefined) return [label, ...wordPieces(field.words, color)]
  const whole: WordRun[] = []
  if (field.from !== null) whole.push({ op: 'deleted', text: field.from })
  if (field.from !== null && field.to !== null) whole.push({ op: 'equal', text: ' → ' })
  if (field.to !== null) whole.push({ op: 'inserted', text: field.to })
  return [label, ...wordPieces(whole, color)]
}

function editPieces(edit: Edit, color: boolean): StyledPiece[] {
  const isMarkupOnly = edit.markup === true && edit.words.every((run) => run.op === 'equal')
  const label = isMarkupOnly && edit.op === 'replaced' ? 'markup' : labels[edit.op]
  const also = edit.markup === true && !isMarkupOnly ? ', markup' : ''
  const name: StyledPiece = { style: 'bold', text: `${label}${also}: ` }
  // No word of it differs: enough to know the block by, the kinds below say what does.
  if (label === 'markup') {
    const text = stripControls(edit.words.map((run) => run.text).join(''))
    return [
      name,
      { style: 'plain', text: text.length > knownLength ? `${headOf(text, knownLength)}…` : text },
    ]
  }
  return [name, ...wordPieces(edit.words, color)]
}

function wordPieces(words: readonly WordRun[], color: boolean): StyledPiece[] {
  return words.filter(isShown).map((run, index, shown) => {
    // A line break that went or came alone would show as a space: proofreaders write a pilcrow.
    const text = stripControls(run.op === 'equal' ? run.text : run.text.replaceAll('\n', ' ¶ '))
    if (run.op === 'equal') {
      return { style: 'plain', text: abridge(text, index === 0, index === shown.length - 1) }
    }
    if (color) return { style: run.op, text }
    return { style: run.op, text: run.op === 'deleted' ? `[-${text}-]` : `{+${text}+}` }
  })
}

/** A space in whose place a line break came, or that came in place of one: the break says it. */
function isShown({ op, text }: WordRun, index: number, words: readonly WordRun[]): boolean {
  if (op === 'equal' || text.trim() !== '' || text.includes('\n')) return true
  return ![words[index - 1], words[index + 1]].some(
    (run) => run?.op !== 'equal' && run?.text.includes('\n') === true,
  )
}

/** The middle of a long unchanged stretch is left out; its ends beside an edit stay, cut between words. */
function abridge(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= contextLength) return text
  const half = contextLength / 2
  if (isFirst && isLast) return `${headOf(text, contextLength)}…`
  const start = isFirst ? '' : headOf(text, half)
  const end = isLast ? '' : tailOf(text, half)
  return `${start}…${end}`
}

/** In scripts without spaces, and in very long words, a cut is where it is. */
const wordLengthMax = 20

function headOf(text: string, length: number): string {
  const head = Array.from(text.slice(0, 2 * length))
    .slice(0, length)
    .join('')
  const space = head.search(/\s\S*$/)
  return space > head.length - wordLengthMax ? head.slice(0, space) : head
}

function tailOf(text: string, length: number): string {
  const tail = Array.from(text.slice(-2 * length))
    .slice(-length)
    .join('')
  const space = tail.search(/\s/)
  return space !== -1 && space < wordLengthMax ? tail.slice(space + 1) : tail
}
