import { type Alignment, pair } from './alignment.ts'
import type { Lexicon } from './lexicon.ts'
import { partLinks } from './parts.ts'
import { sharedRunLinks } from './shared-runs.ts'
import type { Unit } from './unit.ts'

/** Old and new blocks that belong together: one block and what it was split into or merged from, or several whose borders shifted. */
export interface Group {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** An old and a new block that share text beyond what the alignment says. */
export interface Link {
  readonly from: number
  readonly to: number
}

/**
 * Finds blocks whose borders shifted: split, merged, or a sentence that crossed from one to the next. Blocks are
 * one group when a chain of pairs and links leads from one to the other; in place, a group has no hole: what came or
 * went inside it belongs to it, so that the text is read in its order. Two unpaired blocks that a link joins are
 * paired; the alignment is left as it is otherwise.
 */
export function groupBlocks(alignment: Alignment, lexicon: Lexicon): Group[] {
  if (alignment.isCoarse) return []
  const runs = sharedRunLinks(alignment, lexicon)
  for (const { from, to } of runs) {
    if (alignment.toOf[from] === -1 && alignment.fromOf[to] === -1) pair(alignment, from, to, true)
  }
  const links = [...runs, ...partLinks(alignment, lexicon)]
  const sets = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let next = sets.get(root); next !== undefined && next !== root; next = sets.get(root)) root = next
    // The way is shortened, or long chains would be walked again for every link.
    for (let at = name; at !== root;) {
      const next = sets.get(at) ?? root
      sets.set(at, root)
      at = next
    }
    return root
  }
  const join = (a: string, b: string) => {
    const [left, right] = [rootOf(a), rootOf(b)]
    sets.set(right, left)
    sets.set(left, left)
  }
  for (const { from, to } of links) {
    join(`<${from}`, `>${to}`)
    const partner = alignment.toOf[from] ?? -1
    if (partner >= 0) join(`<${from}`, `>${partner}`)
    const source = alignment.fromOf[to] ?? -1
    if (source >= 0) join(`>${to}`, `<${source}`)
  }
  const groups = new Map<string, { from: number[]; to: number[] }>()
  for (const name of sets.keys()) {
    const root = rootOf(name)
    const group = groups.get(root) ?? { from: [], to: [] }
    groups.set(root, group)
    if (name.startsWith('<')) group.from.push(Number(name.slice(1)))
    else group.to.push(Number(name.slice(1)))
  }
  return [...groups.values()]
    .filter((group) => group.from.length + group.to.length > 2 && isJoinableGroup(group, alignment))
    .map((group) => withoutHoles(group, alignment))
    .toSorted((a, b) => (a.from[0] ?? 0) - (b.from[0] ?? 0))
}

function withoutHoles({ from, to }: Group, alignment: Alignment): Group {
  if (!from.some((i) => alignment.inPlace[i] === 1)) return { from: sorted(from), to: sorted(to) }
  return {
    from: filled(sorted(from), alignment.toOf, alignment.from),
    to: filled(sorted(to), alignment.fromOf, alignment.to),
  }
}

/** The indexes with those unpaired ones between them that may join. */
function filled(indexes: readonly number[], partners: Int32Array, units: readonly Unit[]): number[] {
  const known = new Set(indexes)
  const found: number[] = []
  for (let index = indexes[0] ?? 0; index <= (indexes.at(-1) ?? -1); index += 1) {
    if (known.has(index) || (partners[index] === -1 && isJoinable(units[index]?.block.text)))
      found.push(index)
  }
  return found
}

function sorted(indexes: readonly number[]): number[] {
  return indexes.toSorted((a, b) => a - b)
}

/** A chain of links may end at a pair that has line feeds; such blocks stay the pairs that they are. */
function isJoinableGroup({ from, to }: Group, alignment: Alignment): boolean {
  return (
    from.every((i) => isJoinable(alignment.from[i]?.block.text)) &&
    to.every((j) => isJoinable(alignment.to[j]?.block.text))
  )
}

/** Within a group a line feed is the border between two blocks, so a block with its own can be in none. */
function isJoinable(text: string | undefined): boolean {
  return text !== undefined && !text.includes('\n')
}
