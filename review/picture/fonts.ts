import { readFile } from 'node:fs/promises'
import { Blob, Face, Font, Variation } from 'harfbuzzjs'
import decompress from 'woff2-encoder/decompress'
import { fontIndex } from './font-index.ts'
import type { FontIndex, FontSlice, Region } from './font-index.ts'

/** A font file in both weights that pictures use. `name` is its own among all. */
export interface LoadedFont {
  readonly name: string
  readonly unitsPerEm: number
  readonly regular: Font
  readonly bold: Font
}

/** The fonts that some text needs, by character. */
export interface FontSet {
  /** Null when no font has the character. */
  fontFor(codePoint: number): LoadedFont | null
}

/** Reads fonts as texts need them, and keeps what it has read: all files together are some 30 MB unpacked. */
export interface FontBook {
  fontsFor(text: string, region: Region): Promise<FontSet>
}

/** What has no form of its own: joiners, variation selectors, marks of direction. */
export const formless = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u

export function fontBook(): FontBook {
  const loaded = new Map<string, Promise<LoadedFont>>()
  const indexes = new Map<Region, FontIndex>()
  const load = (slice: FontSlice): Promise<LoadedFont> => {
    const known = loaded.get(slice.file) ?? readFont(slice.file, `f${loaded.size}`)
    loaded.set(slice.file, known)
    return known
  }
  const find = async (codePoint: number, index: FontIndex): Promise<LoadedFont | null> => {
    for (const slice of index.slicesFor(codePoint)) {
      const font = await load(slice)
      // The tables speak of the web's fonts as wholes; some files lack what the table says they have.
      if (font.regular.nominalGlyph(codePoint) !== undefined) return font
    }
    return null
  }
  return {
    async fontsFor(text, region) {
      const index = indexes.get(region) ?? fontIndex(region)
      indexes.set(region, index)
      const fonts = new Map<number, LoadedFont | null>()
      for (const character of new Set(text)) {
        const codePoint = character.codePointAt(0) ?? 0
        if (!formless.test(character)) fonts.set(codePoint, await find(codePoint, index))
      }
      return { fontFor: (codePoint) => fonts.get(codePoint) ?? null }
    },
  }
}

async function readFont(file: string, name: string): Promise<LoadedFont> {
  const face = new Face(new Blob(await decompress(await readFile(file))))
  return { name, unitsPerEm: face.upem, regular: weighted(face, 400), bold: weighted(face, 700) }
}

function weighted(face: Face, weight: number): Font {
  const font = new Font(face)
  font.setVariations([new Variation('wght', weight)])
  return font
}
