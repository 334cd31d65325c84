import { once } from 'node:events'
import { createServer } from 'node:net'

export interface Canary extends AsyncDisposable {
  readonly port: number
  /** What each connection sent first; an empty text for one that sent nothing. */
  readonly calls: readonly string[]
}

/** A listener on loopback that nobody may ever connect to, whatever for. */
export async function canary(): Promise<Canary> {
  const calls: string[] = []
  const server = createServer((socket) => {
    const call = calls.push('') - 1
    socket.on('data', (data) => {
      calls[call] += data.toString('latin1').split('\r\n')[0] ?? ''
      socket.end(
        'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      )
    })
    socket.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has a port')
  return {
    port: address.port,
    calls,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
