import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformSync } from 'amaro'
import type { Hono } from 'hono'
import type { Assets } from './components/layout.ts'

/**
 * Serves the style sheet, the icon and the script under names that carry their digest, to be cached for ever:
 * another text has another name.
 */
export function addAssets(app: Hono): Assets {
  const style = styleParts.map((part) => read(`./style/${part}.css`)).join('')
  return {
    stylePath: addAsset(app, `/style-${digest(style)}.css`, 'text/css; charset=utf-8', style),
    iconPath: addIcon(app),
    ...addScript(app),
  }
}

/** In the order of the cascade. */
const styleParts = [
  'base',
  'house',
  'lists',
  'inbox',
  'search',
  'timeline',
  'chart',
  'reading',
  'blame',
  'live',
  'differences',
  'print',
]

/**
 * The script is ES modules as they are written, without their types, in the folders that they have here: what one
 * imports, the browser finds beside it.
 */
function addScript(app: Hono): Pick<Assets, 'scriptPath' | 'scriptParts'> {
  const texts = scriptParts.map((part) => [part, withoutTypes(read(`./${part}`))] as const)
  const root = `/script-${digest(texts.map(([, text]) => text).join('\0'))}`
  const [scriptPath = '', ...parts] = texts.map(([part, text]) =>
    addAsset(app, `${root}/${part}`, 'text/javascript; charset=utf-8', text),
  )
  return { scriptPath, scriptParts: parts }
}

/** The one that begins is first. */
const scriptParts = [
  'client/main.ts',
  'client/keys.ts',
  'client/live.ts',
  'client/memory.ts',
  'client/zone.ts',
  'time-text.ts',
]

function withoutTypes(source: string): string {
  return transformSync(source, { mode: 'strip-only' }).code
}

function addIcon(app: Hono): string {
  const icon = read('./icon.svg')
  return addAsset(app, `/icon-${digest(icon)}.svg`, 'image/svg+xml', icon)
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function addAsset(app: Hono, path: string, mediaType: string, text: string): string {
  app.get(path, (c) =>
    c.body(text, 200, { 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' }),
  )
  return path
}
