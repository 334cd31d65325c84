import { createServer } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answer {
  readonly status?: number
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

export interface Site extends AsyncDisposable {
  readonly origin: string
  /** Paths in the order of their requests, with the time of each in milliseconds. */
  readonly requests: readonly { readonly path: string; readonly at: number }[]
  /** Answers of paths; without one a path is 404. */
  readonly answers: Map<string, Answer>
}

/** A web server of a few fixed answers on a free loopback port. */
export async function startSite(answers: Readonly<Record<string, Answer>>): Promise<Site> {
  const known = new Map(Object.entries(answers))
  const requests: { path: string; at: number }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, at: performance.now() })
    const { status = 200, headers = {}, body = '' } = known.get(path) ?? { status: 404 }
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has such an address
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answers: known,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A page that any cleaner takes for an article. */
export function articlePage(headline: string, paragraphs: readonly string[]): string {
  const texts = paragraphs.map((text) => `<p>${text}</p>`).join('\n')
  return `<!doctype html><html lang="en"><head><title>${headline}</title></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>${headline}</h1>\n${texts}\n</article></main></body></html>`
}

const openings = [
  'The harbour office counted its boats before dawn, and most of them stayed moored in the inner basin.',
  'Two crews had gone out against advice; their families waited at the lifeboat station until noon.',
  'According to the coastguard, the wind turned earlier than forecast and closed the outer channel.',
  'Prices at the fish market doubled within an hour, traders said, and the last crates went to hotels.',
  'The ferry company offered its passengers rooms, though many preferred to sleep in the terminal.',
  'Engineers will inspect the breakwater on Thursday; the council has set money aside for repairs.',
]

/** One of six paragraphs that have nothing in common. */
export function paragraph(number: number): string {
  return openings[number % openings.length] ?? ''
}
