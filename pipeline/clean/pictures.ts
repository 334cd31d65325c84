import { limits } from '../../model/limits.ts'
import { splitCredit, tidyCredit, type CaptionParts } from './credit.ts'
import { imageTarget } from './links.ts'
import { attribute, textTag, type Page } from './page.ts'
import { tidy } from './text.ts'

const creditWords =
  /(?:^|[\s-])(?:credits?|copyright|photo-?credit|image-?credit|img-?credit|media-?credit|photographer|photo-?by|fotograf|bildquelle|bildnachweis|source|attribution|rights|license)(?=$|[\s-])/
const captionWords =
  /(?:^|[\s-])(?:caption|figcaption|wp-caption-text|bildunterschrift|legende|(?:image|photo|media|picture)-(?:caption|description|text))(?=$|[\s-])/
const figureWords =
  /(?:^|[\s-])(?:figure|wp-caption|(?:lead|hero|featured|main|top|opener|article|story|post)-?(?:image|media|picture|photo|art|figure|img))(?=$|[\s-])/

/** How far above an image its figure may stand, and how long a caption may be. */
const stepsMax = 6
const captionLengthMax = 1_000

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

/** The caption and the credit in a figure, apart; null when it has neither. */
function captionOf(page: Page, figure: number): CaptionParts | null {
  const inside = captionNode(page, figure)
  if (inside === -1) return null
  const { shown, credited } = textsOf(page, inside)
  const parts = splitCredit(shown)
  const outside = credited === '' ? creditOutside(page, figure, inside) : credited
  const credit = outside === '' ? parts.credit : tidyCredit(outside)
  return parts.caption === '' && credit === null ? null : { caption: parts.caption, credit }
}

/** The caption's text without and in elements that are named as credits. */
function textsOf(page: Page, caption: number): { shown: string; credited: string } {
  const shown: string[] = []
  const credited: string[] = []
  let creditEnd = -1
  let length = 0
  for (let at = caption + 1; at < (page.end[caption] ?? 0) && length < captionLengthMax; at += 1) {
    const tag = page.tag[at]
    if (tag === textTag) {
      const text = page.text[at] ?? ''
      length += text.length
      if (at < creditEnd) credited.push(text)
      else shown.push(text)
    } else if (tag === 'button' || tag === 'svg' || tag === 'script' || tag === 'style') {
      at = (page.end[at] ?? at + 1) - 1
    } else {
      if (at >= creditEnd && creditWords.test(page.words[at] ?? '')) creditEnd = page.end[at] ?? 0
      const pieces = at < creditEnd ? credited : shown
      if (tag === 'br' || tag === 'p' || tag === 'div') pieces.push(' ')
    }
  }
  return { shown: tidy(shown.join('')), credited: tidy(credited.join('')) }
}

function creditOutside(page: Page, figure: number, caption: number): string {
  for (let at = figure + 1; at < (page.end[figure] ?? 0); at += 1) {
    if (at === caption) at = (page.end[caption] ?? at + 1) - 1
    else if (creditWords.test(page.words[at] ?? '')) {
      const { shown, credited } = textsOf(page, at)
      return shown === '' ? credited : shown
    }
  }
  return ''
}

function captionNode(page: Page, figure: number): number {
  for (let at = figure + 1; at < (page.end[figure] ?? 0); at += 1) {
    if (page.tag[at] === 'figcaption' || captionWords.test(page.words[at] ?? '')) return at
  }
  return -1
}

function figureAround(page: Page, image: number): number {
  let named = -1
  for (let at = page.parent[image] ?? 0, steps = 0; at > 0 && steps < stepsMax; steps += 1) {
    if (page.tag[at] === 'figure') return at
    if (named === -1 && figureWords.test(page.words[at] ?? '')) named = at
    at = page.parent[at] ?? 0
  }
  return named
}

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
