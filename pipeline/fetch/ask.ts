import { OperationalError } from '../../model/errors.ts'
import type { AddressGuard } from './address-guard.ts'
import type { Connections } from './connections.ts'
import type { Deadline } from './deadline.ts'
import { exchange } from './exchange.ts'
import type { BodyPlan, Exchange, Message } from './exchange.ts'
import { isClosedEarly } from './network-failure.ts'
import { dialableAddresses } from './resolve.ts'
import type { Resolve } from './resolve.ts'

/** What asking takes: the one guard, the one pool of connections and the one resolver of a fetcher. */
export interface AskParts {
  readonly guard: AddressGuard
  readonly connections: Connections
  readonly resolve: Resolve
}

/**
 * Sends one message to the host of a URL: every address of it goes through the guard first; then one after the other is
 * dialled until one can be reached, those with a kept connection first; `fresh`: on a connection of its own. Throws what
 * `dialableAddresses` does.
 */
export async function ask(
  url: URL,
  message: Message,
  plan: BodyPlan,
  parts: AskParts,
  deadline: Deadline,
  fresh = false,
): Promise<{ readonly address: string; readonly exchange: Exchange }> {
  const addresses = await dialableAddresses(url, parts.guard, parts.resolve, deadline)
  const kept = addresses.filter((address) => parts.connections.has(url, address))
  const order = kept.length === 0 ? addresses : [...new Set([...kept, ...addresses])]
  const send = async (address: string): Promise<Exchange> => {
    if (!fresh) return exchange(parts.connections.to(url, address), message, plan, deadline)
    const own = parts.connections.once(url, address)
    try {
      return await exchange(own, message, plan, deadline)
    } finally {
      void own.destroy()
    }
  }
  let last: { address: string; exchange: Exchange } | null = null
  for (const address of order) {
    last = { address, exchange: await send(address) }
    // RFC 9112 section 9.3.1: a GET on a kept connection that the server closed meanwhile may be sent once more.
    if (message.method === 'GET' && isClosedEarly(last.exchange) && deadline.failure === null)
      last = { address, exchange: await send(address) }
    if (last.exchange.sent || deadline.failure !== null) break
  }
  if (last === null) throw new OperationalError('dns-failed', 'the name of this host has no address')
  return last
}
