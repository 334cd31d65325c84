import type { Change, ChangeKind, Hunk, WordRun } from '../../model/change.ts'
import { foldTypography } from './fold.ts'
import { isNoise } from './kinds/noise.ts'
import { isSpelling } from './kinds/typos.ts'
import { newText, oldText } from './word-runs.ts'
import { fieldKinds } from './kinds/fields.ts'

/** One reason why a change matters: a kind that was found, or the amount of words. */
export interface SignificancePart {
  readonly name: ChangeKind | 'volume'
  /** 0..1: what it counts for by itself. */
  readonly weight: number
}

type Judged = Pick<Change, 'kinds' | 'hunks' | 'wordsAdded' | 'wordsRemoved'>

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
 * - words that came or went add a part that grows with their number, up to `volumeMax`, unless they are noise, typography
 *   or spelling.
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
  if (!isCut) {
    const shares = tellingShares(change.hunks)
    const wordsRemoved = kinds.has('live-post-trimmed') ? 0 : change.wordsRemoved * shares.deleted
    parts.push({
      name: 'volume',
      weight: volumePart({ wordsAdded: change.wordsAdded * shares.inserted, wordsRemoved }),
    })
  }
  return parts.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
}

/** Kinds that count when a paywall cut the text or gave it back: what it took tells nothing of the article. */
const apartFromText: ReadonlySet<ChangeKind> = new Set(['access', ...fieldKinds])

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
  revert: 0,
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

/** Which share of the letters that came, and of those that went, is more than noise, typography and spelling. */
function tellingShares(hunks: readonly Hunk[]): Record<'inserted' | 'deleted', number> {
  const all = { inserted: 0, deleted: 0 }
  const telling = { inserted: 0, deleted: 0 }
  for (const { words } of hunks.flatMap((hunk) => hunk.edits)) {
    const [before, after] = [oldText(words), newText(words)]
    const tells = !isNoise(before, after) && foldTypography(before) !== foldTypography(after)
    words.forEach((run, index) => {
      if (run.op === 'equal') return
      all[run.op] += run.text.length
      if (tells && !isMended(words, index)) telling[run.op] += run.text.length
    })
  }
  return {
    inserted: telling.inserted / Math.max(1, all.inserted),
    deleted: telling.deleted / Math.max(1, all.deleted),
  }
}

/** True when a run and the one that stands for it are the same words, spelled otherwise. */
function isMended(words: readonly WordRun[], index: number): boolean {
  const run = words[index]
  const other = words[run?.op === 'deleted' ? index + 1 : index - 1]
  if (run === undefined || other === undefined || other.op === 'equal') return false
  const [old, young] = run.op === 'deleted' ? [run.text, other.text] : [other.text, run.text]
  return isSpelling(old, young, null)
}
