import type { FetchRecord } from '../../model/capture.ts'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { checkUrl } from './check-url.ts'
import type { Fetcher } from './fetcher.ts'
import { robotsCache } from './robots-cache.ts'
import type { RobotsState } from './robots-cache.ts'
import { productToken, readRobots } from './robots-text.ts'
import type { RobotsText } from './robots-text.ts'

interface RobotsVerdict {
  readonly allowed: boolean
  /** What the host asks for between two requests, at most `limits.robotsCrawlDelayMsMax`. */
  readonly crawlDelayMs: number | null
  /** Why not, when not allowed. */
  readonly code?: 'robots-disallowed' | 'robots-unreachable'
}

/** Does a fetch when the host's turn has come, and rejects when it does not come. */
export type InTurn = (host: string, fetch: () => Promise<FetchRecord>) => Promise<FetchRecord>

export interface RobotsRules {
  /**
   * Whether the host lets us read the URL. A URL that the fetcher refuses by itself is allowed here, so that its own
   * reason is recorded. A host that has to be asked is asked `inTurn`, at once without it. Rejects only with the reason
   * of an aborted signal, and with what `inTurn` says.
   */
  check(url: string, signal?: AbortSignal, inTurn?: InTurn): Promise<RobotsVerdict>
}

export interface RobotsOptions {
  readonly fetcher: Fetcher
  readonly userAgent: string
  readonly now: () => Date
}

/**
 * The Robots Exclusion Protocol (RFC 9309): no file allows everything; a file that cannot be had forbids everything,
 * unless a copy of the last 24 hours is at hand or it could not be had for 30 days; each origin is asked once at a
 * time and twice a day.
 */
export function robotsRules(options: RobotsOptions): RobotsRules {
  const token = productToken(options.userAgent)
  const cache = robotsCache()
  const asking = new Map<string, { state: Promise<RobotsState>; signal: AbortSignal | undefined }>()
  const clock = () => options.now().getTime()

  async function ask(origin: string, inTurn: InTurn): Promise<RobotsState> {
    const answer = await askRobots(options.fetcher, origin, token, inTurn)
    const state = nextState(cache.get(origin), answer, clock())
    cache.set(origin, state)
    return state
  }

  async function known(
    origin: string,
    signal: AbortSignal | undefined,
    inTurn: InTurn,
  ): Promise<RobotsState> {
    for (;;) {
      const state = cache.get(origin)
      if (state !== null && !isStale(state, clock())) return state
      const first = asking.get(origin)
      if (first === undefined) {
        const asked = ask(origin, inTurn).finally(() => asking.delete(origin))
        asking.set(origin, { state: asked, signal })
        return unlessAborted(asked, signal)
      }
      try {
        return await unlessAborted(first.state, signal)
      } catch (error) {
        // Who asked for all of us has given up; that is no reason for the others.
        if (signal?.aborted === true || first.signal?.aborted !== true) throw error
      }
    }
  }

  return {
    async check(text, signal, inTurn = atOnce) {
      signal?.throwIfAborted()
      const url = fetchable(text)
      if (url === null || url.pathname === '/robots.txt') return { allowed: true, crawlDelayMs: null }
      return verdict(await known(url.origin, signal, inTurn), url, clock())
    },
  }
}

const atOnce: InTurn = (_, fetch) => fetch()

/** The copy that a host's answer amounts to; null when it could not be had. */
async function askRobots(
  fetcher: Fetcher,
  origin: string,
  token: string,
  inTurn: InTurn,
): Promise<RobotsText | null> {
  const request = {
    url: `${origin}/robots.txt`,
    accept: 'text/plain,*/*;q=0.5',
    maxRedirects: limits.robotsRedirectsMax,
    bodySizeBytesMax: limits.robotsSizeBytesMax,
  }
  const record = await inTurn(new URL(origin).host, () => fetcher.fetch(request))
  const text = textOf(record)
  return text === null ? null : readRobots(text, token)
}

function textOf(record: FetchRecord): string | null {
  const noRules = ''
  const code = record.failure?.code ?? null
  const status = record.hops.at(-1)?.status ?? 0
  if (code === null || code === 'body-too-large') return decode(record.body, code !== null)
  if (status >= 400 && status < 500) return noRules
  if (status === 204) return noRules
  // Section 2.3.1.2 for too many redirects; the others lead nowhere just the same.
  if (code === 'redirect-limit' || code === 'redirect-loop' || code === 'redirect-invalid') return noRules
  // The guard refused the host itself, as it will refuse the page: that is the reason to give, and no page is read.
  const refused = code === 'address-refused' || code === 'port-refused'
  return refused && record.hops.length === 1 ? noRules : null
}

function decode(body: Uint8Array | null, cut: boolean): string {
  const text = new TextDecoder().decode(body ?? new Uint8Array())
  return cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text
}

function nextState(before: RobotsState | null, copy: RobotsText | null, at: number): RobotsState {
  if (copy !== null) return { copy, copiedAt: at, askedAt: at, unreachableSince: null }
  return {
    copy: before?.copy ?? null,
    copiedAt: before?.copiedAt ?? 0,
    askedAt: at,
    unreachableSince: before?.unreachableSince ?? at,
  }
}

function isStale(state: RobotsState, at: number): boolean {
  const waitMs = state.unreachableSince === null ? limits.robotsRefreshMs : limits.robotsRetryMs
  return at - state.askedAt >= waitMs
}

function verdict(state: RobotsState, url: URL, at: number): RobotsVerdict {
  const { copy, unreachableSince } = state
  const usable = unreachableSince === null || at - state.copiedAt < limits.robotsAgeMsMax
  if (copy !== null && usable) {
    const said = { crawlDelayMs: copy.crawlDelayMs }
    return copy.allows(url)
      ? { ...said, allowed: true }
      : { ...said, allowed: false, code: 'robots-disallowed' }
  }
  if (unreachableSince !== null && at - unreachableSince >= limits.robotsUnreachableMsMax) {
    return { allowed: true, crawlDelayMs: null }
  }
  return { allowed: false, crawlDelayMs: null, code: 'robots-unreachable' }
}

function fetchable(text: string): URL | null {
  try {
    return checkUrl(text)
  } catch (error) {
    if (error instanceof OperationalError) return null
    throw error
  }
}

/** The shared work goes on for others when one caller gives up. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await work
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
