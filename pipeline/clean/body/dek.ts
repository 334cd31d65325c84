import { squeeze } from '../page/text.ts'
import type { Features } from './features.ts'
import type { Leaf } from '../leaves/leaf.ts'
import type { Found } from '../metadata/headline.ts'
import type { Metadata } from '../metadata/metadata.ts'
import type { Page } from '../page/page.ts'
import type { Verdict } from './decide.ts'

const dekWords =
  /(?:^|[\s-])(?:dek|deck|standfirst|stand-first|subtitle|sub-title|sub-headline|subheadline|subheading|sub-heading|subhead|sub-head|summary|teaser-text|lead|lede|leadin|lead-in|intro|introduction|excerpt|description|chapeau|chapo|vorspann|anreisser|abstract|bajada|entradilla|sottotitolo|sommario|tagline|strapline|abbinder|article-intro|story-intro)(?=$|[\s-])/

/** Descriptions of something else than the article. */
const otherWords = /(?:^|[\s-])(?:author|bio|editor|paywall|gfield|form|media|card)(?=$|[\s-])/

/**
 * The sentence under the headline: a leaf near the headline that the page's description repeats, or whose
 * element is named so, and that is not simply the first paragraph of the body.
 */
export function findDek(
  page: Page,
  leaves: readonly Leaf[],
  features: readonly Features[],
  verdicts: readonly Verdict[],
  metadata: Metadata,
): { readonly dek: Found<string> | null; readonly index: number } {
  const none = { dek: null, index: -1 }
  const body = verdicts.flatMap((verdict, at) =>
    verdict === 'keep' && features[at]?.prose === true ? [at] : [],
  )
  const first = body[0]
  if (first === undefined) return none
  const { headline, otherTitles } = metadata.fields
  const titles = [headline, ...otherTitles.map(({ text }) => text)].flatMap((title) =>
    title === null ? [] : [squeeze(title)],
  )
  const start = headline === null ? 0 : headlineIndex(leaves, squeeze(headline), first)
  for (let at = Math.max(0, start); at <= first + 1 && at < leaves.length; at += 1) {
    const leaf = leaves[at]
    if (leaf === undefined || leaf.weight < 25 || leaf.weight > 900 || leaf.linkDensity > 0.3) continue
    const text = leaf.text.replaceAll('\n', ' ')
    if (isTitle(squeeze(text), titles)) continue
    if (features[at]?.furniture === 'hidden' || features[at]?.caption === true) continue
    const origin = dekOrigin(page, leaves, leaf, at, metadata)
    if (origin !== null) return { dek: { value: text, origin }, index: at }
  }
  return none
}

/** A title of the page, perhaps with its kicker before it. */
function isTitle(text: string, titles: readonly string[]): boolean {
  return titles.some((title) => title === text || (title.length >= kickedMin && text.endsWith(title)))
}

/** In letters: a shorter title may end a sentence by chance. */
const kickedMin = 15

function dekOrigin(
  page: Page,
  leaves: readonly Leaf[],
  leaf: Leaf,
  at: number,
  metadata: Metadata,
): Found<string>['origin'] | null {
  for (let node = leaf.node, steps = 0; node > 0 && steps < 2; node = page.parent[node] ?? 0, steps += 1) {
    const words = page.words[node] ?? ''
    if (otherWords.test(words)) return null
    if (dekWords.test(words)) return 'markup'
  }
  const described = metadata.descriptions.find(({ value }) => squeeze(value) === squeeze(leaf.text))
  if (described === undefined) return null
  const next = leaves
    .slice(at + 1, at + 6)
    .find(
      (other) =>
        page.parent[other.node] === page.parent[leaf.node] && other.kind === 'paragraph' && other.weight > 80,
    )
  return next === undefined || leaf.kind === 'heading' ? described.origin : null
}

function headlineIndex(leaves: readonly Leaf[], headline: string, before: number): number {
  for (let at = Math.min(before, leaves.length - 1); at >= 0; at -= 1) {
    const leaf = leaves[at]
    if (leaf !== undefined && squeeze(leaf.text) === headline) return at + 1
  }
  return Math.max(0, before - 3)
}
