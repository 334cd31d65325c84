import { limits } from '../../model/limits.ts'
import type { RobotsText } from './robots-text.ts'

/** What is known of one origin's robots.txt. Times are milliseconds since the epoch. */
export interface RobotsState {
  /** The last copy that could be had, and when; no file at all is a copy without rules. */
  readonly copy: RobotsText | null
  readonly copiedAt: number
  readonly askedAt: number
  /** When it could first not be had, since it last could; null when the last attempt went well. */
  readonly unreachableSince: number | null
}

export interface RobotsCache {
  get(origin: string): RobotsState | null
  set(origin: string, state: RobotsState): void
}

/** Bounded by number and by the text kept; the least recently used goes first, and is then asked for again. */
export function robotsCache(): RobotsCache {
  const states = new Map<string, RobotsState>()
  let length = 0
  function remove(origin: string): void {
    length -= states.get(origin)?.copy?.length ?? 0
    states.delete(origin)
  }
  return {
    get(origin) {
      const state = states.get(origin) ?? null
      if (state !== null) {
        states.delete(origin)
        states.set(origin, state)
      }
      return state
    },
    set(origin, state) {
      remove(origin)
      states.set(origin, state)
      length += state.copy?.length ?? 0
      for (const oldest of states.keys()) {
        if (states.size <= limits.robotsCacheMax && length <= limits.robotsCacheLengthMax) break
        remove(oldest)
      }
    },
  }
}
