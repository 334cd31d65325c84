import { blockTags } from '../page/html-tags.ts'
import { textTag, type Page } from '../page/page.ts'
import type { Line } from './byline.ts'
import { shownText } from './visible.ts'

interface PlacedLine {
  readonly node: number
  readonly pieces: Line
}

export interface LinesAround {
  readonly after: readonly PlacedLine[]
  readonly before: readonly PlacedLine[]
}

const piecesMax = 12

/**
 * The lines of text right after a node, and those right before it with the nearest first: the texts of one block are
 * one line. Texts of parts that are `isOther` are left out.
 */
export function linesAround(page: Page, node: number, isOther: (node: number) => boolean): LinesAround {
  if (node === 0) return { after: [], before: [] }
  const until = page.end[node] ?? node + 1
  const after = linesOf(page, until, Math.min(page.tag.length, until + nodesMax), isOther, afterMax)
  const before = linesOf(page, Math.max(1, node - nodesMax / 4), node, isOther, Infinity).toReversed()
  return { after: after.slice(0, afterMax), before: before.slice(0, beforeMax) }
}

const nodesMax = 400
const afterMax = 16
const beforeMax = 8

function linesOf(
  page: Page,
  from: number,
  to: number,
  isOther: (node: number) => boolean,
  linesMax: number,
): PlacedLine[] {
  const lines: { node: number; pieces: string[] }[] = []
  let block = -1
  for (let node = from; node < to && lines.length <= linesMax; node += 1) {
    if (page.tag[node] !== textTag || isOther(node)) continue
    const text = shownText(page, node)
    if (text === '') continue
    const of = blockOf(page, node)
    const last = lines[lines.length - 1]
    if (last === undefined || of !== block || last.pieces.length >= piecesMax)
      lines.push({ node, pieces: [text] })
    else last.pieces.push(text)
    block = of
  }
  return lines
}

/** The nearest ancestor that begins a line of its own. */
function blockOf(page: Page, node: number): number {
  let at = page.parent[node] ?? 0
  while (at > 0 && !blockTags.has(page.tag[at] ?? '')) at = page.parent[at] ?? 0
  return at
}
