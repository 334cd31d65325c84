import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { AddressRule } from '../../pipeline/fetch/address-rules.ts'

/** What a cage is told about a request. */
interface Visit {
  /** With the query. */
  readonly path: string
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** Answers one path, byte by byte as it likes. */
export type Cage = (socket: Socket, visit: Visit) => unknown

/**
 * A server for every kind of bad manners, on 127.0.0.2 and a free port. It writes raw bytes, since HTTP libraries
 * refuse to misbehave. The canaries stand on the same port of 127.0.0.1 and ::1, where nobody may ever connect.
 */
export interface Zoo extends AsyncDisposable {
  readonly port: number
  readonly visits: readonly Visit[]
  /** Connections made to the zoo, and to the canaries. */
  readonly connections: number
  readonly canaryConnections: number
  /** The one exception that lets a fetcher in. */
  readonly allow: readonly AddressRule[]
  url(path: string): string
}

export async function openZoo(cages: Readonly<Record<string, Cage>>): Promise<Zoo> {
  const visits: Visit[] = []
  let connections = 0
  let canaryConnections = 0
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  }
  const zoo = createServer((socket) => {
    connections += 1
    keep(socket)
    serve(socket, cages, visits)
  })
  const canary = (socket: Socket) => {
    canaryConnections += 1
    keep(socket)
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ncanary')
  }
  const canaries = { '127.0.0.1': createServer(canary), '::1': createServer(canary) }
  const port = await listenTogether(zoo, canaries)
  return {
    port,
    visits,
    get connections() {
      return connections
    },
    get canaryConnections() {
      return canaryConnections
    },
    allow: [{ address: '127.0.0.2', prefixLength: 32, port }],
    url: (path) => `http://127.0.0.2:${port}${path}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([zoo, ...Object.values(canaries)].map(close))
    },
  }
}

/** A well-formed answer; `content-length` is added. */
export function answer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): Buffer {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) })
  const head = `HTTP/1.1 ${status} Zoo\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])
}

/** A cage that always gives the same bytes, and then hangs up unless told not to. */
export function says(bytes: string | Buffer, options: { hangUp?: boolean } = {}): Cage {
  return (socket) => {
    const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    if (options.hangUp ?? true) socket.end(raw)
    else socket.write(raw)
  }
}

/** Writes chunk after chunk until the other side has enough. */
export async function pour(socket: Socket, next: () => string | Buffer, pauseMs = 0): Promise<void> {
  const closed = once(socket, 'close').catch(() => {})
  while (!socket.destroyed && socket.writable) {
    const flowing = socket.write(next())
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    else if (!flowing) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
  }
}

function serve(socket: Socket, cages: Readonly<Record<string, Cage>>, visits: Visit[]): void {
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const visit = parseVisit(text.slice(0, end))
      text = text.slice(end + 4)
      visits.push(visit)
      const cage =
        cages[visit.path.replace(/\?.*/, '')] ?? says(answer(404, {}, 'no such cage'), { hangUp: false })
      void cage(socket, visit)
    }
  })
}

function parseVisit(head: string): Visit {
  const [requestLine = '', ...lines] = head.split('\r\n')
  const path = requestLine.split(' ')[1] ?? ''
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { path, query: path.split('?')[1] ?? '', headers: Object.fromEntries(headers) }
}

/** The same free port on all three addresses; another one when somebody has it on one of them. */
async function listenTogether(zoo: Server, canaries: Readonly<Record<string, Server>>): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await listen(zoo, 0, '127.0.0.2')
    const port = portOf(zoo)
    try {
      await Promise.all(Object.entries(canaries).map(([host, canary]) => listen(canary, port, host)))
      return port
    } catch {
      await Promise.all([zoo, ...Object.values(canaries)].map(close))
    }
  }
  throw new Error('no port is free on 127.0.0.1, 127.0.0.2 and ::1 at once')
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

function portOf(server: Server): number {
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
