import { Buffer, Direction, shape } from 'harfbuzzjs'
import { formless } from './fonts.ts'
import type { FontSet, LoadedFont } from './fonts.ts'
import type { ShapedPiece, Shaper, ShapeStyle } from './shaper.ts'

/** Shapes with HarfBuzz, with the fonts of one text; what no font has is a box. */
export function harfbuzzShaper(fonts: FontSet): Shaper {
  const outlines = new Map<
    string,
    { readonly font: LoadedFont; readonly bold: boolean; readonly glyph: number }
  >()
  return {
    shape(text, style) {
      const pieces = stretches(text, fonts).map(({ font, text: stretch }) =>
        font === null ? boxes(stretch) : shapeStretch(font, stretch, style),
      )
      return style.rtl ? pieces.toReversed() : pieces
    },
    outline(name) {
      const found = outlines.get(name)
      if (found === undefined) return boxOutline
      const { font, bold, glyph } = found
      return rounded((bold ? font.bold : font.regular).glyphToPath(glyph))
    },
  }

  function shapeStretch(font: LoadedFont, text: string, { bold, rtl }: ShapeStyle): ShapedPiece {
    const buffer = new Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(rtl ? Direction.RTL : Direction.LTR)
    shape(bold ? font.bold : font.regular, buffer)
    let x = 0
    const glyphs = buffer.getGlyphInfosAndPositions().map((info) => {
      const outline = `${font.name}${bold ? 'b' : 'r'}${info.codepoint}`
      outlines.set(outline, { font, bold, glyph: info.codepoint })
      const glyph = { outline, x: x + (info.xOffset ?? 0), y: info.yOffset ?? 0 }
      x += info.xAdvance ?? 0
      return glyph
    })
    return { unitsPerEm: font.unitsPerEm, advance: x, glyphs: text.trim() === '' ? [] : glyphs }
  }
}

interface Stretch {
  readonly font: LoadedFont | null
  readonly text: string
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text cut where its font changes, never inside what readers take for one letter. */
function stretches(text: string, fonts: FontSet): Stretch[] {
  const found: Stretch[] = []
  for (const { segment } of graphemes.segment(text)) {
    const last = found.at(-1)
    const font = fontOf(segment, fonts, last?.font ?? null)
    if (last !== undefined && last.font === font)
      found[found.length - 1] = { font, text: last.text + segment }
    else found.push({ font, text: segment })
  }
  return found
}

/** The font before goes on as long as it has what is needed; else the one that has the whole of it, else its letter. */
function fontOf(grapheme: string, fonts: FontSet, before: LoadedFont | null): LoadedFont | null {
  const needed = Array.from(grapheme).filter((character) => !formless.test(character))
  const points = needed.map((character) => character.codePointAt(0) ?? 0)
  if (points.length === 0) return before
  const candidates = points.map((point) => fonts.fontFor(point))
  const whole = [...(/^\P{L}/u.test(grapheme) ? [before] : []), ...candidates].find(
    (font) => font !== null && points.every((point) => font.regular.nominalGlyph(point) !== undefined),
  )
  return whole ?? candidates[0] ?? null
}

const boxName = 'box'
const boxUnits = 1_000
const boxOutline = 'M80,0L80,714L520,714L520,0ZM130,50L470,50L470,664L130,664Z'
const boxAdvance = 600

/** One box for each letter that no font has. */
function boxes(text: string): ShapedPiece {
  const count = [...graphemes.segment(text)].length
  return {
    unitsPerEm: boxUnits,
    advance: count * boxAdvance,
    glyphs: Array.from({ length: count }, (_, index) => ({ outline: boxName, x: index * boxAdvance, y: 0 })),
  }
}

/** A thousandth of an em is less than a pixel; the fractions come from the interpolation between weights. */
function rounded(path: string): string {
  return path.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))))
}
