import { squeeze } from '../page/text.ts'
import { decide, type Verdict } from './decide.ts'
import { pageFeatures, type Looked, type PageFeatures } from './features.ts'
import { claimedFurniture } from './furniture-nodes.ts'
import type { Leaf } from '../leaves/leaf.ts'
import type { Metadata } from '../metadata/metadata.ts'
import type { Page } from '../page/page.ts'
import { bodyRegion } from './region.ts'
import { ancestryOf, type Ancestry } from './ancestry.ts'
import { containerScores, type ContainerScores } from './container-scores.ts'
import { shinglesOf, type Shingles } from '../leaves/shingles.ts'
import { linkSigns, type LinkSigns } from './link-signs.ts'
import { sumsOf, type Sums } from './sums.ts'
import { textSigns, type TextSigns } from './text-signs.ts'

/** What else the page says of its article. */
export interface Claims {
  readonly headline: string | null
  /** The node of the headline; 0 when it is not shown. */
  readonly headlineNode: number
  /** Their letters and digits. */
  readonly descriptions: readonly string[]
  /** The body as JSON-LD gives it, or null. */
  readonly articleBody: string | null
  /** Letters and digits of each author's name. */
  readonly authors: readonly string[]
  /** Where relative addresses lead; null when unknown. */
  readonly host: string | null
}

/** What the metadata of a page says of its article. */
export function claimsOf({ fields, headings, descriptions, articleBody, base }: Metadata): Claims {
  return {
    headline: fields.headline,
    headlineNode: headings.find(({ text }) => text === fields.headline)?.node ?? 0,
    descriptions: descriptions.map(({ value }) => squeeze(value)),
    articleBody,
    authors: fields.byline.map(squeeze),
    host: base === null ? null : (URL.parse(base)?.host ?? null),
  }
}

/** One opinion on a page: by the names of its elements, or by their shapes alone. */
export interface Opinion {
  readonly found: PageFeatures
  readonly region: number
  readonly verdicts: readonly Verdict[]
}

/** All that is known of a page before anything is decided. */
export interface Evidence {
  readonly page: Page
  readonly leaves: readonly Leaf[]
  readonly shingles: Shingles
  readonly ancestry: Ancestry
  readonly text: readonly TextSigns[]
  readonly named: Opinion
  readonly shaped: Opinion
  readonly sums: Sums
  readonly containers: ContainerScores
  readonly links: readonly LinkSigns[]
  readonly bySignature: ReadonlyMap<number, Group>
  readonly byTagPath: ReadonlyMap<number, Group>
  /** The letters and digits of each leaf. */
  readonly squeezed: readonly string[]
  readonly copies: ReadonlyMap<string, number>
  readonly claims: Claims
}

/** Leaves that stand in elements of the same kind. */
export interface Group {
  count: number
  weight: number
  prose: number
  linked: number
  kept: number
}

/** Gathers the evidence of a page: linear in its size. */
export function evidenceOf(page: Page, leaves: readonly Leaf[], claims: Claims): Evidence {
  const shingles = leaves.map((leaf) => shinglesOf(leaf.text))
  const text = leaves.map(textSigns)
  const claimed = claimedFurniture(page)
  const looked = { shingles, text, claimed }
  const named = opinion(page, leaves, looked, claims, true)
  const shaped = opinion(page, leaves, looked, claims, false)
  const ancestry = ancestryOf(page, claimed)
  const sums = sumsOf(page, leaves, text)
  const squeezed = leaves.map((leaf) => squeeze(leaf.text.slice(0, squeezedMax)))
  const copies = new Map<string, number>()
  for (const each of squeezed) copies.set(each, (copies.get(each) ?? 0) + 1)
  return {
    page,
    leaves,
    shingles,
    ancestry,
    text,
    named,
    shaped,
    sums,
    containers: containerScores(page, leaves, text, sums),
    links: linkSigns(page, leaves, claims.host),
    bySignature: groupsOf(leaves, text, named.verdicts, (leaf) => ancestry.signature[leaf.node] ?? 0),
    byTagPath: groupsOf(leaves, text, named.verdicts, (leaf) => ancestry.tagPath[leaf.node] ?? 0),
    squeezed,
    copies,
    claims,
  }
}

const squeezedMax = 400

/** The first leaf from the headline on, by its number; -1 where the headline is not shown or nothing follows. */
export function headlineIndexOf({ leaves, claims }: Pick<Evidence, 'leaves' | 'claims'>): number {
  return claims.headlineNode === 0 ? -1 : leaves.findIndex(({ from }) => from >= claims.headlineNode)
}

function opinion(
  page: Page,
  leaves: readonly Leaf[],
  looked: Looked,
  claims: Claims,
  byName: boolean,
): Opinion {
  const found = pageFeatures(page, leaves, looked, claims.articleBody, byName)
  const region = bodyRegion(page, found)
  return { found, region, verdicts: decide(page, found, region, claims.headline) }
}

function groupsOf(
  leaves: readonly Leaf[],
  text: readonly TextSigns[],
  verdicts: readonly Verdict[],
  keyOf: (leaf: Leaf) => number,
): Map<number, Group> {
  const groups = new Map<number, Group>()
  leaves.forEach((leaf, index) => {
    const key = keyOf(leaf)
    const group = groups.get(key) ?? { count: 0, weight: 0, prose: 0, linked: 0, kept: 0 }
    groups.set(key, group)
    group.count += 1
    group.weight += leaf.weight
    group.linked += leaf.weight * leaf.linkDensity
    if (text[index]?.prose === true) group.prose += leaf.weight * (1 - leaf.linkDensity)
    if (verdicts[index] === 'keep') group.kept += leaf.weight
  })
  return groups
}
