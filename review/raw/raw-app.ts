import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import type { Capture } from '../../model/capture.ts'
import { decodeText } from '../../pipeline/charset.ts'
import type { ReviewArchive, ReviewDeps } from '../deps.ts'
import { problemJson } from '../http/answers.ts'
import { failureHandler } from '../http/failures.ts'
import { readOnly, WritingRoutes } from '../http/headers.ts'
import { hostProblem, methodProblem, notFoundProblem } from '../http/problems.ts'
import type { Problem } from '../http/problems.ts'
import { ownHost } from '../http/own-host.ts'
import { requestLog } from '../http/request-log.ts'
import { withoutReaching } from './harmless.ts'
import type { RawLinks } from './raw-link.ts'

export interface RawDeps {
  readonly archive: Pick<ReviewArchive, 'capture' | 'readBody'>
  readonly links: RawLinks
  /** Host names that captures are served under, in lower case; literal addresses and `localhost` always are. */
  readonly hosts: readonly string[]
  readonly log: ReviewDeps['log']
}

/**
 * Captures as a browser shows them, on an origin of their own, which has no other address, no cookie and nothing to
 * win. The page is a stranger: no script of it runs, it loads nothing, sends nothing, and knows no storage; only its
 * own styles count. Its links lead nowhere, since our frame holds no other origin. Only addresses that our pages
 * signed are answered.
 */
export function rawApp({ archive, links, hosts, log }: RawDeps): Hono {
  const app = new Hono()
  app.use(requestLog(log), rawHeaders)
  app.use(readOnly(new WritingRoutes(), (c) => problemJson(c, methodProblem)))
  app.use(ownHost(hosts, (c) => problemJson(c, hostProblem)))
  app.notFound((c) => problemJson(c, notFoundProblem))
  app.onError(failureHandler(log, null))
  app.get('/:capture', async (c) => {
    const link = links.check(new URL(c.req.url))
    if (link === null) return problemJson(c, linkProblem)
    const capture = await archive.capture(link.captureId)
    const type = capture === null ? null : shownAs(capture)
    const body = type === null ? null : await archive.readBody(link.captureId)
    if (capture === null || type === null || body === null) return c.notFound()
    c.header('Content-Security-Policy', rawPolicy(link.readers))
    return show(c, capture, type, body)
  })
  return app
}

export type ShownType = 'text/html' | 'text/plain'

/** What a capture is shown as: pages as pages, other text as text. Null: there is nothing to show, or no text. */
export function shownAs({ mediaType, payloadDigest }: Capture): ShownType | null {
  if (payloadDigest === null) return null
  if (mediaType === null || /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType)) return 'text/html'
  return /^text\/|[/+](?:xml|json)$/.test(mediaType) ? 'text/plain' : null
}

function show(c: Context, { charset }: Capture, type: ShownType, body: Uint8Array): Response {
  const { text } = decodeText(body, { charset, kind: type === 'text/html' ? 'html' : 'text' })
  return c.body(type === 'text/html' ? withoutReaching(text) : text, 200, {
    // Ours, written anew: what a browser reads is what was looked through, whatever the page says of itself.
    'Content-Type': `${type}; charset=utf-8`,
  })
}

/** Styles of the page itself and images written into it; nothing that takes a request. */
function rawPolicy(readers: string): string {
  return `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; frame-ancestors ${readers}; base-uri 'none'`
}

const rawHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('Content-Security-Policy'))
    c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Resource-Policy', 'same-site')
  c.header('Origin-Agent-Cluster', '?1')
  c.header('X-DNS-Prefetch-Control', 'off')
  c.header('X-Robots-Tag', 'noindex, nofollow')
  c.header('Cache-Control', 'no-store')
}

const linkProblem: Problem = {
  status: 403,
  title: 'Not allowed',
  detail: 'Captures are shown within the review pages only, for a while. Open the page of the capture again.',
}
