import type { Alignment } from './alignment.ts'
import type { Unit } from './unit.ts'

/** An old and a new block that may be the same. */
interface Candidate {
  readonly from: number
  readonly to: number
  readonly likeness: number
}

/** Rarest words of a block that are looked up. */
const lookedUpWordsMax = 12
/** A word in more blocks than this tells nothing. */
const postingsMax = 40
/** New blocks held against one old block. */
const heldAgainstMax = 8

/**
 * The best partners among many blocks, one to one, best first: an index of rare words proposes, `resembles`
 * decides. Linear in the words of all blocks, whatever their order.
 */
export function similarCandidates(
  alignment: Alignment,
  from: readonly number[],
  to: readonly number[],
  resembles: (old: Unit, young: Unit) => number,
  likenessMin: number,
): Candidate[] {
  const postings = indexWords(alignment.to, to)
  const proposals: Candidate[] = []
  for (const i of from) {
    const old = alignment.from[i]
    if (old === undefined) continue
    for (const j of proposalsFor(old, postings)) {
      const young = alignment.to[j]
      const likeness = young === undefined ? 0 : resembles(old, young)
      if (likeness >= likenessMin) proposals.push({ from: i, to: j, likeness })
    }
  }
  return bestFirst(proposals)
}

/** The words of the new blocks, each with the blocks that have it. */
function indexWords(units: readonly Unit[], indexes: readonly number[]): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  for (const j of indexes) {
    for (const word of new Set(units[j]?.bag)) {
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [j])
      else if (list.length <= postingsMax) list.push(j)
    }
  }
  return postings
}

function proposalsFor(old: Unit, postings: ReadonlyMap<number, readonly number[]>): number[] {
  const lists: (readonly number[])[] = []
  for (const word of new Set(old.bag)) {
    const list = postings.get(word)
    if (list !== undefined && list.length <= postingsMax) lists.push(list)
  }
  lists.sort((a, b) => a.length - b.length)
  const votes = new Map<number, number>()
  for (const list of lists.slice(0, lookedUpWordsMax)) {
    for (const j of list) votes.set(j, (votes.get(j) ?? 0) + 1)
  }
  const ranked = [...votes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  return ranked.slice(0, heldAgainstMax).map(([j]) => j)
}

function bestFirst(proposals: Candidate[]): Candidate[] {
  proposals.sort((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to)
  const usedFrom = new Set<number>()
  const usedTo = new Set<number>()
  return proposals.filter(({ from, to }) => {
    if (usedFrom.has(from) || usedTo.has(to)) return false
    usedFrom.add(from)
    usedTo.add(to)
    return true
  })
}
