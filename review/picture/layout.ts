import { limits } from '../../model/limits.ts'
import { moreEdits, nothingToQuote } from './alt-text.ts'
import type { Mark } from './atoms.ts'
import type { PictureContent } from './content.ts'
import { directionOfRuns } from './excerpt.ts'
import type { PictureRun } from './excerpt.ts'
import { paragraphLines } from './paragraph.ts'
import type { Line, PlacedAtom } from './paragraph.ts'
import type { Shaper } from './shaper.ts'
import type { Theme } from './theme.ts'

/** What is drawn, back to front, in pixels from the upper left corner; `y` of a text is its base line. */
export interface Picture {
  readonly widthPx: number
  readonly heightPx: number
  readonly figures: readonly Figure[]
}

export type Figure =
  | {
      readonly type: 'box'
      readonly x: number
      readonly y: number
      readonly widthPx: number
      readonly heightPx: number
      readonly colour: string
      readonly roundPx?: number
    }
  | {
      readonly type: 'text'
      readonly x: number
      readonly y: number
      readonly sizePx: number
      readonly colour: string
      readonly atom: PlacedAtom
    }

const marginPx = 64
/** What shares of pictures in timelines are cut to: 1.91 to 1. */
const heightPxMin = 630

interface Paragraph {
  readonly runs: readonly PictureRun[]
  readonly sizePx: number
  readonly lineHeight: number
  readonly bold: boolean
  readonly colour: string
  readonly linesMax: number
  readonly abovePx: number
  /** Of the column to the right of it, which something else has. */
  readonly besidePx?: number
  /** Of the text that it is about. */
  readonly direction?: 'ltr' | 'rtl'
}

/** Lays out a picture: as high as what it says, at least as high as timelines show. Pure but for the shaper. */
export function layOut(content: PictureContent, theme: Theme, shaper: Shaper): Picture {
  const widthPx = limits.pictureWidthPx
  const body = stack([...headParagraphs(content, theme), ...passageParagraphs(content, theme)], marginPx - 8)
  const foot = stack(footParagraphs(content, theme), 0)
  const footTopPx = Math.max(body.bottomPx + 44, heightPxMin - foot.bottomPx - 40)
  const heightPx = Math.ceil(footTopPx + foot.bottomPx + 40)
  return {
    widthPx,
    heightPx,
    figures: [
      box(0, 0, widthPx, heightPx, theme.paper),
      box(0, 0, widthPx, 10, theme.mark),
      ...body.figures,
      box(marginPx, footTopPx, widthPx - 2 * marginPx, 2, theme.rule),
      ...foot.figures.map((figure) => ({ ...figure, y: figure.y + footTopPx })),
      ...legend(footTopPx),
    ],
  }

  function stack(paragraphs: readonly Paragraph[], topPx: number): { figures: Figure[]; bottomPx: number } {
    let bottomPx = topPx
    const figures = paragraphs.flatMap((paragraph) => {
      const column = { ...paragraph, widthPx: widthPx - 2 * marginPx - (paragraph.besidePx ?? 0) }
      const lines = paragraphLines(paragraph.runs, column, shaper)
      bottomPx += paragraph.abovePx
      return lines.flatMap((line) => {
        bottomPx += paragraph.sizePx * paragraph.lineHeight
        return lineFigures(line, marginPx, bottomPx - paragraph.sizePx * 0.42, paragraph, theme)
      })
    })
    return { figures, bottomPx }
  }

  /** Says what the two signs mean, where a reader looks last. */
  function legend(topPx: number): Figure[] {
    const runs: PictureRun[] = [
      { op: 'deleted', text: 'removed' },
      { op: 'equal', text: ' ' },
      { op: 'inserted', text: 'added' },
      { op: 'equal', text: '   ' },
      { op: 'note', text: 'Stet' },
    ]
    const style = { sizePx: 22, bold: true, widthPx, linesMax: 1, lineHeight: 1.5, colour: theme.ink }
    const [line = []] = paragraphLines(runs, style, shaper)
    const last = line.at(-1)
    const lineWidthPx = last === undefined ? 0 : last.x + last.widthPx
    return lineFigures(line, widthPx - marginPx - lineWidthPx, topPx + 42, style, {
      ...theme,
      soft: theme.mark,
    })
  }
}

function headParagraphs(content: PictureContent, theme: Theme): Paragraph[] {
  const { source, headline, versions, when, caveat } = content
  const soft = { sizePx: 25, lineHeight: 1.5, bold: false, colour: theme.soft, linesMax: 2 }
  return [
    { ...soft, bold: true, colour: theme.mark, abovePx: 0, runs: plain(source), linesMax: 1 },
    {
      ...soft,
      sizePx: 44,
      lineHeight: 1.4,
      bold: true,
      colour: theme.ink,
      linesMax: 8,
      abovePx: 6,
      runs: headline,
    },
    { ...soft, abovePx: 14, runs: plain(`${versions}, ${when}`) },
    ...(caveat === null ? [] : [{ ...soft, colour: theme.mark, abovePx: 2, runs: plain(caveat) }]),
  ]
}

function passageParagraphs(content: PictureContent, theme: Theme): Paragraph[] {
  const { headline, passages, more } = content
  const label = { sizePx: 21, lineHeight: 1.5, bold: true, colour: theme.soft, linesMax: 1, abovePx: 26 }
  const text = { sizePx: 31, lineHeight: 1.5, bold: false, colour: theme.ink, linesMax: 14, abovePx: 2 }
  const isShown = passages.length > 0 || headline.some(({ op }) => op !== 'equal')
  return [
    ...passages.flatMap((passage) => [
      { ...label, runs: plain(passage.label), direction: directionOfRuns(passage.runs) },
      { ...text, runs: passage.runs },
    ]),
    ...(isShown ? [] : [{ ...text, abovePx: 34, runs: plain(nothingToQuote) }]),
    ...(more === 0 ? [] : [{ ...label, sizePx: 25, runs: plain(moreEdits(content)) }]),
  ]
}

/** Beside the address stands the legend. */
function footParagraphs({ permalink }: PictureContent, theme: Theme): Paragraph[] {
  return [
    {
      sizePx: 22,
      lineHeight: 1.5,
      bold: false,
      colour: theme.soft,
      linesMax: 4,
      abovePx: 17,
      besidePx: 300,
      runs: plain(permalink),
    },
  ]
}

function plain(text: string): PictureRun[] {
  return [{ op: 'equal', text }]
}

function lineFigures(
  line: Line,
  left: number,
  baseline: number,
  { sizePx, colour }: { readonly sizePx: number; readonly colour: string },
  theme: Theme,
): Figure[] {
  const colours: Readonly<Record<Mark, string>> = {
    equal: colour,
    note: theme.soft,
    deleted: theme.removed,
    inserted: theme.added,
  }
  const texts = line.map((atom): Figure => ({
    type: 'text',
    x: left + atom.x,
    y: baseline,
    sizePx,
    colour: colours[atom.mark],
    atom,
  }))
  const stretches = markedStretches(line)
  const grounds = stretches.map(({ mark, x, widthPx }) => {
    const ground = mark === 'deleted' ? theme.removedGround : theme.addedGround
    const [y, heightPx] = [baseline - sizePx * 1.03, sizePx * 1.38]
    return { ...box(left + x - 3, y, widthPx + 6, heightPx, ground), roundPx: 3 }
  })
  const thick = Math.max(2, Math.round(sizePx * 0.075))
  const lines = stretches.map(({ mark, x, widthPx }) => {
    const y = mark === 'deleted' ? baseline - sizePx * 0.3 : baseline + sizePx * 0.16
    return box(left + x, y, widthPx, thick, mark === 'deleted' ? theme.removed : theme.added)
  })
  return [...grounds, ...texts, ...lines]
}

/** What went and what came in a line, neighbours of one mark together, without the space at their edges. */
function markedStretches(line: Line): { mark: 'deleted' | 'inserted'; x: number; widthPx: number }[] {
  return stretchesOfMarks(line).flatMap(({ mark, atoms }) => {
    const words = atoms.filter(({ isSpace }) => !isSpace)
    const seen = words.length === 0 ? atoms : words
    const [first, last] = [seen[0], seen.at(-1)]
    if (first === undefined || last === undefined) return []
    return [{ mark, x: first.x, widthPx: last.x + last.widthPx - first.x }]
  })
}

function stretchesOfMarks(line: Line): { mark: 'deleted' | 'inserted'; atoms: PlacedAtom[] }[] {
  const stretches: { mark: 'deleted' | 'inserted'; atoms: PlacedAtom[] }[] = []
  for (const [index, atom] of line.entries()) {
    const { mark } = atom
    if (mark !== 'deleted' && mark !== 'inserted') continue
    if (line[index - 1]?.mark === mark) stretches.at(-1)?.atoms.push(atom)
    else stretches.push({ mark, atoms: [atom] })
  }
  return stretches
}

function box(
  x: number,
  y: number,
  widthPx: number,
  heightPx: number,
  colour: string,
): Figure & { type: 'box' } {
  return { type: 'box', x, y, widthPx, heightPx, colour }
}
