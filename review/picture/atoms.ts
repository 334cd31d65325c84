import bidiFactory from 'bidi-js'
import { directionOfRuns } from './excerpt.ts'
import type { PictureRun } from './excerpt.ts'
import { lineBreaks } from './line-breaks.ts'
import { widthOf } from './shaper.ts'
import type { ShapedPiece, Shaper } from './shaper.ts'

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
  const direction = directionOfRuns(runs)
  const units = unitsOfRuns(runs, direction)
  const atoms: Atom[] = []
  for (let start = 0; start < units.length;) {
    const first = units[start]
    if (first === undefined) break
    let end = start + 1
    while (isAlike(first, units[end])) end += 1
    const text = units.slice(start, end).map((each) => each.text)
    atoms.push(shaped({ ...first, text: text.join('') }, style, shaper))
    start = end
  }
  return { atoms, direction }
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

function shaped(atom: Unit, style: TextStyle, shaper: Shaper): Atom {
  const pieces = shaper.shape(atom.text, { bold: style.bold, rtl: atom.level % 2 === 1 })
  return { ...atom, pieces, widthPx: widthOf(pieces) * style.sizePx }
}

type Unit = Omit<Atom, 'pieces' | 'widthPx'>

/**
 * The UTF-16 units of a text, with what each is. What went and what came are isolated, by units without text: they
 * were never one text, and `2026` and `15` of two dates would be read as one number and swap places.
 */
function unitsOfRuns(runs: readonly PictureRun[], direction: 'ltr' | 'rtl'): Unit[] {
  const [open, close] = [direction === 'rtl' ? '\u2067' : '\u2066', '\u2069']
  const breaks = new Set([...lineBreaks(runs.map(({ text }) => text).join('')), ...turnsOf(runs)])
  let offset = 0
  const units = runs.flatMap(({ op, text }) => {
    const own = text.split('').map((unit, index) => {
      const mayBegin = breaks.has(offset + index)
      return { unit, text: unit, mark: op, isSpace: unit === ' ', mayBegin }
    })
    const control = { text: '', mark: op, isSpace: true, mayBegin: false }
    const before = { ...control, unit: open, mayBegin: breaks.has(offset) }
    offset += text.length
    if (op === 'equal') return own
    return [
      before,
      ...own.map((each, index) => (index === 0 ? { ...each, mayBegin: false } : each)),
      { ...control, unit: close },
    ]
  })
  const { levels } = bidi.getEmbeddingLevels(units.map(({ unit }) => unit).join(''), direction)
  return units.map(({ unit: _unit, ...rest }, index) => ({ ...rest, level: levels[index] ?? 0 }))
}

/** What a unit without text is, no other is. */
function isAlike(first: Unit, unit: Unit | undefined): boolean {
  return (
    unit !== undefined &&
    !unit.mayBegin &&
    first.text !== '' &&
    unit.text !== '' &&
    first.mark === unit.mark &&
    first.level === unit.level &&
    first.isSpace === unit.isSpace
  )
}

// Its types are those of an ES module, and Node finds a CommonJS one.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

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
