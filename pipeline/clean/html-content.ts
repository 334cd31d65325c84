import type { Block, Content } from '../../model/content.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import { toBlocks } from './blocks.ts'
import { decide } from './decide.ts'
import { findDek } from './dek.ts'
import { pageFeatures, type Features } from './features.ts'
import type { Leaf } from './leaf.ts'
import { withLivePosts } from './live-posts.ts'
import { readMetadata, type Metadata } from './metadata/metadata.ts'
import type { Page } from './page.ts'
import { parsePage } from './parse-page.ts'
import { bodyRegion } from './region.ts'
import { ruledBlocks, ruledPage } from './rules/apply-rules.ts'
import { withoutScripts } from './scripts.ts'
import { segment } from './segment.ts'
import { tidy } from './text.ts'

export interface HtmlOptions {
  readonly xhtml: boolean
  readonly rules: CleaningRules | null
}

/** An HTML page as an article: metadata, and the blocks of its body. Throws `rules-matched-nothing`. */
export function contentOfHtml(html: string, url: string | null, { xhtml, rules }: HtmlOptions): Content {
  const whole = parsePage(html, { selfClosing: xhtml })
  const { page, isSelected } = rules === null ? { page: whole, isSelected: null } : ruledPage(whole, rules)
  const metadata = readMetadata(page, url)
  const found = isSelected === null ? foundBody(page, metadata) : selectedBody(page, metadata, isSelected)
  const body = rules === null ? found : { ...found, blocks: ruledBlocks(found.blocks, rules) }
  const dek = body.dek
  return {
    ...metadata.fields,
    dek: dek?.value ?? null,
    blocks: bounded(body.blocks),
    origins: dek === null ? metadata.origins : { ...metadata.origins, dek: dek.origin },
  }
}

function foundBody(page: Page, metadata: Metadata): Body {
  const shown = bodyOf(page, metadata, false)
  return weightOf(shown.blocks) >= 250 ? shown : richer(page, metadata, shown)
}

/** All that a person selected, judged no further: only scripts printed as text never count. */
function selectedBody(page: Page, metadata: Metadata, isSelected: (node: number) => boolean): Body {
  const leaves = withoutScripts(segment(page, { noscript: true }))
  const kept = leaves
    .filter((leaf) => isSelected(leaf.from) && leaf.text !== metadata.fields.headline)
    .map((leaf) => ({ leaf, caption: leaf.kind === 'caption' }))
  return { blocks: withLivePosts(page, toBlocks(page, kept, metadata.base), metadata.article), dek: null }
}

interface Body {
  readonly blocks: readonly Block[]
  readonly dek: ReturnType<typeof findDek>['dek']
}

/**
 * The body as names and shapes of elements tell it. When that leaves little of the prose on the page, the
 * names mislead, and the body is what the shapes alone tell.
 */
function bodyOf(page: Page, metadata: Metadata, noscript: boolean): Body {
  const leaves = withoutScripts(segment(page, { noscript }))
  const named = judgedBody(page, metadata, leaves, true)
  if (weightOf(named.blocks) >= 0.2 * named.prose) return named
  const shaped = judgedBody(page, metadata, leaves, false)
  return weightOf(shaped.blocks) > 2 * weightOf(named.blocks) ? shaped : named
}

function judgedBody(
  page: Page,
  metadata: Metadata,
  leaves: readonly Leaf[],
  byName: boolean,
): Body & { readonly prose: number } {
  const found = pageFeatures(page, leaves, metadata.articleBody, byName)
  const verdicts = decide(page, found, bodyRegion(page, found), metadata.fields.headline)
  const { dek, index } = findDek(page, leaves, found.features, verdicts, metadata)
  const kept = leaves.flatMap((leaf, at) => {
    const verdict = verdicts[at]
    if (at === index || (verdict !== 'keep' && verdict !== 'caption')) return []
    return [{ leaf, caption: verdict === 'caption' }]
  })
  const blocks = withLivePosts(page, toBlocks(page, kept, metadata.base), metadata.article)
  return { blocks, dek, prose: proseOutsideComments(leaves, found.features) }
}

function proseOutsideComments(leaves: readonly Leaf[], features: readonly Features[]): number {
  return leaves.reduce((sum, leaf, at) => {
    const of = features[at]
    const counts = of?.prose === true && of.furniture !== 'comments' && of.furniture !== 'notice'
    return sum + (counts ? leaf.text.length : 0)
  }, 0)
}

/** When a page shows next to nothing: what it has for readers without scripts, or gives to machines. */
function richer(page: Page, metadata: Metadata, shown: Body): Body {
  const plain = page.tag.includes('noscript') ? bodyOf(page, metadata, true) : shown
  const best = weightOf(plain.blocks) > 2 * weightOf(shown.blocks) + 200 ? plain : shown
  const given = metadata.articleBody
  if (given === null || given.length < 2 * weightOf(best.blocks) + 200) return best
  const paragraphs = given
    .split(/\n+|(?<=[.!?]”?)\s{2,}/)
    .map(tidy)
    .filter((text) => text !== '')
  return { blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })), dek: best.dek }
}

function weightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'caption' ? 0 : block.text.length), 0)
}

/** At most as many blocks and characters as the limits allow. */
function bounded(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  let length = 0
  for (const block of blocks.slice(0, limits.blocksMax)) {
    length += block.text.length
    if (length > limits.contentLengthMax) break
    kept.push(block)
  }
  return kept
}
