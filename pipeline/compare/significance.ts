import type { Change, ChangeKind } from '../../model/change.ts'

/**
 * Significance answers "how much may the meaning have changed?", 0..1. It is made of parts that can be named:
 *
 * - each kind found has a weight, times the confidence of its finding;
 * - words that came or went add a part that grows with their number, up to `volumeMax`, unless they are spelling;
 * - parts add up like independent chances: 1 − (1 − a)(1 − b)…, so that no sum passes 1 and order is no matter.
 *
 * Words that a paywall or a page without room took do not count.
 * A change that is formatting or spelling and nothing else stays at or below 0.05, one that only moves text at
 * 0.1. Rounded to three decimals, so that stored values compare.
 */
export function significanceOf(change: Omit<Change, 'summary' | 'significance'>): number {
  const kinds = new Set(change.kinds.map((finding) => finding.kind))
  if ([...kinds].every((kind) => kind in cosmetic)) {
    const isOther = change.wordsAdded + change.wordsRemoved > 0 && !kinds.has('typo')
    if (!isOther) return Math.max(0, ...[...kinds].map((kind) => cosmetic[kind] ?? 0))
  }
  const isCut = kinds.has('access')
  const counted = isCut ? change.kinds.filter(({ kind }) => apartFromText.has(kind)) : change.kinds
  const parts = counted.map((finding) => (weights[finding.kind] ?? 0) * finding.confidence)
  const wordsRemoved = kinds.has('live-post-trimmed') ? 0 : change.wordsRemoved
  if (!isCut) parts.push(volumePart({ wordsAdded: change.wordsAdded, wordsRemoved }))
  const nothing = parts.reduce((product, part) => product * (1 - part), 1)
  return Math.round(1000 * (1 - nothing)) / 1000
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

/** Kinds that alone change no meaning, with what they count for then. */
const cosmetic: Readonly<Partial<Record<ChangeKind, number>>> = { formatting: 0.01, typo: 0.04 }

/** What a kind counts for, at full confidence. */
const weights: Readonly<Partial<Record<ChangeKind, number>>> = {
  headline: 0.5,
  dek: 0.25,
  byline: 0.15,
  'publication-date': 0.1,
  section: 0.05,
  image: 0.1,
  lead: 0.35,
  number: 0.45,
  quote: 0.4,
  negation: 0.5,
  link: 0.1,
  caption: 0.1,
  'correction-notice': 0.6,
  typo: 0.02,
  formatting: 0.01,
  growth: 0.05,
  shrink: 0.15,
  rewrite: 0.5,
  move: 0.08,
  'live-post-added': 0.1,
  'live-post-edited': 0.35,
  'live-post-deleted': 0.5,
  'live-post-trimmed': 0.02,
  access: 0.03,
}

const volumeMax = 0.35

/** Half of the part is reached at this many words. */
const volumeHalfWords = 60

function volumePart(change: Pick<Change, 'wordsAdded' | 'wordsRemoved'>): number {
  // A removal weighs twice: what is gone is not there to be read.
  const words = change.wordsAdded + 2 * change.wordsRemoved
  return (volumeMax * words) / (words + volumeHalfWords)
}
