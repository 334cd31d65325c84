import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { Random } from '../../demo/random.ts'

/** What an article said from when on. Revisions of an article are numbered from 1. */
export interface Edit {
  readonly path: string
  readonly revision: number
  readonly at: number
}

export interface Hosts extends AsyncDisposable {
  readonly origins: readonly string[]
  readonly requests: { total: number; readonly byAgent: Map<string, number> }
  /** The most requests that one host was serving at one time. */
  readonly concurrencyMax: () => number
  readonly edits: readonly Edit[]
  /** Changes one article. */
  edit(): void
}

const sentences = [
  'The harbour office counted its boats before dawn, and most of them stayed moored in the inner basin.',
  'Two crews had gone out against advice; their families waited at the lifeboat station until noon.',
  'According to the coastguard, the wind turned earlier than forecast and closed the outer channel.',
]

/** Some hosts with a feed each, whose articles are edited now and then; each answer takes a little. */
export async function startHosts(options: {
  readonly hosts: number
  readonly articlesPerHost: number
  readonly stream: Random
}): Promise<Hosts> {
  const { stream } = options
  const revisions = new Map<string, number>()
  const edits: Edit[] = []
  const byAgent = new Map<string, number>()
  const requests = { total: 0, byAgent }
  const busy = { max: 0 }
  const servers: Server[] = []
  const origins: string[] = []
  for (let host = 0; host < options.hosts; host += 1) {
    const paths = Array.from(
      { length: options.articlesPerHost },
      (_, index) => `/2026/11/story-${host}-${index}`,
    )
    for (const path of paths) {
      revisions.set(path, 1)
      edits.push({ path, revision: 1, at: 0 })
    }
    let serving = 0
    const server = createServer((request, response) => {
      const path = request.url ?? '/'
      serving += 1
      busy.max = Math.max(busy.max, serving)
      response.once('close', () => (serving -= 1))
      const agent = request.headers['user-agent'] ?? ''
      if (revisions.has(path)) {
        requests.total += 1
        byAgent.set(agent, (byAgent.get(agent) ?? 0) + 1)
      }
      setTimeout(
        () => {
          const [type, body] = answerOf(path, paths, origins[host] ?? '', revisions.get(path))
          response.writeHead(body === '' ? 404 : 200, { 'content-type': type }).end(body)
        },
        stream.integer(5, 25),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    origins.push(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
    servers.push(server)
  }
  const all = [...revisions.keys()]
  return {
    origins,
    requests,
    concurrencyMax: () => busy.max,
    edits,
    edit() {
      const path = stream.pick(all)
      const revision = (revisions.get(path) ?? 0) + 1
      revisions.set(path, revision)
      edits.push({ path, revision, at: Date.now() })
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

function answerOf(
  path: string,
  paths: readonly string[],
  origin: string,
  revision?: number,
): [string, string] {
  if (path === '/feed') {
    const items = paths
      .map((each) => `<item><link>${origin}${each}</link><title>${each}</title></item>`)
      .join('')
    return ['application/rss+xml', `<rss version="2.0"><channel><title>Soak</title>${items}</channel></rss>`]
  }
  if (revision === undefined) return ['text/plain', '']
  const texts = [...sentences, `The harbour office published ${revision} reports on it.`]
  return [
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en"><head><title>Harbour</title></head><body><main><article><h1>Harbour ${path}</h1>${texts
      .map((text) => `<p>${text}</p>`)
      .join('')}</article></main><!-- ${Math.random()} --></body></html>`,
  ]
}

/** The revision that a text of an archived version has. */
export function revisionOf(text: string): number {
  return Number(/published (\d+) reports/.exec(text)?.[1] ?? Number.NaN)
}
