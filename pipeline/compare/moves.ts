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

/** Pairs equal blocks that stand elsewhere now; short ones only beside another that moved with them. */
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
  for (const [i, j] of short) {
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

function movesWith(alignment: Alignment, i: number, j: number, step: 1 | -1): boolean {
  const neighbour = alignment.toOf[i + step]
  return neighbour !== undefined && neighbour >= 0 && neighbour === j + step
}

function isLongEnough(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.bag.length >= movedWordsMin || unit.block.text.length >= movedLengthMin)
}
