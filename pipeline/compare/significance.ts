import type { Change, ChangeKind } from '../../model/change.ts'

/** One reason why a change matters: a kind that was found, or the amount of words. */
export interface SignificancePart {
  readonly name: ChangeKind | 'volume'
  /** 0..1: what it counts for by itself. */
  readonly weight: number
}

type Judged = Pick<Change, 'kinds' | 'fields' | 'hunks' | 'wordsAdded' | 'wordsRemoved'>

/**
 * Significance answers "how much may the meaning have changed?", 0..1, from parts that can be named
 * (`significanceParts`). Parts add up like independent chances: 1 − (1 − a)(1 − b)…, so that no sum passes 1 and order is no
 * matter. Rounded to three decimals, so that stored values compare. A change without any part is noise: exactly 0.
 */
export function significanceOf(change: Judged): number {
  const nothing = significanceParts(change).reduce((product, { weight }) => product * (1 - weight), 1)
  return Math.round(1000 * (1 - nothing)) / 1000
}

/**
 * The parts of a change's significance, the weightiest first:
 *
 * - each kind has a weight, times the confidence of its finding;
 * - words that came or went add a part that grows with their number, up to `volumeMax`. They add none where kinds say that
 *   they are spelling or typography, and none in a change without kinds: that is noise.
 *
 * Words that a paywall or a page without room took do not count.
 */
export function significanceParts(change: Judged): SignificancePart[] {
  const kinds = new Set(change.kinds.map(({ kind }) => kind))
  const isCut = kinds.has('access')
  const counted = isCut ? change.kinds.filter(({ kind }) => apartFromText.has(kind)) : change.kinds
  const parts: SignificancePart[] = counted.map(({ kind, confidence }) => ({
    name: kind,
    weight: Math.round(1000 * kindWeights[kind] * confidence) / 1000,
  }))
  const isCosmetic = [...kinds].every((kind) => cosmetic.has(kind))
  if (!isCut && !isCosmetic) {
    const wordsRemoved = kinds.has('live-post-trimmed') ? 0 : change.wordsRemoved
    parts.push({ name: 'volume', weight: volumePart({ wordsAdded: change.wordsAdded, wordsRemoved }) })
  }
  return parts.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
}

/** Kinds that count when a paywall cut the text or gave it back: what it took tells nothing of the article. */
const apartFromText: ReadonlySet<ChangeKind> = new Set([
  'access',
  'headline',
  'dek',
  'byline',
  'publication-date',
  'section',
  'image',
])

/** Kinds that change no meaning; whatever their number of words. */
const cosmetic: ReadonlySet<ChangeKind> = new Set(['formatting', 'typo'])

/** What a kind counts for, at full confidence (docs/kinds.md). */
export const kindWeights: Readonly<Record<ChangeKind, number>> = {
  headline: 0.5,
  dek: 0.25,
  byline: 0.15,
  'publication-date': 0.1,
  section: 0.05,
  image: 0.1,
  lead: 0.2,
  number: 0.4,
  'date-time': 0.3,
  name: 0.4,
  'quote-added': 0.15,
  'quote-removed': 0.3,
  'quote-altered': 0.45,
  hedge: 0.25,
  negation: 0.5,
  attribution: 0.25,
  link: 0.1,
  caption: 0.1,
  'correction-notice': 0.6,
  'silent-correction': 0.4,
  'takedown-notice': 0.9,
  typo: 0.04,
  formatting: 0,
  growth: 0.05,
  shrink: 0.15,
  rewrite: 0.5,
  move: 0.08,
  revert: 0.3,
  access: 0.03,
  'live-post-added': 0.1,
  'live-post-edited': 0.35,
  'live-post-deleted': 0.5,
  'live-post-trimmed': 0.02,
}

const volumeMax = 0.35

/** Half of the part is reached at this many words. */
const volumeHalfWords = 60

function volumePart(change: Pick<Change, 'wordsAdded' | 'wordsRemoved'>): number {
  // A removal weighs twice: what is gone is not there to be read.
  const words = change.wordsAdded + 2 * change.wordsRemoved
  return Math.round((1000 * volumeMax * words) / (words + volumeHalfWords)) / 1000
}
