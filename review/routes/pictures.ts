import type { Context } from 'hono'
import { limits } from '../../model/limits.ts'
import { findChange } from '../find-change.ts'
import { entityTag, isKnown } from '../http/entity-tag.ts'
import { rawPolicy } from '../http/headers.ts'
import { articleId, numberPattern, smallNumber } from '../http/params.ts'
import { pictureOfChange } from '../picture/of-change.ts'
import type { PictureContent } from '../picture/content.ts'
import type { DrawPicture } from '../picture/pool.ts'
import type { ThemeName } from '../picture/theme.ts'
import { sizedCache } from '../text-cache.ts'
import { articlePath } from './house.ts'
import type { House } from './house.ts'

const mediaTypes = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const

/** A change as a picture, SVG and PNG, light and dark; none where nothing draws. */
export function addPictureRoutes({ app, deps }: Pick<House, 'app' | 'deps'>): void {
  const { archive, publicUrl, drawPicture } = deps
  if (drawPicture === undefined) return
  const drawn = keptPictures(drawPicture)
  for (const format of ['svg', 'png'] as const) {
    app.get(
      `${articlePath}/changes/:pair{${numberPattern}-${numberPattern}}/picture.${format}`,
      async (c: Context<object, string>) => {
        const [from = 0, to = 0] = (c.req.param('pair') ?? '').split('-').map(Number)
        const id = articleId(c.req.param('article') ?? '')
        const found = await findChange(archive, id, { from, to, at: smallNumber(c.req.query('at')) })
        if (found === null) return c.notFound()
        const source = await archive.findSource(found.article.sourceId)
        const content = pictureOfChange(found, source, publicUrl ?? new URL(c.req.url).origin)
        const theme = c.req.query('theme') === 'dark' ? 'dark' : 'light'
        c.header('Cache-Control', 'private, max-age=60')
        // What one reader's Host header makes of the address in it is for no other reader.
        if (publicUrl === null) c.header('Vary', 'Host')
        const tag = entityTag([JSON.stringify(content), theme, format])
        if (isKnown(c.req.header('If-None-Match'), tag)) return c.body(null, 304, { ETag: tag })
        const bytes = await drawn(tag, content, theme, format)
        return c.body(bytes, 200, {
          ETag: tag,
          'Content-Type': mediaTypes[format],
          'Content-Disposition': `inline; filename="stet-${id}-${from}-${to}.${format}"`,
          // A picture needs nothing, not even what the pages may load.
          'Content-Security-Policy': rawPolicy,
        })
      },
    )
  }
}

/** Draws each picture once for all who ask while it is drawn, and keeps some; the tag says what is the same. */
function keptPictures(
  draw: DrawPicture,
): (
  tag: string,
  content: PictureContent,
  theme: ThemeName,
  format: 'svg' | 'png',
) => Promise<Uint8Array<ArrayBuffer>> {
  const kept = sizedCache<Uint8Array<ArrayBuffer>>(limits.pictureCacheSizeBytesMax)
  const begun = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  const begin = async (...[tag, ...task]: [string, ...Parameters<DrawPicture>]) => {
    try {
      const bytes = new Uint8Array(await draw(...task))
      kept.set(tag, bytes)
      return bytes
    } finally {
      begun.delete(tag)
    }
  }
  return async (tag, ...task) => {
    const known = kept.get(tag)
    if (known !== undefined) return known
    const drawing = begun.get(tag) ?? begin(tag, ...task)
    begun.set(tag, drawing)
    return drawing
  }
}
