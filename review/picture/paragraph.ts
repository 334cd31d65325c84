import { atomsOf, cutAtom } from './atoms.ts'
import type { Atom, TextStyle } from './atoms.ts'
import type { PictureRun } from './excerpt.ts'
import type { Shaper } from './shaper.ts'

/** An atom in its line; `x` from the left edge of the column, in pixels. */
export interface PlacedAtom extends Atom {
  readonly x: number
}

/** From left to right, as it is seen. */
export type Line = readonly PlacedAtom[]

export interface ParagraphStyle extends TextStyle {
  readonly widthPx: number
  /** What does not fit is cut, and `…` says so. */
  readonly linesMax: number
  /** Where its lines are set, if not where its own text begins. */
  readonly direction?: 'ltr' | 'rtl'
}

/** Between what went, what came and what stayed, so that their grounds do not touch. */
const markGapPx = 6

/**
 * A paragraph in lines: broken where its script breaks, every line reordered by UAX 9 and set at the side on which its
 * language begins. Pure but for the shaper.
 */
export function paragraphLines(runs: readonly PictureRun[], style: ParagraphStyle, shaper: Shaper): Line[] {
  const { atoms, direction } = atomsOf(runs, style, shaper)
  const lines = wrap(
    atoms.flatMap((atom) => cutAtom(atom, style.widthPx, style, shaper)),
    style.widthPx,
  )
  const kept = lines.slice(0, style.linesMax)
  const last = kept.at(-1)
  if (lines.length > kept.length && last !== undefined) {
    kept[kept.length - 1] = ended(last, style, shaper, direction === 'rtl' ? 1 : 0)
  }
  return kept.map((line) => placed(line, style.direction ?? direction, style.widthPx))
}

/** As many words in each line as fit; a word may be wider than a line only as one atom that cannot be cut. */
function wrap(atoms: readonly Atom[], widthPx: number): Atom[][] {
  const lines: Atom[][] = []
  let line: Atom[] = []
  for (const word of wordsOf(atoms)) {
    if (line.length > 0 && widthOfLine([...line, ...word]) > widthPx) {
      lines.push(line)
      line = []
    }
    // A word of several marks or fonts may be too wide though each part of it is not.
    for (const atom of word) {
      if (line.length > 0 && widthOfLine([...line, atom]) > widthPx && !atom.isSpace) {
        lines.push(line)
        line = []
      }
      line.push(atom)
    }
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/** Atoms between two places where a line may end; the space goes with the word before it. */
function wordsOf(atoms: readonly Atom[]): Atom[][] {
  const words: Atom[][] = []
  for (const atom of atoms) {
    const word = words.at(-1)
    if (word === undefined || atom.mayBegin) words.push([atom])
    else word.push(atom)
  }
  return words
}

function widthOfLine(line: readonly Atom[]): number {
  const seen = withoutTrailingSpace(line)
  return seen.reduce((sum, atom, index) => sum + gapBetween(seen[index - 1], atom) + atom.widthPx, 0)
}

function withoutTrailingSpace(line: readonly Atom[]): readonly Atom[] {
  return line.slice(0, line.findLastIndex(({ isSpace }) => !isSpace) + 1)
}

function gapBetween(before: Atom | undefined, atom: Atom): number {
  if (before === undefined || before.mark === atom.mark) return 0
  return isMarked(before) || isMarked(atom) ? markGapPx : 0
}

function isMarked({ mark }: Atom): boolean {
  return mark === 'deleted' || mark === 'inserted'
}

/** A last line, as much of it as leaves room for the sign that there is more. */
function ended(line: readonly Atom[], style: ParagraphStyle, shaper: Shaper, level: number): Atom[] {
  const sign = atomsOf([{ op: 'note', text: '…' }], style, shaper).atoms.find(({ text }) => text === '…')
  if (sign === undefined) return [...line]
  let kept = [...withoutTrailingSpace(line)]
  while (kept.length > 1 && widthOfLine([...kept, sign]) > style.widthPx) {
    kept = [...withoutTrailingSpace(kept.slice(0, -1))]
  }
  return [...kept, { ...sign, level }]
}

function placed(line: readonly Atom[], direction: 'ltr' | 'rtl', widthPx: number): Line {
  const seen = withoutTrailingSpace(line)
  const ordered = reordered(seen)
  const total = ordered.reduce(
    (sum, atom, index) => sum + gapBetween(ordered[index - 1], atom) + atom.widthPx,
    0,
  )
  let x = direction === 'rtl' ? widthPx - total : 0
  return ordered.map((atom, index) => {
    x += gapBetween(ordered[index - 1], atom)
    const at = x
    x += atom.widthPx
    return { ...atom, x: at }
  })
}

/** UAX 9, rule L2: from the highest level to the lowest odd one, every run of that level or above is turned around. */
function reordered(line: readonly Atom[]): Atom[] {
  const atoms = [...line]
  const highest = Math.max(0, ...atoms.map(({ level }) => level))
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < atoms.length; start += 1) {
      if ((atoms[start]?.level ?? 0) < level) continue
      let end = start
      while (end < atoms.length && (atoms[end]?.level ?? 0) >= level) end += 1
      atoms.splice(start, end - start, ...atoms.slice(start, end).toReversed())
      start = end
    }
  }
  return atoms
}
