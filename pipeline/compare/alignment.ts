import type { Unit } from './unit.ts'

/** Which old block became which new one; filled step by step. */
export interface Alignment {
  readonly from: readonly Unit[]
  readonly to: readonly Unit[]
  /** Index of the partner on the other side, or -1. */
  readonly toOf: Int32Array
  readonly fromOf: Int32Array
  /** 1 for old blocks whose partner is known to be in place; partners in place never cross. */
  readonly inPlace: Uint8Array
  /** True when too many blocks have no equal: the others were not searched for partners. */
  isCoarse: boolean
}

/** Blocks between two neighbours in place. Only unpaired ones are listed. */
export interface Gap {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** An alignment without a pair. */
export function createAlignment(from: readonly Unit[], to: readonly Unit[]): Alignment {
  return {
    from,
    to,
    toOf: new Int32Array(from.length).fill(-1),
    fromOf: new Int32Array(to.length).fill(-1),
    inPlace: new Uint8Array(from.length),
    isCoarse: false,
  }
}

/** Records that old block `from` became new block `to`. */
export function pair(alignment: Alignment, from: number, to: number, inPlace: boolean): void {
  alignment.toOf[from] = to
  alignment.fromOf[to] = from
  alignment.inPlace[from] = inPlace ? 1 : 0
}

/** The gaps that have something unpaired on both sides, in order. */
export function openGaps(alignment: Alignment): Gap[] {
  const gaps: Gap[] = []
  let toAt = 0
  let fromAt = 0
  const close = (fromEnd: number, toEnd: number) => {
    const from = unpaired(alignment.toOf, fromAt, fromEnd)
    if (from.length === 0) return
    const to = unpaired(alignment.fromOf, toAt, toEnd)
    if (to.length > 0) gaps.push({ from, to })
  }
  for (let i = 0; i < alignment.from.length; i += 1) {
    if (alignment.inPlace[i] !== 1) continue
    const j = alignment.toOf[i] ?? -1
    close(i, j)
    fromAt = i + 1
    toAt = j + 1
  }
  close(alignment.from.length, alignment.to.length)
  return gaps
}

/** Indexes without a partner from `start` up to `end`. */
export function unpaired(partners: Int32Array, start: number, end: number): number[] {
  const found: number[] = []
  for (let i = start; i < end; i += 1) if (partners[i] === -1) found.push(i)
  return found
}

/** Indexes of one side from `start` up to `end` that have no partner, or one in place: all but what moved. */
export function unpairedOrInPlace(
  alignment: Alignment,
  side: 'from' | 'to',
  start: number,
  end: number,
): number[] {
  const found: number[] = []
  for (let index = start; index < end; index += 1) {
    const old = side === 'from' ? index : (alignment.fromOf[index] ?? -1)
    const isFree = (side === 'from' ? alignment.toOf : alignment.fromOf)[index] === -1
    if (isFree || alignment.inPlace[old] === 1) found.push(index)
  }
  return found
}

/** Words a block weighs in an alignment; an empty one weighs a little. */
export function weightOf(unit: Unit): number {
  return 1 + unit.block.text.length
}
