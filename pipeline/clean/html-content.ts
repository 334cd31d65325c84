import type { Block, Content } from '../../model/content.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import { toBlocks } from './blocks/blocks.ts'
import { bodyFields } from './blocks/body-fields.ts'
import { chooseBody, choicesOf, type Choice } from './body/choose.ts'
import { claimsOf, evidenceOf, type Evidence } from './body/evidence.ts'
import type { Scorer } from './body/scorer.ts'
import { embeddedLeaves } from './blocks/embedded-posts.ts'
import { findDek } from './body/dek.ts'
import { leavesOf } from './leaves/leaves.ts'
import { inLivePosts, withLivePosts } from './live/live-posts.ts'
import { readMetadata, type Metadata } from './metadata/metadata.ts'
import type { Page } from './page/page.ts'
import { parsePage } from './page/parse-page.ts'
import { pullQuotes } from './blocks/pull-quotes.ts'
import { ruledBlocks, ruledPage } from './rules/apply-rules.ts'
import { tidy } from './page/text.ts'
import { isPlaceholder, toldBody } from './state/told-body.ts'

export interface HtmlOptions {
  readonly xhtml: boolean
  readonly rules: CleaningRules | null
  readonly scorer: Scorer
}

/** An HTML page as an article: metadata, and the blocks of its body. Throws `rules-matched-nothing`. */
export function contentOfHtml(html: string, url: string | null, options: HtmlOptions): Content {
  const { xhtml, rules, scorer } = options
  const whole = parsePage(html, { selfClosing: xhtml })
  const { page, isSelected } = rules === null ? { page: whole, isSelected: null } : ruledPage(whole, rules)
  const metadata = readMetadata(page, url)
  const found =
    isSelected === null ? foundBody(page, metadata, scorer) : selectedBody(page, metadata, isSelected)
  const body = rules === null ? found : { ...found, blocks: ruledBlocks(found.blocks, rules) }
  const dek = body.dek
  const blocks = bounded(body.blocks)
  const told = bodyFields(page, metadata, blocks)
  return {
    ...metadata.fields,
    ...told.fields,
    dek: dek?.value ?? null,
    blocks,
    origins: { ...told.origins, ...(dek !== null && { dek: dek.origin }) },
  }
}

/** The body that the page shows; when it shows next to nothing, what it has for readers without scripts or gives to machines. */
function foundBody(page: Page, metadata: Metadata, scorer: Scorer): Body {
  const shown = bodyOf(page, metadata, scorer, false)
  if (weightOf(shown.blocks) >= shownMin) return shown
  const plain = page.tag.includes('noscript') ? bodyOf(page, metadata, scorer, true) : shown
  return [plain, givenBody(metadata), drawnBody(page, metadata)].reduce<Body>(
    (best, other) =>
      other !== null && weightOf(other.blocks) > 2 * weightOf(best.blocks) + 200
        ? { blocks: other.blocks, dek: other.dek ?? best.dek }
        : best,
    shown,
  )
}

/** In characters: a page that shows less may be waiting for its scripts. */
const shownMin = 250

/** The body as JSON-LD has it. */
function givenBody({ articleBody }: Metadata): Body {
  const paragraphs = (articleBody ?? '')
    .split(/\n+|(?<=[.!?]”?)\s{2,}/)
    .map(tidy)
    .filter((text) => text !== '')
  return { blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })), dek: null }
}

/** The body as it lies in the data from which the page's scripts would draw it, without what names give away. */
function drawnBody(page: Page, metadata: Metadata): Body | null {
  const { headline, otherTitles } = metadata.fields
  const titles = [...(headline === null ? [] : [headline]), ...otherTitles.map(({ text }) => text)]
  const markup = toldBody(page, titles)
  if (markup === null) return null
  const drawn = parsePage(markup, { selfClosing: false })
  const evidence = evidenceOf(drawn, leavesOf(drawn, { noscript: false }), {
    ...claimsOf(metadata),
    headlineNode: 0,
  })
  const { features } = evidence.named.found
  const kept = evidence.leaves.flatMap((leaf, at) => {
    const caption = features[at]?.caption === true
    const isOut = (!caption && features[at]?.furniture !== null) || isPlaceholder(leaf.text)
    return isOut ? [] : [{ leaf, caption }]
  })
  return { blocks: toBlocks(drawn, kept, metadata.base).map(({ block }) => block), dek: null }
}

/** All that a person selected, judged no further: only scripts printed as text never count. */
function selectedBody(page: Page, metadata: Metadata, isSelected: (node: number) => boolean): Body {
  const leaves = leavesOf(page, { noscript: true })
  const kept = leaves
    .filter((leaf) => isSelected(leaf.from) && leaf.text !== metadata.fields.headline)
    .map((leaf) => ({ leaf, caption: leaf.kind === 'caption' }))
  return { blocks: withLivePosts(page, toBlocks(page, kept, metadata.base), metadata), dek: null }
}

interface Body {
  readonly blocks: readonly Block[]
  readonly dek: ReturnType<typeof findDek>['dek']
}

/** The body as the scorer finds it; where it is sure of next to nothing, as the names of elements tell it. */
function bodyOf(page: Page, metadata: Metadata, scorer: Scorer, noscript: boolean): Body {
  const leaves = leavesOf(page, { noscript })
  const evidence = evidenceOf(page, leaves, claimsOf(metadata))
  const scored = chosenBody(
    page,
    metadata,
    evidence,
    chooseBody(evidence, certaintyOf(page, metadata, evidence, scorer)),
  )
  if (weightOf(scored.blocks) >= sureMin) return scored
  const named = chosenBody(page, metadata, evidence, choicesOf(evidence.named))
  return weightOf(named.blocks) > weightOf(scored.blocks) ? named : scored
}

/**
 * How sure it is that each leaf belongs to the body. Posts of live blogs are as short as teasers; what the names of
 * elements keep of them stays, or one line more on the page would make a post come and go.
 */
function certaintyOf(page: Page, metadata: Metadata, evidence: Evidence, scorer: Scorer): Float64Array {
  const isPost = inLivePosts(page, metadata)
  return scorer(evidence).map((certainty, index) => {
    const isKept = evidence.named.verdicts[index] === 'keep' && isPost(evidence.leaves[index]?.from ?? 0)
    return isKept ? Math.max(certainty, 1) : certainty
  })
}

/** In characters: a body below it may be only what stands around the article. */
const sureMin = 80

function chosenBody(page: Page, metadata: Metadata, evidence: Evidence, choices: readonly Choice[]): Body {
  const { leaves, named } = evidence
  const { dek, index } = findDek(page, leaves, named.found.features, named.verdicts, metadata)
  const isKept = (at: number): boolean => choices[at] === 'body' || choices[at] === 'caption'
  const pulled = pullQuotes(page, leaves, isKept)
  const embedded = embeddedLeaves(page, leaves, isKept)
  const kept = leaves.flatMap((leaf, at) => {
    if (at === index || !(isKept(at) || pulled.has(at) || embedded.has(at))) return []
    return [{ leaf, caption: choices[at] === 'caption', pulled: pulled.has(at) }]
  })
  return { blocks: withLivePosts(page, toBlocks(page, kept, metadata.base), metadata), dek }
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
