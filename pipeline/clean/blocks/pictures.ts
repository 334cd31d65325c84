import { limits } from '../../../model/limits.ts'
import { captionOf, figureAround } from '../leaves/captions.ts'
import type { CaptionParts } from '../leaves/credit.ts'
import { imageTarget } from '../page/links.ts'
import { attribute, type Page } from '../page/page.ts'

/**
 * What stands under the image that the page shares as its own: found by the image's address, else under the first
 * figure that is named as the leading one. Null when no caption is shown.
 */
export function leadPicture(
  page: Page,
  leadImage: string | null,
  base: string | null,
  isOther: (node: number) => boolean,
): CaptionParts | null {
  const wanted = leadImage === null ? null : imageKey(leadImage)
  let named = -1
  for (let node = 1, seen = 0; node < page.tag.length && seen < limits.imagesReadMax; node += 1) {
    const tag = page.tag[node]
    if ((tag !== 'img' && tag !== 'amp-img' && tag !== 'source') || isOther(node)) continue
    seen += 1
    const figure = figureAround(page, node)
    if (figure === -1) continue
    if (wanted !== null && addresses(page, node, base).some((address) => imageKey(address) === wanted))
      return captionOf(page, figure)
    if (named === -1 && leading.test(page.words[figure] ?? '')) named = figure
  }
  return named === -1 ? null : captionOf(page, named)
}

const leading = /(?:^|[\s-])(?:lead|hero|featured|main|top|opener)-?(?:image|media|picture|photo|art|figure)/

/** Where an image may be loaded from: also by scripts, and in its largest form. */
function addresses(page: Page, image: number, base: string | null): string[] {
  return ['src', 'data-src', 'data-lazy-src', 'data-original', 'srcset', 'data-srcset'].flatMap((name) => {
    const value = attribute(page, image, name)
    if (value === null || value.startsWith('data:')) return []
    const first = name.endsWith('srcset') ? (value.trim().split(/\s/, 1)[0] ?? '') : value
    return imageTarget(first, base) ?? []
  })
}

/** What two sizes of one image have in common: the file's name without size and ending, when that is telling. */
function imageKey(address: string): string {
  const name = address.slice(address.lastIndexOf('/') + 1)
  const bare = name.replace(/\.\w{2,5}$/, '').replace(/[-_](?:\d{2,5}x\d{2,5}|scaled|\d{3,4}w?)$/i, '')
  return bare.length >= 8 ? bare.toLowerCase() : address
}
