import { emptySections } from './empty-sections.ts'
import { squeeze } from '../page/text.ts'
import type { Features, PageFeatures } from './features.ts'
import { isBoxHead, isEndingHeading } from './furniture-text.ts'
import type { TextSigns } from './text-signs.ts'
import type { Leaf } from '../leaves/leaf.ts'
import type { Page } from '../page/page.ts'
import { repeatedLeaves } from './repeats.ts'

/** Why a leaf is kept or not; `keep` and `caption` are kept. */
export type Verdict =
  | 'keep'
  | 'caption'
  | 'outside'
  | 'furniture'
  | 'furniture-text'
  | 'link-only'
  | 'lead-in'
  | 'ending'
  | 'repeated'
  | 'empty-section'
  | 'stray'

/** Decides for every leaf of a page, given the node that holds the body. */
export function decide(page: Page, found: PageFeatures, region: number, headline: string | null): Verdict[] {
  const end = page.end[region] ?? 0
  const title = headline === null ? null : squeeze(headline)
  const verdicts = found.leaves.map((leaf, index): Verdict => {
    const features = found.features[index]
    if (features === undefined || leaf.from < region || leaf.from >= end) return 'outside'
    return judge(leaf, features, found.text[index], title)
  })
  dropLinkLists(page, found, verdicts)
  dropLeadIn(found, verdicts)
  dropEnding(page, found, verdicts, region)
  for (const index of emptySections(found.leaves, (at) => verdicts[at] === 'keep'))
    verdicts[index] = 'empty-section'
  for (const index of repeatedLeaves(found.leaves, found.shingles, (at) => verdicts[at] === 'keep'))
    verdicts[index] = 'repeated'
  return verdicts
}

function judge(
  leaf: Leaf,
  features: Features,
  text: TextSigns | undefined,
  headline: string | null,
): Verdict {
  if (features.furniture !== null && features.furniture !== 'meta') return 'furniture'
  if (features.furniture === 'meta' && !features.prose) return 'furniture'
  if (features.caption) return text?.credit === true || leaf.weight < 15 ? 'furniture-text' : 'caption'
  if (leaf.kind === 'code' || leaf.kind === 'table-row') return 'keep'
  if (text?.furniture === true || text?.dateLine === true) return 'furniture-text'
  if (!features.prose && text?.credit === true) return 'furniture-text'
  if (headline !== null && leaf.weight < 300 && squeeze(leaf.text) === headline) return 'lead-in'
  if (leaf.level === 1) return 'lead-in'
  if (leaf.linkDensity > 0.8 && leaf.kind !== 'list-item' && leaf.weight < 250) return 'link-only'
  if (!/[\p{L}\p{N}]/u.test(leaf.text) || printedTag.test(leaf.text)) return 'stray'
  return 'keep'
}

/** A tag that was escaped by mistake and is shown as text. */
const printedTag = /^<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,2000})?>/

/** A list most of whose text is links leads elsewhere as a whole. */
function dropLinkLists(page: Page, found: PageFeatures, verdicts: Verdict[]): void {
  const { leaves } = found
  for (let from = 0; from < leaves.length;) {
    const list = listOf(page, leaves[from])
    let to = from + 1
    if (list !== -1) {
      while (to < leaves.length && listOf(page, leaves[to]) === list) to += 1
      const items = leaves.slice(from, to)
      const weight = items.reduce((sum, leaf) => sum + leaf.weight, 0)
      const linked = items.reduce((sum, leaf) => sum + leaf.weight * leaf.linkDensity, 0)
      if (linked > 0.6 * weight)
        for (let at = from; at < to; at += 1) if (verdicts[at] === 'keep') verdicts[at] = 'link-only'
    }
    from = to
  }
}

function listOf(page: Page, leaf: Leaf | undefined): number {
  if (leaf === undefined || leaf.kind !== 'list-item') return -1
  for (let node = leaf.node, steps = 0; node > 0 && steps < 8; node = page.parent[node] ?? 0, steps += 1) {
    const tag = page.tag[node]
    if (tag === 'ul' || tag === 'ol' || tag === 'dl') return node
  }
  return -1
}

/** Before the first prose: short lines without an end (place, date, author, section) are not the article. */
function dropLeadIn(found: PageFeatures, verdicts: Verdict[]): void {
  const first = verdicts.findIndex(
    (verdict, index) => verdict === 'keep' && found.features[index]?.prose === true,
  )
  if (first === -1) return
  for (let index = 0; index < first; index += 1) {
    const leaf = found.leaves[index]
    if (leaf === undefined || verdicts[index] !== 'keep') continue
    const near = leaf.kind === 'heading' && index >= first - 1
    if (!near && leaf.kind !== 'code' && leaf.weight < 80 && !/[.!?。！？]["”»’]?$/.test(leaf.text))
      verdicts[index] = 'lead-in'
  }
}

/**
 * From a heading like "Comments" on, unless much of the article follows, nothing is kept. The head of a box
 * ("Related", "Advertisement") ends the article only where no paragraph beside the earlier ones comes after it:
 * such boxes stand in the middle of articles too, at another place with each request.
 */
function dropEnding(page: Page, found: PageFeatures, verdicts: Verdict[], region: number): void {
  const isProse = (index: number): boolean =>
    verdicts[index] === 'keep' && found.features[index]?.prose === true
  const kept = (index: number): number => (isProse(index) ? (found.leaves[index]?.weight ?? 0) : 0)
  const total = verdicts.reduce((sum, _, index) => sum + kept(index), 0)
  const lastBeside = lastBesideEarlier(page, found, isProse)
  let before = 0
  for (let index = 0; index < verdicts.length; index += 1) {
    const leaf = found.leaves[index]
    before += kept(index)
    if (leaf === undefined || leaf.from < region) continue
    if (leaf.from >= (page.end[region] ?? 0)) return
    const isEnding = isEndingHeading(leaf.text) && found.features[index]?.furniture === null
    if (!isEnding && !isEndingHeading(leaf.text) && !isBoxHead(leaf.text)) continue
    if (verdicts[index] !== 'outside') verdicts[index] = 'ending'
    if (before >= 0.6 * total && (isEnding || index > lastBeside)) {
      for (let at = index; at < verdicts.length; at += 1)
        if (verdicts[at] !== 'outside') verdicts[at] = 'ending'
      return
    }
    dropSection(page, found, verdicts, index)
  }
}

/** The last prose whose parent holds prose of the article's body: the parent that holds most of it. */
function lastBesideEarlier(page: Page, found: PageFeatures, isProse: (index: number) => boolean): number {
  const weights = new Map<number, number>()
  const parentOf = (index: number): number => page.parent[found.leaves[index]?.node ?? 0] ?? 0
  for (let index = 0; index < found.leaves.length; index += 1) {
    if (!isProse(index)) continue
    const parent = parentOf(index)
    weights.set(parent, (weights.get(parent) ?? 0) + (found.leaves[index]?.weight ?? 0))
  }
  const [main] = [...weights].reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0])
  for (let index = found.leaves.length - 1; index >= 0; index -= 1) {
    if (isProse(index) && parentOf(index) === main) return index
  }
  return -1
}

/** Drops what follows an ending heading inside the heading's own parent, up to the next heading. */
function dropSection(page: Page, found: PageFeatures, verdicts: Verdict[], heading: number): void {
  const parent = page.parent[found.leaves[heading]?.node ?? 0] ?? 0
  const end = page.end[parent] ?? 0
  for (let at = heading + 1; at < verdicts.length; at += 1) {
    const leaf = found.leaves[at]
    if (
      leaf === undefined ||
      leaf.from >= end ||
      leaf.kind === 'heading' ||
      found.features[at]?.prose === true
    )
      return
    if (verdicts[at] === 'keep') verdicts[at] = 'ending'
  }
}
