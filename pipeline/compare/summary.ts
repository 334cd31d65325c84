import type { Change, ChangeKind, EditOp } from '../../model/change.ts'

/**
 * A change in one line of words, the weightiest first: `headline changed; 12 → 14; 2 paragraphs added; 1 paragraph moved`.
 * At most 200 UTF-16 units; `no change` when there is none.
 */
export function summarize(change: Omit<Change, 'summary'>): string {
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const count = (op: EditOp) => edits.filter((edit) => edit.op === op).length
  const edited = edits.filter(
    (edit) => edit.op === 'replaced' && edit.words.some((run) => run.op !== 'equal'),
  )
  const relinked = count('replaced') - edited.length
  const parts = [
    ...change.kinds.flatMap(({ kind }) => phrases[kind] ?? []),
    ...numberPairs(change),
    counted(edited.length, 'paragraph', 'edited'),
    counted(count('inserted'), 'paragraph', 'added'),
    counted(count('deleted'), 'paragraph', 'deleted'),
    counted(count('moved'), 'paragraph', 'moved'),
    counted(count('split'), null, 'split'),
    counted(count('merged'), null, 'merged'),
    counted(relinked, 'paragraph', 'marked up otherwise'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return change.fields.length > 0 ? 'formatting only' : 'no change'
  return shorten(parts.join('; '))
}

/** Kinds that a reader of the line should learn of; the others show in the counts. */
const phrases: Readonly<Partial<Record<ChangeKind, string>>> = {
  headline: 'headline changed',
  dek: 'dek changed',
  byline: 'byline changed',
  'publication-date': 'publication date changed',
  section: 'section changed',
  image: 'image changed',
  'correction-notice': 'correction notice added',
  lead: 'lead changed',
  negation: 'negation changed',
  quote: 'quotation changed',
  rewrite: 'rewritten',
  'live-post-added': 'live post added',
  'live-post-edited': 'live post edited',
  'live-post-deleted': 'live post deleted',
  'live-post-trimmed': 'old live posts no longer on the page',
  access: 'cut or given back by a paywall',
}

const pairsShownMax = 3
const lengthMax = 200

function numberPairs(change: Pick<Change, 'kinds'>): string[] {
  const evidence = change.kinds.find((finding) => finding.kind === 'number')?.evidence ?? []
  const pairs: string[] = []
  for (let i = 0; i + 1 < evidence.length && pairs.length < pairsShownMax; i += 2) {
    pairs.push(`${evidence[i]} → ${evidence[i + 1]}`)
  }
  return pairs
}

function counted(count: number, noun: string | null, participle: string): string {
  if (count === 0) return ''
  if (noun === null) return `${count} ${participle}`
  return `${count} ${noun}${count === 1 ? '' : 's'} ${participle}`
}

function shorten(line: string): string {
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`
}
