import { type Alignment, unpairedOrInPlace } from './alignment.ts'
import type { Link } from './groups.ts'
import type { Lexicon } from './lexicon.ts'
import type { Unit } from './unit.ts'

/** Words in a row that two blocks must share to be looked at. */
const runWords = 3

/**
 * Two blocks are linked when they share this many words in rows, and stand beside each other's partners or have this
 * share of the shorter one in common…
 */
const linkedWordsMin = 4
const linkedShareMin = 0.3

/** …or as many words as a sentence has. */
const linkedSentenceWords = 12

/** Links looked at between two blocks that stayed; real edits have a handful. */
const linksMax = 500

interface Area {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

interface WeighedLink extends Link {
  readonly words: number
}

/**
 * Links between blocks that share rows of words and are no pair: a paragraph's end that became the next one's
 * start, a block that was cut in two. Only between two blocks that stayed as they were, never across a pair in
 * place, the heaviest first. Linear in the words but for the links found, which are few.
 */
export function sharedRunLinks(alignment: Alignment, lexicon: Lexicon): Link[] {
  return areasOf(alignment).flatMap((area) => {
    const found = linksOf(area, alignment, lexicon)
    const order = found.toSorted((a, b) => b.words - a.words || a.from - b.from || a.to - b.to)
    const kept: Link[] = area.from
      .filter((i) => (alignment.toOf[i] ?? -1) >= 0)
      .map((i) => ({ from: i, to: alignment.toOf[i] ?? -1 }))
    const pairs = kept.length
    const linked = new Set(found.map(({ from, to }) => `${from} ${to}`))
    for (const link of order.slice(0, linksMax)) {
      if (kept.every((other) => !crosses(link, other)) && isNear(link, kept, linked, alignment))
        kept.push(link)
    }
    return kept.slice(pairs)
  })
}

function crosses(a: Link, b: Link): boolean {
  return (a.from < b.from && a.to > b.to) || (a.from > b.from && a.to < b.to)
}

/**
 * True when no more than twice the words that the link links stand between it and a pair or link of one of its blocks;
 * blocks that are linked themselves do not count.
 */
function isNear(
  link: WeighedLink,
  kept: readonly Link[],
  linked: ReadonlySet<string>,
  alignment: Alignment,
): boolean {
  const related = kept.filter((other) => other.from === link.from || other.to === link.to)
  if (related.length === 0) return true
  return related.some((other) => {
    const came = wordsBetween(alignment.to, other.to, link.to, (j) => linked.has(`${link.from} ${j}`))
    const went = wordsBetween(alignment.from, other.from, link.from, (i) => linked.has(`${i} ${link.to}`))
    return came + went <= 2 * link.words
  })
}

function wordsBetween(
  units: readonly Unit[],
  a: number,
  b: number,
  isLinked: (index: number) => boolean,
): number {
  let words = 0
  for (let index = Math.min(a, b) + 1; index < Math.max(a, b); index += 1) {
    if (!isLinked(index)) words += units[index]?.bag.length ?? 0
  }
  return words
}

/** What stands between two neighbours that stayed word for word; blocks that moved away are not listed. */
function areasOf(alignment: Alignment): Area[] {
  const areas: Area[] = []
  let fromAt = 0
  let toAt = 0
  const close = (fromEnd: number, toEnd: number) => {
    const from = unpairedOrInPlace(alignment, 'from', fromAt, fromEnd)
    const to = unpairedOrInPlace(alignment, 'to', toAt, toEnd)
    if (from.length > 0 && to.length > 0 && from.length + to.length > 2) areas.push({ from, to })
  }
  for (let i = 0; i < alignment.from.length; i += 1) {
    const j = alignment.toOf[i] ?? -1
    if (alignment.inPlace[i] !== 1 || alignment.from[i]?.block.text !== alignment.to[j]?.block.text) continue
    close(i, j)
    fromAt = i + 1
    toAt = j + 1
  }
  close(alignment.from.length, alignment.to.length)
  return areas
}

function linksOf(area: Area, alignment: Alignment, lexicon: Lexicon): WeighedLink[] {
  const old = placesOfRuns(area.from, alignment.from, lexicon)
  const young = placesOfRuns(area.to, alignment.to, lexicon)
  const hits = new Map<number, number>()
  const columns = alignment.to.length
  for (const [run, j] of young) {
    const i = old.get(run) ?? -1
    if (i < 0 || j < 0 || alignment.toOf[i] === j) continue
    hits.set(i * columns + j, (hits.get(i * columns + j) ?? 0) + 1)
  }
  const links: WeighedLink[] = []
  for (const [key, count] of hits) {
    const [from, to] = [Math.floor(key / columns), key % columns]
    const [a, b] = [alignment.from[from], alignment.to[to]]
    if (a === undefined || b === undefined || a.block.postId !== b.block.postId) continue
    const words = count + runWords - 1
    const share = words / Math.min(a.bag.length, b.bag.length)
    const isLikely = share >= linkedShareMin || isBeside(alignment, from, to)
    if (words >= linkedSentenceWords || (words >= linkedWordsMin && isLikely)) {
      links.push({ from, to, words })
    }
  }
  return links
}

/** True when one of the blocks has a partner next to the other. */
function isBeside(alignment: Alignment, from: number, to: number): boolean {
  const [partner, source] = [alignment.toOf[from] ?? -1, alignment.fromOf[to] ?? -1]
  return (partner >= 0 && Math.abs(partner - to) === 1) || (source >= 0 && Math.abs(source - from) === 1)
}

/** Each row of words with the block it stands in, or -1 when it stands in several and tells nothing. */
function placesOfRuns(
  indexes: readonly number[],
  units: readonly Unit[],
  lexicon: Lexicon,
): Map<number, number> {
  const places = new Map<number, number>()
  for (const index of indexes) {
    const text = units[index]?.block.text ?? ''
    if (text.includes('\n')) continue
    const words = lexicon.tokens(text).ids.filter((id) => lexicon.isWord(id))
    for (let at = 0; at + runWords <= words.length; at += 1) {
      let hash = 0
      for (let k = 0; k < runWords; k += 1) hash = (Math.imul(hash, 0x01000193) + (words[at + k] ?? 0)) | 0
      const known = places.get(hash)
      if (known === undefined) places.set(hash, index)
      else if (known !== index) places.set(hash, -1)
    }
  }
  return places
}
