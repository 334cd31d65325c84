import { squeeze } from '../page/text.ts'
import type { Furniture } from './furniture.ts'
import type { TextSigns } from './text-signs.ts'
import { furnitureOfNodes } from './furniture-nodes.ts'
import { splitCredit } from '../leaves/credit.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { attribute, textTag, type Page } from '../page/page.ts'
import type { Shingles } from '../leaves/shingles.ts'
import { proseBefore, proseBelow } from '../leaves/prose.ts'

/** What is known of a leaf before anybody decides whether it is kept. */
export interface Features {
  /** The furniture it stands in, or null. */
  readonly furniture: Furniture | null
  /** Long enough, punctuated like sentences, and not made of links. */
  readonly prose: boolean
  /** In a figure, a figcaption or an element named caption. */
  readonly caption: boolean
  /** The text stands in the JSON-LD articleBody; null when there is none. */
  readonly agreed: boolean | null
}

export interface PageFeatures {
  readonly leaves: readonly Leaf[]
  readonly shingles: Shingles
  readonly text: readonly TextSigns[]
  readonly features: readonly Features[]
  /** `prose[i]`: weight of the prose leaves that begin before node `i`. */
  readonly prose: Float64Array
}

/** What is looked up once a page, whoever judges it. */
export interface Looked {
  readonly shingles: Shingles
  readonly text: readonly TextSigns[]
  /** See `claimedFurniture`. */
  readonly claimed: readonly (Furniture | null)[]
}

/** Features of all leaves of a page. `articleBody` is the text that JSON-LD gives, or null; without
 * `byName` the names of elements count for little. */
export function pageFeatures(
  page: Page,
  leaves: readonly Leaf[],
  looked: Looked,
  articleBody: string | null,
  byName: boolean,
): PageFeatures {
  const prose = proseBefore(page, leaves)
  const furniture = furnitureOfNodes(page, prose, looked.claimed, byName)
  const captions = captionNodes(page, prose)
  const agree = agreementWith(articleBody)
  const features = leaves.map((leaf, index): Features => {
    const text = leaf.text
    return {
      furniture: furniture[leaf.node] ?? null,
      prose: looked.text[index]?.prose === true,
      caption: leaf.kind === 'caption' || captions[leaf.node] === 1 || isPictured(page, leaf),
      agreed: agree(text),
    }
  })
  return { leaves, shingles: looked.shingles, text: looked.text, features, prose }
}

/** Characters that may be searched in all: a page of many blocks and a long claimed body would take for ever. */
const searchedMax = 20_000_000

/** Tells whether a text's beginning stands in the body that JSON-LD claims; null when there is none. */
function agreementWith(articleBody: string | null): (text: string) => boolean | null {
  if (articleBody === null) return () => null
  const body = squeeze(articleBody)
  let searched = 0
  return (text) => {
    searched += body.length
    return searched > searchedMax ? null : body.includes(squeeze(text.slice(0, 200)).slice(0, 80))
  }
}

const captionWords =
  /(?:^|[\s_-])(?:caption|captions|figcaption|wp-caption-text|photo-?credit|image-?credit|picture-?credit|img-?credit|media-?credit|bildunterschrift|legende)(?=$|[\s_-])/i

/** Nodes in captions; an element named after captions that holds a good part of the prose is none. */
function captionNodes(page: Page, prose: Float64Array): Uint8Array {
  const found = new Uint8Array(page.tag.length)
  const total = prose[page.tag.length] ?? 0
  for (let node = 1; node < page.tag.length; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === textTag) continue
    if (found[page.parent[node] ?? 0] === 1) found[node] = 1
    else if (isCaptionNode(page, node, tag) && proseBelow(page, prose, node) <= 0.15 * total) found[node] = 1
  }
  return found
}

/** A figure may hold a table, a quote or code as well: only one with a picture is about it. */
function isCaptionNode(page: Page, node: number, tag: string): boolean {
  if (tag === 'figcaption') return true
  if (tag === 'figure') return holdsPicture(page, node)
  const names = attribute(page, node, 'class')
  return names !== null && captionWords.test(names)
}

/** Elements in which a picture and the line under it stand together; more hold more than that. */
const picturedNodesMax = 30
const picturedWeightMax = 300

/** A line with a credit at its end, in one element with a picture: a caption that nothing names so. */
function isPictured(page: Page, leaf: Leaf): boolean {
  if (leaf.kind !== 'paragraph' || leaf.weight > picturedWeightMax) return false
  const nodes = (page.end[leaf.node] ?? leaf.node) - leaf.node
  if (nodes > picturedNodesMax || !holdsPicture(page, leaf.node)) return false
  const { caption, credit } = splitCredit(leaf.text)
  return caption !== '' && credit !== null
}

function holdsPicture(page: Page, figure: number): boolean {
  const end = page.end[figure] ?? figure
  let found = false
  for (let node = figure + 1; node < end; node += 1) {
    const tag = page.tag[node] ?? ''
    if (tag === 'table' || tag === 'blockquote' || tag === 'pre') return false
    if (pictures.has(tag)) found = true
  }
  return found
}

const pictures = new Set([
  'img',
  'picture',
  'video',
  'audio',
  'iframe',
  'svg',
  'canvas',
  'amp-img',
  'object',
  'embed',
])
