import type { Block, Content } from '../../model/content.ts'
import { limits } from '../../model/limits.ts'
import { toBlocks } from './blocks.ts'
import { decide, type Verdict } from './decide.ts'
import { findDek } from './dek.ts'
import { pageFeatures } from './features.ts'
import type { Leaf } from './leaf.ts'
import { withLivePosts } from './live-posts.ts'
import { readMetadata, type Metadata } from './metadata/metadata.ts'
import type { Page } from './page.ts'
import { parsePage } from './parse-page.ts'
import { bodyRegion } from './region.ts'
import { withoutScripts } from './scripts.ts'
import { segment } from './segment.ts'
import { tidy } from './text.ts'

/** An HTML page as an article: metadata, and the blocks of its body. */
export function contentOfHtml(html: string, url: string | null, xhtml: boolean): Content {
  const page = parsePage(html, { selfClosing: xhtml })
  const metadata = readMetadata(page, url)
  const shown = bodyOf(page, metadata, false)
  const body = weightOf(shown.blocks) >= 250 ? shown : richer(page, metadata, shown)
  const dek = body.dek
  return {
    ...metadata.fields,
    dek: dek?.value ?? null,
    blocks: bounded(body.blocks),
    origins: dek === null ? metadata.origins : { ...metadata.origins, dek: dek.origin },
  }
}

interface Body {
  readonly blocks: readonly Block[]
  readonly dek: ReturnType<typeof findDek>['dek']
}

/** Every leaf of a page with the verdict on it: for inspection and evaluation. */
function judgedLeaves(
  page: Page,
  metadata: Metadata,
  noscript: boolean,
): { leaves: Leaf[]; verdicts: Verdict[]; region: number; features: ReturnType<typeof pageFeatures> } {
  const leaves = withoutScripts(segment(page, { noscript }))
  const features = pageFeatures(page, leaves, metadata.articleBody)
  const region = bodyRegion(page, features)
  const verdicts = decide(page, features, region, metadata.fields.headline)
  return { leaves, verdicts, region, features }
}

function bodyOf(page: Page, metadata: Metadata, noscript: boolean): Body {
  const { leaves, verdicts, features } = judgedLeaves(page, metadata, noscript)
  const { dek, index } = findDek(page, leaves, features.features, verdicts, metadata)
  const kept = leaves.flatMap((leaf, at) => {
    const verdict = verdicts[at]
    if (at === index || (verdict !== 'keep' && verdict !== 'caption')) return []
    return [{ leaf, caption: verdict === 'caption' }]
  })
  const blocks = withLivePosts(page, toBlocks(page, kept, metadata.base))
  return { blocks, dek }
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
