import { Resvg } from '@resvg/resvg-js'
import { OperationalError } from '../../model/errors.ts'
import type { Failure } from '../../model/errors.ts'
import type { PictureContent } from './content.ts'
import { drawSvg } from './draw.ts'
import { fontBook } from './fonts.ts'
import type { ThemeName } from './theme.ts'

export type PictureFormat = 'svg' | 'png'

export interface DrawTask {
  readonly content: PictureContent
  readonly theme: ThemeName
  readonly format: PictureFormat
}

/** Errors lose their class on the way out of a thread. */
export type DrawResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: Failure }

// The thread's own, and its one state: what it has read of the fonts, which it ends with.
const fonts = fontBook()

/** Entry of the thread that draws (pool.ts): what would keep the pages waiting is done here. */
export async function draw({ content, theme, format }: DrawTask): Promise<DrawResult> {
  try {
    const svg = await drawSvg(content, theme, fonts)
    return { ok: true, bytes: format === 'svg' ? new TextEncoder().encode(svg) : rasterise(svg) }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { ok: false, failure: { code: error.code, message: error.message } }
  }
}

/** Letters are outlines by now, so no font of the machine has a say in it. */
function rasterise(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
}
