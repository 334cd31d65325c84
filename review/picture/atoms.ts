import bidiFactory from 'bidi-js'
import type { PictureRun } from './excerpt.ts'
import { lineBreaks } from './line-breaks.ts'
import { widthOf } from './shaper.ts'
import type { ShapedPiece, Shaper } from './shaper.ts'
import { directionOf } from './text-units.ts'

export type Mark = PictureRun['op']

/** A stretch of text that is drawn as one: of one mark, one direction, within one word or between two. */
export interface Atom {
  readonly text: string
  readonly mark: Mark
  /** Embedding level (UAX 9): odd reads from right to left. */
  readonly level: number
  readonly isSpace: boolean
  /** A line may begin with it. */
  readonly mayBegin: boolean
  readonly pieces: readonly ShapedPiece[]
  readonly widthPx: number
}

export interface TextStyle {
  readonly sizePx: number
  readonly bold: boolean
}

/** A paragraph as atoms, in the order of the text, with its own direction. Pure but for the shaper. */
export function atomsOf(
  runs: readonly PictureRun[],
  style: TextStyle,
  shaper: Shaper,
): { readonly atoms: Atom[]; readonly direction: 'ltr' | 'rtl' } {
  const text = runs.map((run) => run.text).join('')
  const quoted = runs.filter(({ op }) => op !== 'note').map((run) => run.text)
  const direction = directionOf(quoted.join(''))
  const { levels } = bidiFactory().getEmbeddingLevels(text, direction)
  const marks = marksOf(runs)
  const mayBegin = new Set([...lineBreaks(text), ...turnsOf(runs)])
  const atoms: Atom[] = []
  for (let start = 0; start < text.length; ) {
    let end = start + 1
    while (end < text.length && !mayBegin.has(end) && isAlike(start, end)) end += 1
    const level = levels[start] ?? 0
    const piece = { text: text.slice(start, end), mark: marks[start] ?? 'equal', level }
    const isSpace = piece.text.trim() === ''
    atoms.push(shaped({ ...piece, isSpace, mayBegin: mayBegin.has(start) }, style, shaper))
    start = end
  }
  return { atoms, direction }

  function isAlike(a: number, b: number): boolean {
    return (
      marks[a] === marks[b] && levels[a] === levels[b] && isSpaceAt(text, a) === isSpaceAt(text, b)
    )
  }
}

/** Cuts an atom that is wider than a line into as many as it takes, between what readers take for letters. */
export function cutAtom(atom: Atom, widthPx: number, style: TextStyle, shaper: Shaper): Atom[] {
  if (atom.widthPx <= widthPx) return [atom]
  const letters = [...graphemes.segment(atom.text)].map(({ segment }) => segment)
  const parts: Atom[] = []
  let count = Math.max(1, Math.floor((letters.length * widthPx) / atom.widthPx))
  for (let at = 0; at < letters.length; at += count) {
    let part = partOf(at, count)
    while (part.widthPx > widthPx && count > 1) {
      count -= 1
      part = partOf(at, count)
    }
    parts.push(part)
  }
  return parts

  function partOf(at: number, length: number): Atom {
    const text = letters.slice(at, at + length).join('')
    return shaped({ ...atom, text, mayBegin: at > 0 || atom.mayBegin }, style, shaper)
  }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function shaped(atom: Omit<Atom, 'pieces' | 'widthPx'>, style: TextStyle, shaper: Shaper): Atom {
  const pieces = shaper.shape(atom.text, { bold: style.bold, rtl: atom.level % 2 === 1 })
  return { ...atom, pieces, widthPx: widthOf(pieces) * style.sizePx }
}

function marksOf(runs: readonly PictureRun[]): Mark[] {
  return runs.flatMap(({ op, text }) => Array.from({ length: text.length }, () => op))
}

/** Between what went and what came in its place a line may end, even in the middle of a word. */
function turnsOf(runs: readonly PictureRun[]): number[] {
  const turns: number[] = []
  let at = 0
  for (const [index, { op, text }] of runs.entries()) {
    if (op === 'inserted' && runs[index - 1]?.op === 'deleted') turns.push(at)
    at += text.length
  }
  return turns
}

function isSpaceAt(text: string, at: number): boolean {
  return text[at] === ' '
}
