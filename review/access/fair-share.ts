import type { Context, MiddlewareHandler } from 'hono'
import type { Assets } from '../components/layout.ts'
import { answerProblem } from '../http/answers.ts'
import { rateProblem } from '../http/problems.ts'

export interface FairShareOptions {
  /** Requests of one client that are worked at together; its others wait, in order. */
  readonly togetherMax: number
  /** Beyond, it is told to come back. */
  readonly waitingMax: number
  /** Whose share a request uses; null: nobody's. */
  readonly keyOf: (c: Context) => string | null
}

interface Share {
  working: number
  readonly waiting: (() => void)[]
}

/**
 * Keeps one client from taking the whole server: what it asks beyond its share waits in a line of its own, while others
 * are answered. How costly a request is does not matter, as it does for counting them.
 */
export function fairShare(
  { togetherMax, waitingMax, keyOf }: FairShareOptions,
  assets: Assets,
): MiddlewareHandler {
  const shares = new Map<string, Share>()
  return async (c, next) => {
    const key = keyOf(c)
    if (key === null) return next()
    const share = shares.get(key) ?? { working: 0, waiting: [] }
    if (share.waiting.length >= waitingMax) return answerProblem(c, rateProblem(1), assets)
    shares.set(key, share)
    if (share.working >= togetherMax) await new Promise<void>((resolve) => share.waiting.push(resolve))
    else share.working += 1
    try {
      return await next()
    } finally {
      const first = share.waiting.shift()
      // Whoever waits takes the place over; it is free only when nobody does.
      if (first !== undefined) first()
      else {
        share.working -= 1
        if (share.working === 0) shares.delete(key)
      }
    }
  }
}
