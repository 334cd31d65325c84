import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

import { openDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { newsroomPages } from './pages.ts'
import type { Answer } from './pages.ts'
import type { TrueEdit, Truth } from './truth.ts'

export type * from './truth.ts'

/** A small newspaper on 127.0.0.1 whose articles change by a script, and which knows what it changed. */
export interface Newsroom extends AsyncDisposable {
  readonly origin: string
  readonly feedUrl: string
  readonly atomUrl: string
  readonly jsonFeedUrl: string
  readonly sitemapUrl: string
  readonly listingUrl: string
  /** All states and edits so far; a later call of `nextRound` leaves what was read untouched. */
  readonly truth: Truth
  /** Makes the next round of edits and says what was done; the pages show it from the next request on. */
  nextRound(): readonly TrueEdit[]
  /** Requests since the start: all of them, those answered 304, those for robots.txt. */
  requests(): { readonly total: number; readonly notModified: number; readonly robots: number }
}

export interface NewsroomOptions {
  readonly articles: number
  /** Fixes every word, every edit and the noise of every request (by its number). */
  readonly seed: number
  /** 0 or absent: a free one. */
  readonly port?: number
  /** What a page usually weighs; some weigh up to five times as much. */
  readonly pageBytes?: number
  /** Edits in a round, each on another article; running A/B tests add theirs. About an eighth of the articles. */
  readonly editsPerRound?: number
  /** False: the page of an article that was not edited is the same to the byte. */
  readonly noise?: boolean
  /** The newspaper's clock at the start; each round is a quarter of an hour later. */
  readonly openedAt?: Date
}

/** Starts the server; it answers when the promise resolves. Disposing ends it and its connections. */
export async function startNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const counts = { total: 0, notModified: 0, robots: 0 }
  const room: { answer: (request: IncomingMessage) => Answer } = { answer: () => nothingHere }
  const server = createServer((request, response) => {
    counts.total += 1
    if (request.url === '/robots.txt') counts.robots += 1
    const answer = room.answer(request)
    if (answer.status === 304) counts.notModified += 1
    send(request, response, answer)
  })
  const origin = await listen(server, options.port ?? 0)
  const desk = openDesk({
    origin,
    articles: options.articles,
    seed: options.seed,
    editsPerRound: options.editsPerRound ?? Math.max(3, Math.round(options.articles / 8)),
    openedAt: options.openedAt ?? new Date('2026-11-20T06:00:00Z'),
  })
  room.answer = newsroomPages(desk, {
    origin,
    seed: options.seed,
    pageBytes: options.pageBytes ?? 40_000,
    noise: options.noise ?? true,
  })
  return newsroom(origin, desk, server, counts)
}

function newsroom(
  origin: string,
  desk: Desk,
  server: Server,
  counts: { total: number; notModified: number; robots: number },
): Newsroom {
  return {
    origin,
    feedUrl: `${origin}/feed.xml`,
    atomUrl: `${origin}/atom.xml`,
    jsonFeedUrl: `${origin}/feed.json`,
    sitemapUrl: `${origin}/sitemap.xml`,
    listingUrl: `${origin}/`,
    get truth() {
      return desk.truth()
    },
    nextRound: () => desk.nextRound(),
    requests: () => ({ ...counts }),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('a server that listens on TCP has a port')
  return `http://127.0.0.1:${address.port}`
}

const nothingHere: Answer = { status: 503, headers: {}, body: Buffer.alloc(0) }

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const length = answer.status === 304 ? {} : { 'content-length': answer.body.length }
  response.writeHead(answer.status, { ...answer.headers, ...length })
  response.end(request.method === 'HEAD' || answer.status === 304 ? undefined : answer.body)
}
