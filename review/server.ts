import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { OperationalError } from '../model/errors.ts'
import { reviewApp } from './app.ts'
import type { ReviewDeps } from './deps.ts'

export interface Listen {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

export type Listening = AsyncDisposable & { readonly url: string }

/** Serves the review pages. Throws `listen-failed`. Disposing answers what is under way, then closes. */
export function startReview(deps: ReviewDeps, listen: Listen): Promise<Listening> {
  return startServer(reviewApp(deps), listen)
}

/** Answers requests that are still under way when a stop is asked for, but waits no longer than this. */
const closeGraceMs = 2_000

/** Serves an app over HTTP/1.1. Throws `listen-failed`, with what to do about it. */
export async function startServer(app: Hono, { host, port }: Listen): Promise<Listening> {
  const respond = getRequestListener(app.fetch)
  const server = createServer((request, response) => {
    void respond(request, response)
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenFailed(error, host, port)
  }
  const address = server.address()
  const bound = address !== null && typeof address === 'object' ? address.port : port
  const shown = anyAddress[host] ?? host
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${bound}`,
    [Symbol.asyncDispose]: () => close(server),
  }
}

/** What listens on all addresses is shown under one that a browser opens. */
const anyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), closeGraceMs)
  await closed
  clearTimeout(timer)
}

function listenFailed(error: unknown, host: string, port: number): OperationalError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const reason = (typeof code === 'string' ? reasons[code] : undefined) ?? fallback
  return new OperationalError('listen-failed', `Cannot listen on ${host}:${port}: ${reason.message}.`, {
    cause: error,
    hint: reason.hint,
  })
}

const fallback = {
  message: 'the system refused',
  hint: 'Choose another address with LISTEN, such as 127.0.0.1:8080.',
}

const reasons: Readonly<Record<string, typeof fallback>> = {
  EADDRINUSE: {
    message: 'the port is taken',
    hint: 'Stop the program that listens there, or choose another port with LISTEN, such as 127.0.0.1:8081.',
  },
  EADDRNOTAVAIL: {
    message: 'this machine has no such address',
    hint: 'Choose an address of this machine with LISTEN, such as 127.0.0.1:8080.',
  },
  EACCES: {
    message: 'the port is reserved',
    hint: 'Choose a port above 1023 with LISTEN, such as 127.0.0.1:8080.',
  },
}
