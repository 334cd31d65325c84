import { Pool, buildConnector } from 'undici'
import type { Dispatcher } from 'undici'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { AddressGuard } from './address-guard.ts'
import { PinnedClient } from './pinned-client.ts'

/** Kept connections, one pool for each origin and address, so that a name that moves never meets an old socket. */
export interface Connections extends AsyncDisposable {
  /** The pool for an address that the guard has passed; each new socket of it is checked again. */
  to(url: URL, address: string): Dispatcher
  has(url: URL, address: string): boolean
  /** A connection for one message only, as well guarded; whoever asked for it closes it. */
  once(url: URL, address: string): Dispatcher
}

/** At most `limits.fetchPoolsMax` pools; the least recently used closes first, once its requests are done. */
export function connections(guard: AddressGuard): Connections {
  const pools = new Map<string, Pool>()
  function closeOldest(): void {
    for (const [oldest, pool] of pools) {
      pools.delete(oldest)
      void pool.close()
      return
    }
  }
  return {
    has: (url, address) => pools.has(key(url, address)),
    once: (url, address) => openPool(url, address, guard),
    to(url, address) {
      const name = key(url, address)
      const pool = pools.get(name) ?? openPool(url, address, guard)
      pools.delete(name)
      pools.set(name, pool)
      if (pools.size > limits.fetchPoolsMax) closeOldest()
      return pool
    },
    async [Symbol.asyncDispose]() {
      const open = [...pools.values()]
      pools.clear()
      await Promise.all(open.map((pool) => pool.destroy()))
    },
  }
}

function key(url: URL, address: string): string {
  return `${url.origin} ${address}`
}

function openPool(url: URL, address: string, guard: AddressGuard): Pool {
  const connect = pinnedConnector(url, address, guard)
  return new Pool(url.origin, {
    connect,
    factory: (origin, options) => new PinnedClient(origin, { ...options, connect }),
    // HTTP/2 would bring compression tables and stream resets for a server to play with.
    allowH2: false,
    // The deadline of the fetch stands in for these, which a drip of bytes does not meet.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: limits.fetchHeaderSizeBytesMax,
    keepAliveMaxTimeout: limits.fetchConnectionAgeMsMax,
    clientTtl: limits.fetchConnectionAgeMsMax,
  })
}

/**
 * Dials exactly the address, whatever the host's name would resolve to by now. A guard in `lookup` alone would
 * never see literal addresses, which are not looked up.
 */
function pinnedConnector(url: URL, address: string, guard: AddressGuard): buildConnector.connector {
  const dial = buildConnector({
    allowH2: false,
    timeout: limits.fetchConnectTimeoutMs,
    // Said aloud, so that no environment variable (NODE_TLS_REJECT_UNAUTHORIZED, NODE_OPTIONS) says otherwise.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  })
  const port = portOf(url)
  const servername = url.hostname.replace(/\.$/, '')
  const isName = address !== bareHost(url)
  return (options, callback) => {
    const refusal = guard.check(address, port)
    if (refusal !== null) {
      callback(new OperationalError(refusal.code, refusal.message, { hint: refusal.hint }), null)
      return
    }
    const named = url.protocol === 'https:' && isName ? { servername } : {}
    dial({ ...options, hostname: address, port: String(port), ...named }, callback)
  }
}

/** The port that will be dialled. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

/** The host without the brackets of an IPv6 literal. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
