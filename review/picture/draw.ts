import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { altText } from './alt-text.ts'
import type { PictureContent } from './content.ts'
import { regionOf } from './font-index.ts'
import type { FontBook, FontSet } from './fonts.ts'
import { harfbuzzShaper } from './harfbuzz-shaper.ts'
import { layOut } from './layout.ts'
import { svgDocument } from './svg.ts'
import { themes } from './theme.ts'
import type { ThemeName } from './theme.ts'

/** Draws a picture as SVG; throws `picture-undrawable` where the fonts lack too many of its letters. */
export async function drawSvg(content: PictureContent, theme: ThemeName, book: FontBook): Promise<string> {
  const text = `${publisherText(content)}${altText(content)}…`
  const fonts = await book.fontsFor(text, regionOf(content.language, text))
  refuseUndrawable(publisherText(content), fonts)
  const shaper = harfbuzzShaper(fonts)
  const picture = layOut(content, themes[theme], shaper)
  const headline = content.headline.filter(({ op }) => op !== 'deleted').map((run) => run.text)
  return svgDocument(picture, headline.join(''), altText(content), shaper)
}

function publisherText({ source, headline, passages }: PictureContent): string {
  return [
    source,
    ...[headline, ...passages.map(({ runs }) => runs)].flatMap((runs) => runs.map(({ text }) => text)),
  ].join(' ')
}

/** A box here and there is honest; a picture of boxes is none. */
function refuseUndrawable(text: string, fonts: FontSet): void {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? []
  const lacking = letters.filter((letter) => fonts.fontFor(letter.codePointAt(0) ?? 0) === null)
  if (lacking.length > letters.length * limits.pictureBoxesShareMax) {
    throw new OperationalError(
      'picture-undrawable',
      `No font here has the letters ${[...new Set(lacking)].slice(0, 5).join(' ')}; the page shows the change as text.`,
    )
  }
}
