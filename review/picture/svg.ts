import { xmlText } from '../feed/xml-text.ts'
import type { Figure, Picture } from './layout.ts'
import type { Shaper } from './shaper.ts'

/**
 * The picture as SVG 1.1 with the letters as outlines: it looks the same everywhere, needs no font, and what a publisher
 * wrote stands in it as text only in its title and description, escaped. No script, no style, nothing from elsewhere.
 */
export function svgDocument(picture: Picture, title: string, description: string, shaper: Shaper): string {
  const { widthPx, heightPx, figures } = picture
  const names = new Map<string, string>()
  const drawn = figures.map((figure) =>
    figure.type === 'box' ? boxElement(figure) : textElement(figure, names),
  )
  const outlines = [...names].map(([outline, name]) => `<path id="${name}" d="${shaper.outline(outline)}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-labelledby="title description"><title id="title">${xmlText(title)}</title><desc id="description">${xmlText(description)}</desc>
<defs>${outlines.join('')}</defs>
${drawn.join('\n')}
</svg>
`
}

function boxElement({ x, y, widthPx, heightPx, colour, roundPx }: Figure & { type: 'box' }): string {
  const round = roundPx === undefined ? '' : ` rx="${roundPx}"`
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(widthPx)}" height="${short(heightPx)}"${round} fill="${colour}"/>`
}

/** One group a font, since in it the glyphs stand in the font's own units. `names` collects the outlines that it uses. */
function textElement(
  { x, y, sizePx, colour, atom }: Figure & { type: 'text' },
  names: Map<string, string>,
): string {
  let left = x
  return atom.pieces
    .map(({ glyphs, advance, unitsPerEm }) => {
      const scale = sizePx / unitsPerEm
      const at = `translate(${short(left)} ${short(y)}) scale(${scale.toFixed(5)} -${scale.toFixed(5)})`
      left += advance * scale
      const uses = glyphs.map((glyph) => {
        const name = names.get(glyph.outline) ?? `g${names.size}`
        names.set(glyph.outline, name)
        return `<use xlink:href="#${name}"${where('x', glyph.x)}${where('y', glyph.y)}/>`
      })
      return uses.length === 0 ? '' : `<g transform="${at}" fill="${colour}">${uses.join('')}</g>`
    })
    .join('')
}

function where(name: string, value: number): string {
  return value === 0 ? '' : ` ${name}="${short(value)}"`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
