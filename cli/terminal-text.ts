import { stripVTControlCharacters, styleText } from 'node:util'

export interface StyledPiece {
  readonly style: 'plain' | 'bold' | 'deleted' | 'inserted'
  readonly text: string
}

/**
 * A text without what a terminal obeys: C0 and C1 control characters (escape sequences begin with one) and
 * the bidirectional overrides and isolates that reorder what stands around them. White space becomes one space.
 */
export function stripControls(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '')
}

/**
 * Lays pieces out in lines of at most `width` columns, broken at white space (a longer word has a line of its
 * own); lines after the first are indented. Colours are closed at each line's end.
 */
export function wrapPieces(
  pieces: readonly StyledPiece[],
  options: { readonly width: number; readonly color: boolean; readonly indent: string },
): string[] {
  const width = Math.max(20, options.width)
  const lines: StyledPiece[][] = [[]]
  let used = 0
  for (const word of wordsOf(pieces)) {
    const columns = word.reduce((sum, { text }) => sum + columnsOf(text), 0)
    const bare = columns - columnsOf(/\s*$/.exec(word.at(-1)?.text ?? '')?.[0] ?? '')
    if (used > options.indent.length && used + bare > width) {
      lines.push([{ style: 'plain', text: options.indent }])
      used = options.indent.length
    }
    lines.at(-1)?.push(...word)
    used += columns
  }
  return lines.map((line) =>
    joinStyles(line)
      .map((piece) => paint(piece, options.color))
      .join('')
      .trimEnd(),
  )
}

/** What stands between two places where a line may break, with the white space after it: parts of several styles. */
function wordsOf(pieces: readonly StyledPiece[]): StyledPiece[][] {
  const words: StyledPiece[][] = [[]]
  for (const { style, text } of pieces) {
    for (const part of text.split(/(?<=\s)(?=\S)/u)) {
      words.at(-1)?.push({ style, text: part })
      if (/\s$/u.test(part)) words.push([])
    }
  }
  return words.filter((word) => word.length > 0)
}

/** Neighbours of one style are painted together. */
function joinStyles(line: readonly StyledPiece[]): StyledPiece[] {
  const joined: StyledPiece[] = []
  for (const piece of line) {
    const last = joined.at(-1)
    if (last?.style === piece.style)
      joined[joined.length - 1] = { style: last.style, text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}

function paint(piece: StyledPiece, color: boolean): string {
  if (!color || piece.style === 'plain' || piece.text === '') return piece.text
  const formats = {
    bold: ['bold'],
    deleted: ['red', 'strikethrough'],
    inserted: ['green'],
  } as const
  return styleText([...formats[piece.style]], piece.text, { validateStream: false })
}

/** Columns that a text takes on a terminal, without what colours it. */
export function visibleColumns(text: string): number {
  return columnsOf(stripVTControlCharacters(text))
}

/** Columns that a text takes: East Asian wide characters and emoji take two, marks none. */
function columnsOf(text: string): number {
  let columns = 0
  for (const point of text) {
    if (/^(?:\p{M}|[\u200B-\u200D])$/u.test(point)) continue
    columns +=
      /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF01-\uFF60]$/u.test(
        point,
      )
        ? 2
        : 1
  }
  return columns
}
