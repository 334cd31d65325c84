import type { Blame, BlameRun, Presence } from '../../model/blame.ts'
import type { Content } from '../../model/content.ts'
import { findWords } from '../../model/search-text.ts'

/** How many words of a version each version brought, by its number, in order. Pure. */
export function wordsByOrigin(blame: Blame, content: Content): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const count = (text: string | null, runs: readonly BlameRun[]) => {
    for (const { start, end, origin } of runs) {
      const words = findWords((text ?? '').slice(start, end)).length
      counts.set(origin, (counts.get(origin) ?? 0) + words)
    }
  }
  count(content.headline, blame.headline)
  count(content.dek, blame.dek)
  for (const [index, runs] of blame.blocks.entries()) count(content.blocks[index]?.text ?? '', runs)
  return new Map([...counts].toSorted(([a], [b]) => a - b))
}

/** Whether it stood in every sighting from the first on. Pure. */
export function isKept({ intervals }: Presence): boolean {
  const [only] = intervals
  return intervals.length === 1 && only?.from === 1 && only.until === null
}
