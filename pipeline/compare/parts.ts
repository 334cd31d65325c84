import type { Alignment } from './alignment.ts'
import type { Link } from './groups.ts'
import type { Lexicon } from './lexicon.ts'
import type { Unit } from './unit.ts'

/** Share of a block's words that must be left in the other side's block for it to be a part of it. */
const containedMin = 0.8

/** A shorter block must be contained as a whole. */
const partWordsMin = 3

/** Parts may stand apart, with this many blocks that came or went between them, when they are long enough. */
const skippedMax = 2
const partApartWordsMin = 6

/**
 * Links each edited pair to those unpaired neighbours whose words are nearly all among those that the pair's other
 * side has beyond the pair: what a block was split into, or merged from, however short.
 */
export function partLinks(alignment: Alignment, lexicon: Lexicon): Link[] {
  const links: Link[] = []
  const taken = new Set<string>()
  alignment.toOf.forEach((j, i) => {
    const old = alignment.from[i]
    const young = alignment.to[j]
    if (old === undefined || young === undefined || old.block.text === young.block.text) return
    const to = partsAround(old, young, j, alignment.to, alignment.fromOf, 'to', taken, lexicon)
    if (to.length > 1) {
      links.push(...to.map((part) => ({ from: i, to: part })))
      return
    }
    const from = partsAround(young, old, i, alignment.from, alignment.toOf, 'from', taken, lexicon)
    if (from.length > 1) links.push(...from.map((part) => ({ from: part, to: j })))
  })
  return links
}

/** Index `at` of the paired part, with those unpaired neighbours that are parts of `whole` too. */
function partsAround(
  whole: Unit,
  part: Unit,
  at: number,
  units: readonly Unit[],
  partners: Int32Array,
  side: 'from' | 'to',
  taken: Set<string>,
  lexicon: Lexicon,
): number[] {
  const parts = [at]
  const isFree = (index: number) =>
    partners[index] === -1 && units[index] !== undefined && !taken.has(`${side}${index}`)
  if (whole.block.text.includes('\n') || part.block.text.includes('\n')) return parts
  if (!isFree(at - 1) && !isFree(at + 1)) return parts
  const rest = countWords(whole, lexicon)
  takeWords(rest, part, lexicon)
  for (const step of [1, -1]) {
    let skipped = 0
    for (let index = at + step; isFree(index) && skipped <= skippedMax; index += step) {
      const unit = units[index]
      if (unit === undefined || !isPart(unit, rest, skipped > 0, lexicon)) {
        skipped += 1
        continue
      }
      skipped = 0
      takeWords(rest, unit, lexicon)
      taken.add(`${side}${index}`)
      if (step > 0) parts.push(index)
      else parts.unshift(index)
    }
  }
  return parts
}

function isPart(unit: Unit, rest: ReadonlyMap<number, number>, isApart: boolean, lexicon: Lexicon): boolean {
  if (unit.block.text.includes('\n')) return false
  const needed = countWords(unit, lexicon)
  let words = 0
  let there = 0
  for (const [word, count] of needed) {
    words += count
    there += Math.min(count, rest.get(word) ?? 0)
  }
  if (isApart && words < partApartWordsMin) return false
  return words > 0 && there >= (words < partWordsMin ? 1 : containedMin) * words
}

/** Words are compared without case: the first word of a sentence is capitalised when it begins a paragraph. */
function countWords(unit: Unit, lexicon: Lexicon): Map<number, number> {
  const counts = new Map<number, number>()
  for (const id of unit.bag) {
    const word = lexicon.lowerCase(id)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function takeWords(rest: Map<number, number>, unit: Unit, lexicon: Lexicon): void {
  for (const [word, count] of countWords(unit, lexicon)) {
    const left = rest.get(word)
    if (left !== undefined) rest.set(word, Math.max(0, left - count))
  }
}
