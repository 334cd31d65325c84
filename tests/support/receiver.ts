import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly at: number
}

/** A webhook's other end, on loopback; `answer` says what becomes of each message, by default 204. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  /** The one exception that the address guard needs. */
  readonly port: number
  readonly received: readonly Received[]
  answer: (response: ServerResponse, received: Received) => void
}

export async function receiver(): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void receive(request, response)
  })
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message = { headers: request.headers, body: await text(request), at: performance.now() }
    received.push(message)
    self.answer(response, message)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has a port')
  const self: Receiver = {
    url: `http://127.0.0.1:${address.port}/hook`,
    port: address.port,
    received,
    answer: (response) => response.writeHead(204).end(),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return self
}
