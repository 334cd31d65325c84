import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '../../model/limits.ts'
import type { Assets } from '../components/layout.ts'
import { answerProblem } from '../http/answers.ts'
import { rateProblem } from '../http/problems.ts'
import { clientAddress } from './client-address.ts'
import type { TrustedProxies } from './client-address.ts'

export interface RateOptions {
  /** In `RateLimit-Policy`: what is counted. */
  readonly name: string
  readonly requestsMax: number
  readonly windowMs: number
  /** Whose allowance a request uses; null: nobody's. */
  readonly keyOf: (c: Context) => string | null
}

/**
 * Lets each client ask so often in a window of time, and says so by 429 with `Retry-After` (RFC 6585, RFC 9110) and the
 * `RateLimit` headers of draft-ietf-httpapi-ratelimit-headers-10. Counted in this process.
 */
export function limitRate(
  { name, requestsMax, windowMs, keyOf }: RateOptions,
  assets: Assets,
): MiddlewareHandler {
  const seconds = Math.ceil(windowMs / 1_000)
  const limiter = new RateLimiterMemory({ points: requestsMax, duration: seconds })
  return async (c, next) => {
    const key = keyOf(c)
    if (key === null) return next()
    const { remaining, resetSeconds, refused } = await take(limiter, key)
    c.header('RateLimit-Policy', `"${name}";q=${requestsMax};w=${seconds}`)
    c.header('RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`)
    if (!refused) return next()
    return answerProblem(c, rateProblem(resetSeconds), assets)
  }
}

async function take(
  limiter: RateLimiterMemory,
  key: string,
): Promise<{ remaining: number; resetSeconds: number; refused: boolean }> {
  try {
    return { ...left(await limiter.consume(key)), refused: false }
  } catch (error) {
    // The library's way to say that there is nothing left.
    if (error instanceof RateLimiterRes) return { ...left(error), refused: true }
    throw error
  }
}

function left({ remainingPoints, msBeforeNext }: RateLimiterRes): {
  remaining: number
  resetSeconds: number
} {
  return {
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  }
}

/** Requests from one address, or from one household of IPv6. */
export function addressRate(requestsMax: number, trusted: TrustedProxies): RateOptions {
  const keyOf = (c: Context) => clientAddress(c, trusted)
  return { name: 'address', requestsMax, windowMs: limits.rateWindowMs, keyOf }
}

/** Requests with one token, from however many addresses. Counted once it is found to be one: others are free to make. */
export function tokenRate(requestsMax: number): RateOptions {
  return { name: 'token', requestsMax, windowMs: limits.rateWindowMs, keyOf: tokenOf }
}

function tokenOf(c: Context): string | null {
  return c.get('reader')?.id.toString() ?? null
}

/** Signing in, by whoever knocks: a secret cannot be guessed, but trying must cost the archive nothing. */
export function signInRate(trusted: TrustedProxies): RateOptions {
  const keyOf = (c: Context) => clientAddress(c, trusted)
  return { name: 'sign-in', requestsMax: limits.signInsMax, windowMs: limits.signInWindowMs, keyOf }
}
