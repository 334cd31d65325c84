import { splitCredit, tidyCredit, type CaptionParts } from './credit.ts'
import type { Leaf } from './leaf.ts'
import { closest, textTag, type Page } from '../page/page.ts'
import { tidy, weigh } from '../page/text.ts'

const creditWords =
  /(?:^|[\s-])(?:credits?|copyright|photo-?credit|image-?credit|img-?credit|media-?credit|photographer|photo-?by|fotograf|bildquelle|bildnachweis|source|attribution|rights|license)(?=$|[\s-])/
const captionWords =
  /(?:^|[\s-])(?:caption|figcaption|wp-caption-text|bildunterschrift|legende|(?:image|photo|media|picture)-(?:caption|description|text))(?=$|[\s-])/
const figureWords =
  /(?:^|[\s-])(?:figure|wp-caption|(?:lead|hero|featured|main|top|opener|article|story|post)-?(?:image|media|picture|photo|art|figure|img))(?=$|[\s-])/

/** How far above an image or a caption its figure may stand, and how long a caption may be. */
const stepsMax = 6
const captionLengthMax = 1_000
/** Elements of one figure that are looked at: a page in a figure is no caption. */
const nodesMax = 300

/**
 * Leaves of which captions have lost the credit at their end, so that what judges them sees what they say. Those that are
 * nothing but the credit of a picture stay, and are told by `isCreditOnly`: what judges leaves sees them side by side.
 */
export function withoutCredits(page: Page, leaves: readonly Leaf[]): Leaf[] {
  return leaves.map((leaf) => {
    if (leaf.text.length > captionLengthMax || !mayBeCaption(page, leaf)) return leaf
    const { caption, credit } = captionOfLeaf(page, leaf)
    if (caption === '') return { ...leaf, credit: credit ?? leaf.text }
    if (credit === null || credit === '') return leaf
    const links = leaf.links.filter((link) => link.end <= caption.length)
    const linked = links.reduce((sum, link) => sum + link.end - link.start, 0)
    const linkDensity = Math.min(1, linked / caption.length)
    return { ...leaf, text: caption, links, weight: weigh(caption), linkDensity, credit, uncut: leaf }
  })
}

/** A leaf that `withoutCredits` found to be nothing but a credit. */
export function isCreditOnly({ credit, uncut }: Leaf): boolean {
  return credit !== undefined && uncut === undefined
}

function mayBeCaption(page: Page, leaf: Leaf): boolean {
  if (leaf.kind === 'caption') return true
  if (leaf.kind !== 'paragraph') return false
  let steps = 0
  const around = closest(page, leaf.node, (node) => {
    steps += 1
    return steps > stepsMax || page.tag[node] === 'figure' || captionWords.test(page.words[node] ?? '')
  })
  return around > 0 && steps <= stepsMax
}

/**
 * A caption without its credit, and the credit: named as one in the caption or beside it in the same figure, or
 * written at its end. The caption is '' for a leaf that is nothing but a credit.
 */
function captionOfLeaf(page: Page, leaf: Leaf): CaptionParts {
  const text = leaf.text.replaceAll('\n', ' ')
  const own = closest(
    page,
    leaf.node,
    (node) => page.tag[node] === 'figcaption' || page.tag[node] === 'figure',
  )
  const top = own > 0 && page.tag[own] === 'figcaption' ? own : leaf.node
  const isNamed = closest(page, leaf.node, (node) => node <= top || creditWords.test(page.words[node] ?? ''))
  if (isNamed > top || creditWords.test(page.words[leaf.node] ?? ''))
    return { caption: '', credit: tidyCredit(text) }
  const { credited } = textsOf(page, top)
  if (credited !== '' && text.endsWith(credited)) {
    const caption = text.slice(0, -credited.length).replace(/[\s([|/–—·•-]+$/u, '')
    return { caption, credit: tidyCredit(credited) }
  }
  // A credit in an element of its own is a leaf of its own.
  if (credited !== '' && !text.includes(credited)) return { caption: text, credit: tidyCredit(credited) }
  const parts = splitCredit(text)
  if (parts.credit !== null) return parts
  const figure = figureAround(page, leaf.node)
  const beside = figure === -1 || captionNode(page, figure) !== top ? '' : creditOutside(page, figure, top)
  return { caption: text, credit: beside === '' ? null : tidyCredit(beside) }
}

/** The caption and the credit in a figure, apart; null when it has neither. */
export function captionOf(page: Page, figure: number): CaptionParts | null {
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
  const end = Math.min(page.end[caption] ?? 0, caption + nodesMax)
  for (let at = caption + 1; at < end && length < captionLengthMax; at += 1) {
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
  const end = Math.min(page.end[figure] ?? 0, figure + nodesMax)
  for (let at = figure + 1; at < end; at += 1) {
    if (at === caption) at = (page.end[caption] ?? at + 1) - 1
    else if (creditWords.test(page.words[at] ?? '')) {
      const { shown, credited } = textsOf(page, at)
      return shown === '' ? credited : shown
    }
  }
  return ''
}

function captionNode(page: Page, figure: number): number {
  const end = Math.min(page.end[figure] ?? 0, figure + nodesMax)
  for (let at = figure + 1; at < end; at += 1) {
    if (page.tag[at] === 'figcaption' || captionWords.test(page.words[at] ?? '')) return at
  }
  return -1
}

/** The figure that an image or a caption stands in, or the nearest element named as one; -1 when there is none. */
export function figureAround(page: Page, image: number): number {
  let named = -1
  for (let at = page.parent[image] ?? 0, steps = 0; at > 0 && steps < stepsMax; steps += 1) {
    if (page.tag[at] === 'figure') return at
    if (named === -1 && figureWords.test(page.words[at] ?? '')) named = at
    at = page.parent[at] ?? 0
  }
  return named
}
