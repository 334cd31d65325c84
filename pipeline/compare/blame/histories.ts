import { limits } from '../../../model/limits.ts'
import type { Presence, PresenceInterval } from '../../../model/blame.ts'

/**
 * When tokens came, went and came back. Tokens with the same past share one history, a node that points to the one
 * before it; so a paragraph that goes costs one node, however long it is.
 */
export interface Histories {
  /** For each node the node before it, -1 where it begins. */
  readonly previous: number[]
  /** The sighting at which the tokens came or went. */
  readonly sighting: number[]
  /** 1 came, 2 went, 3 came back, and so on. */
  readonly depth: number[]
}

/** Histories from their stored form `[previous, sighting, …]`. */
export function readHistories(stored: readonly number[]): Histories {
  const histories: Histories = { previous: [], sighting: [], depth: [] }
  for (let i = 0; i + 1 < stored.length; i += 2) addNode(histories, stored[i] ?? -1, stored[i + 1] ?? 0)
  return histories
}

/** True for the history of what stands. */
export function isStanding(histories: Histories, history: number): boolean {
  return (histories.depth[history] ?? 0) % 2 === 1
}

/** The changes of history at one sighting; equal ones are made once. */
export interface Turn {
  /** The history of what is new at this sighting. */
  came(): number
  /** What becomes of a history whose tokens went, or came back, at this sighting. */
  turned(history: number): number
}

/** Begins the changes of one sighting. Too many returns are no longer told apart (limits.blameReturnsMax). */
export function turnAt(histories: Histories, sighting: number): Turn {
  const made = new Map<number, number>()
  const nextOf = (history: number) => {
    const depth = histories.depth[history] ?? 0
    const returns = depth % 2 === 0 && depth >= 2 * limits.blameReturnsMax
    return returns ? (histories.previous[history] ?? history) : addNode(histories, history, sighting)
  }
  const turned = (history: number) => {
    const known = made.get(history)
    if (known !== undefined) return known
    const next = nextOf(history)
    made.set(history, next)
    return next
  }
  return { came: () => turned(-1), turned }
}

/** A history in words of the trade; `sightings` are the versions by sighting. */
export function presenceOf(histories: Histories, history: number, sightings: readonly number[]): Presence {
  const turns: number[] = []
  for (let node = history; node >= 0; node = histories.previous[node] ?? -1) {
    turns.push(histories.sighting[node] ?? 0)
  }
  turns.reverse()
  const intervals: PresenceInterval[] = []
  for (let i = 0; i < turns.length; i += 2) {
    intervals.push({ from: turns[i] ?? 0, until: turns[i + 1] ?? null })
  }
  return { origin: sightings[(turns[0] ?? 1) - 1] ?? 1, intervals }
}

function addNode(histories: Histories, previous: number, sighting: number): number {
  histories.previous.push(previous)
  histories.sighting.push(sighting)
  return histories.depth.push((histories.depth[previous] ?? 0) + 1) - 1
}
