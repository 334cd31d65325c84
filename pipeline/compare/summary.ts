import type { Change, ChangeKind, EditOp } from '../../model/change.ts'

/**
 * A change in one line of words, the weightiest first: `headline changed; toll 12 → 14; 2 paragraphs added; 1 moved`.
 * At most 200 UTF-16 units; `no change` when there is none.
 */
export function summarize(change: Omit<Change, 'summary'>): string {
  const findings = new Map(change.kinds.map((finding) => [finding.kind, finding]))
  const told = order.flatMap((kind) => {
    const finding = findings.get(kind)
    return finding === undefined ? [] : phraseOf(kind, finding.evidence)
  })
  const parts = change.significance === 0 ? told : [...told, ...countsOf(change)]
  if (parts.length > 0) return shorten(parts.join('; '))
  if (findings.has('formatting')) return 'formatting only'
  return change.fields.length + change.hunks.length > 0
    ? 'nothing of the article: counters, times and the like'
    : 'no change'
}

/** Kinds that a reader of the line should learn of, the weightiest first; the others show in the counts. */
const order: readonly ChangeKind[] = [
  'takedown-notice',
  'correction-notice',
  'headline',
  'silent-correction',
  'negation',
  'quote-altered',
  'number',
  'name',
  'date-time',
  'attribution',
  'hedge',
  'quote-removed',
  'quote-added',
  'lead',
  'dek',
  'byline',
  'publication-date',
  'section',
  'image',
  'caption',
  'link',
  'rewrite',
  'live-post-deleted',
  'live-post-edited',
  'live-post-added',
  'live-post-trimmed',
  'revert',
  'access',
]

/** What is said of a kind; `…` stands for its evidence. */
const phrases: Readonly<Partial<Record<ChangeKind, string>>> = {
  'takedown-notice': 'taken down',
  'correction-notice': 'correction notice added',
  headline: 'headline changed',
  'silent-correction': 'changed without a notice',
  negation: 'negation …',
  'quote-altered': 'quotation altered',
  number: '…',
  name: '…',
  'date-time': '…',
  attribution: 'source …',
  hedge: 'hedge …',
  'quote-removed': 'quotation removed',
  'quote-added': 'quotation added',
  lead: 'lead changed',
  dek: 'dek changed',
  byline: 'byline changed',
  'publication-date': 'publication date changed',
  section: 'section changed',
  image: 'image changed',
  caption: 'caption changed',
  link: 'link changed',
  rewrite: 'rewritten',
  'live-post-deleted': 'live post deleted',
  'live-post-edited': 'live post edited',
  'live-post-added': 'live post added',
  'live-post-trimmed': 'old live posts no longer on the page',
  revert: 'back to an earlier version',
  access: 'cut or given back by a paywall',
}

const evidencesShownMax = 3
const evidenceLengthMax = 40
const lengthMax = 200

function phraseOf(kind: ChangeKind, evidence: readonly string[]): string[] {
  const phrase = phrases[kind] ?? ''
  if (!phrase.includes('…')) return [phrase]
  const shown = evidence.filter((one) => one.length <= evidenceLengthMax).slice(0, evidencesShownMax)
  // Too long to show, or only there and not before: its name says enough.
  return [
    shown.length === 0 ? `${kind.replace('-', ' ')} changed` : phrase.replace('…', () => shown.join(', ')),
  ]
}

function countsOf(change: Pick<Change, 'hunks' | 'kinds'>): string[] {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const count = (op: EditOp) => edits.filter((edit) => edit.op === op).length
  const edited = edits.filter(
    (edit) => edit.op === 'replaced' && edit.words.some((run) => run.op !== 'equal'),
  ).length
  const kinds = new Set(change.kinds.map(({ kind }) => kind))
  const isSpelling = kinds.has('typo') && [...kinds].every((kind) => kind === 'formatting' || kind === 'typo')
  if (isSpelling && edited === edits.length) return [counted(edited, 'paragraph', 'with spelling mended')]
  return [
    counted(edited, 'paragraph', 'edited'),
    counted(count('inserted'), 'paragraph', 'added'),
    counted(count('deleted'), 'paragraph', 'deleted'),
    counted(count('moved'), 'paragraph', 'moved'),
    counted(count('split'), null, 'split'),
    counted(count('merged'), null, 'merged'),
    counted(count('replaced') - edited, 'paragraph', 'marked up otherwise'),
  ].filter((part) => part !== '')
}

function counted(count: number, noun: string | null, participle: string): string {
  if (count === 0) return ''
  if (noun === null) return `${count} ${participle}`
  return `${count} ${noun}${count === 1 ? '' : 's'} ${participle}`
}

function shorten(line: string): string {
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`
}
