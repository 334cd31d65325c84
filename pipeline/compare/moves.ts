import type { BlockKind } from '../../model/content.ts'
import { type Alignment, pair, unpaired } from './alignment.ts'
import { idsOf, pairsByOccurrence } from './anchors.ts'
import { similarCandidates } from './candidates.ts'
import { heaviestIncreasing } from './increasing.ts'
import type { Resemblance } from './similar.ts'
import type { Unit } from './unit.ts'

/** A shorter block occurs by chance in two places. */
const movedWordsMin = 4

/** An address, or what a script without spaces says in few words, is as telling as some words. */
const movedLengthMin = 30

/** Likeness of a block that moved and was edited. */
const movedLikenessMin = 0.5

/** Kinds of block that are short by nature, and whose order is the writer's. */
const listedKinds: ReadonlySet<BlockKind> = new Set(['list-item', 'heading', 'table-row'])

/**
 * Pairs equal blocks that stand elsewhere now; short ones only beside another that moved with them, or where a list
 * or the headings are in another order.
 */
export function pairMovedEqual(alignment: Alignment): void {
  const from = unpaired(alignment.toOf, 0, alignment.from.length)
  const to = unpaired(alignment.fromOf, 0, alignment.to.length)
  if (from.length === 0 || to.length === 0) return
  const ids = new Map<string, number>()
  const pairs = pairsByOccurrence(
    from,
    to,
    idsOf(from, alignment.from, foldedKeyOf, ids),
    idsOf(to, alignment.to, foldedKeyOf, ids),
  )
  const short: (readonly [number, number])[] = []
  for (const [i, j] of pairs) {
    if (isLongEnough(alignment.from[i])) pair(alignment, i, j, false)
    else short.push([i, j])
  }
  const listed = short.length === 0 ? [] : listedMoves(alignment, short)
  for (const [i, j] of listed) pair(alignment, i, j, false)
  for (const [i, j] of short) {
    if (alignment.toOf[i] !== -1) continue
    if (movesWith(alignment, i, j, -1) || movesWith(alignment, i, j, 1)) pair(alignment, i, j, false)
  }
}

function foldedKeyOf(unit: Unit): string {
  return unit.foldedKey
}

/** Pairs blocks that moved and were edited, best likeness first. */
export function pairMovedSimilar(alignment: Alignment, resembles: Resemblance): void {
  const from = unpaired(alignment.toOf, 0, alignment.from.length).filter((i) =>
    isLongEnough(alignment.from[i]),
  )
  const to = unpaired(alignment.fromOf, 0, alignment.to.length).filter((j) => isLongEnough(alignment.to[j]))
  if (from.length === 0 || to.length === 0) return
  for (const candidate of similarCandidates(alignment, from, to, resembles, movedLikenessMin)) {
    pair(alignment, candidate.from, candidate.to, false)
  }
}

/** Decides at last which pairs are in place and which moved: the heaviest chain stays. */
export function settleMoves(alignment: Alignment): void {
  const paired: number[] = []
  const partners: number[] = []
  alignment.toOf.forEach((j, i) => {
    if (j < 0) return
    paired.push(i)
    partners.push(j)
  })
  const weights = paired.map((i) => 1 + (alignment.from[i]?.block.text.length ?? 0))
  const kept = heaviestIncreasing(partners, weights)
  paired.forEach((i, index) => {
    alignment.inPlace[i] = kept[index] ?? 0
  })
}

/**
 * Those short pairs that are items of a list, or headings, occur once in either text, and have a neighbour on both
 * sides that is paired: the list is the same, its order is not.
 */
function listedMoves(
  alignment: Alignment,
  short: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const { from, to, toOf, fromOf } = alignment
  const fromCounts = countKeys(from)
  const toCounts = countKeys(to)
  return short.filter(([i, j]) => {
    const [old, young] = [from[i], to[j]]
    if (old === undefined || young === undefined || old.block.kind !== young.block.kind) return false
    if (!listedKinds.has(old.block.kind)) return false
    if (fromCounts.get(old.foldedKey) !== 1 || toCounts.get(young.foldedKey) !== 1) return false
    return hasPairedNeighbour(toOf, i) && hasPairedNeighbour(fromOf, j)
  })
}

function countKeys(units: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { foldedKey } of units) counts.set(foldedKey, (counts.get(foldedKey) ?? 0) + 1)
  return counts
}

function hasPairedNeighbour(partners: Int32Array, at: number): boolean {
  return (partners[at - 1] ?? -1) >= 0 || (partners[at + 1] ?? -1) >= 0
}

function movesWith(alignment: Alignment, i: number, j: number, step: 1 | -1): boolean {
  const neighbour = alignment.toOf[i + step]
  return neighbour !== undefined && neighbour >= 0 && neighbour === j + step
}

function isLongEnough(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.bag.length >= movedWordsMin || unit.block.text.length >= movedLengthMin)
}
