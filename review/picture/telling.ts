import type { ChangeKind, KindFinding, WordRun } from '../../model/change.ts'

/** Kinds that say little of the meaning, or whose evidence is the length of the text. */
const quietKinds: ReadonlySet<ChangeKind> = new Set([
  'typo',
  'formatting',
  'link',
  'growth',
  'shrink',
  'rewrite',
  'move',
  'caption',
  'section',
  'publication-date',
])

/**
 * How much an edit tells, to be compared with others of the same change: most for the words that the kinds of the
 * change rest on (a number, a name, a quotation, a correction), a little for its length. Pure.
 */
export function tellingScore(words: readonly WordRun[], kinds: readonly KindFinding[]): number {
  const changed = words.filter(({ op }) => op !== 'equal').map(({ text }) => text)
  const length = changed.reduce((sum, text) => sum + text.length, 0)
  const shown = changed.join('\n')
  const found = kinds
    .filter(({ kind }) => !quietKinds.has(kind))
    .filter(({ evidence }) => evidence.some((passage) => cites(passage, shown)))
    .reduce((sum, { confidence }) => sum + confidence, 0)
  return found * 2 + Math.min(1, length / 300)
}

/** Whether both sides of `old → new`, or the one of `+ new`, are among the words; long ones were cut at their end. */
function cites(passage: string, words: string): boolean {
  const sides = passage
    .replace(/^[+−] /, '')
    .split(' → ')
    .map((side) => side.replace(/…$/, '').trim())
    .filter((side) => side !== '')
  return sides.length > 0 && sides.every((side) => words.includes(side))
}
