import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import type { Assets } from './components/layout.ts'

/**
 * Serves the style sheet and the icon under names that carry their digest, to be cached for ever: another text has
 * another name.
 */
export function addAssets(app: Hono): Assets {
  const style = styleParts.map((part) => read(`./style/${part}.css`)).join('')
  return {
    stylePath: addAsset(app, 'style', 'css', 'text/css; charset=utf-8', style),
    iconPath: addAsset(app, 'icon', 'svg', 'image/svg+xml', read('./icon.svg')),
  }
}

/** In the order of the cascade. */
const styleParts = ['base', 'house', 'lists', 'timeline', 'reading', 'differences', 'print']

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

function addAsset(app: Hono, name: string, extension: string, mediaType: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const path = `/${name}-${hash}.${extension}`
  app.get(path, (c) =>
    c.body(text, 200, { 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' }),
  )
  return path
}
