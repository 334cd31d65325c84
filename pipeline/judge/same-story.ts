import type { Content } from '../../model/content.ts'
import { wordsOf } from './likeness.ts'

/** Runs of so many words are told apart: reports made from one form share words, and few runs of them. */
const runLength = 4
const wordsMin = 40

/**
 * The share of runs of four words that two texts have in common, of those of the one that has more: 0 to 1. Zero for
 * texts too short to tell. (Broder's resemblance of shingles is close to it; this one asks more of the longer text.)
 */
export function likenessOf(a: Content, b: Content): number {
  const [one, other] = [runsOf(a), runsOf(b)]
  if (Math.min(one.size, other.size) < wordsMin) return 0
  let shared = 0
  for (const run of one) if (other.has(run)) shared += 1
  return shared / Math.max(one.size, other.size)
}

function runsOf(content: Content): ReadonlySet<string> {
  const words = wordsOf(content)
  const runs = new Set<string>()
  for (let at = 0; at + runLength <= words.length; at += 1)
    runs.add(words.slice(at, at + runLength).join(' '))
  return runs
}
