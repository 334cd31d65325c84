/** A glyph's outline and where it stands, in units of its font, from the beginning of its piece. */
interface PlacedGlyph {
  /** Names the outline among all that a shaper draws. */
  readonly outline: string
  readonly x: number
  readonly y: number
}

/** Glyphs of one font, from left to right. */
export interface ShapedPiece {
  readonly unitsPerEm: number
  readonly advance: number
  readonly glyphs: readonly PlacedGlyph[]
}

export interface ShapeStyle {
  readonly bold: boolean
  readonly rtl: boolean
}

/**
 * Turns text into glyphs, ligatures and joined letters included; takes text of one direction. `outline` gives the path
 * of one of its glyphs as SVG path data, in font units, the y axis pointing up.
 */
export interface Shaper {
  shape(text: string, style: ShapeStyle): readonly ShapedPiece[]
  outline(name: string): string
}

/** Width in em. */
export function widthOf(pieces: readonly ShapedPiece[]): number {
  return pieces.reduce((sum, { advance, unitsPerEm }) => sum + advance / unitsPerEm, 0)
}
