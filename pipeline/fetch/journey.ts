import type { FetchRecord, Hop } from '../../model/capture.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Failure } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { interpret, wantedSizeBytes } from './answer.ts'
import { ask } from './ask.ts'
import type { AskParts } from './ask.ts'
import type { Deadline } from './deadline.ts'
import type { Exchange } from './exchange.ts'
import type { FetchRequest } from './fetcher.ts'
import type { Head } from './headers.ts'
import { networkFailure } from './network-failure.ts'
import { isRedirect, redirectTarget } from './redirects.ts'
import { requestHeaders } from './request-headers.ts'
import { checkUrl } from './check-url.ts'

/** What a journey needs of its fetcher. */
export interface JourneyParts extends AskParts {
  readonly userAgent: string
  readonly now: () => Date
}

export type JourneyOutcome = Omit<FetchRecord, 'requestedUrl' | 'startedAt' | 'finishedAt'>

/** One fetch from the requested URL over its redirects to the last answer. Every hop goes through every check. */
export async function journey(
  request: FetchRequest,
  parts: JourneyParts,
  deadline: Deadline,
): Promise<JourneyOutcome> {
  const hops: Hop[] = []
  try {
    return { hops, ...(await follow(request, parts, deadline, hops)) }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return {
      hops,
      ...withoutAnswer,
      failure: { code: error.code, message: error.message, retryAfterMs: null },
    }
  }
}

const withoutAnswer = {
  body: null,
  truncated: null,
  mediaType: null,
  charset: null,
  validators: { etag: null, lastModified: null },
  notModified: false,
} satisfies Omit<JourneyOutcome, 'hops' | 'failure'>

async function follow(
  request: FetchRequest,
  parts: JourneyParts,
  deadline: Deadline,
  hops: Hop[],
): Promise<Omit<JourneyOutcome, 'hops'>> {
  const redirectsMax = request.maxRedirects ?? limits.fetchRedirectsMax
  const seen = new Set<string>()
  let url = checkUrl(request.url)
  for (;;) {
    url.hash = ''
    if (seen.has(url.href))
      throw new OperationalError('redirect-loop', 'the redirects lead back to where they began')
    if (seen.size > redirectsMax) {
      throw new OperationalError('redirect-limit', `there were more than ${redirectsMax} redirects`)
    }
    seen.add(url.href)
    const answer = await visit(url, request, parts, deadline, hops)
    if (!isRedirect(answer.head)) return await interpret(answer, request, deadline, parts.now())
    url = redirectTarget(answer.head, url)
    const refusal = await refusalOf(url, request, deadline)
    if (refusal !== null)
      throw new OperationalError(refusal.code, `redirected to ${url.href}: ${refusal.message}`)
  }
}

/** Who is asked may have to ask another server: that takes of the same time. */
async function refusalOf(url: URL, request: FetchRequest, deadline: Deadline): Promise<Failure | null> {
  if (request.mayFollow === undefined) return null
  const late = new OperationalError('timeout', 'nobody could say in time whether to follow the redirect')
  return deadline.race(request.mayFollow(url.href), limits.fetchDeadlineMs, late)
}

type Answer = Exchange & { readonly head: NonNullable<Exchange['head']> }

/** Asks one URL and records the hop, with or without an answer. */
async function visit(
  url: URL,
  request: FetchRequest,
  parts: JourneyParts,
  deadline: Deadline,
  hops: Hop[],
): Promise<Answer> {
  let peerAddress: string | null = null
  let head: Exchange['head'] = null
  let certificate: string | null = null
  try {
    const headers = requestHeaders(request, parts.userAgent)
    const message = { method: 'GET', path: url.pathname + url.search, headers } as const
    const plan = (answered: Head) => wantedSizeBytes(answered, request)
    const tried = await ask(url, message, plan, parts, deadline, request.fresh)
    peerAddress = tried.address
    head = tried.exchange.head
    certificate = tried.exchange.certificate
    if (head !== null) return { ...tried.exchange, head }
    throw deadline.failure ?? networkFailure(tried.exchange.error ?? new Error('no answer'))
  } finally {
    const answered = { status: head?.status ?? null, headers: head?.headers ?? [], peerAddress }
    hops.push({ url: url.href, ...answered, ...(certificate === null ? {} : { certificate }) })
  }
}
