import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { checkHostName, portRefused } from './address-guard.ts'
import type { AddressGuard, Refusal } from './address-guard.ts'
import { bareHost, portOf } from './connections.ts'
import type { Deadline } from './deadline.ts'

/** All addresses of a host name, numeric; rejects when there is none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

/** The resolver of the operating system, with its hosts file. */
export const systemResolve: Resolve = async (hostname) => {
  const records = await lookup(hostname, { all: true, order: 'verbatim' })
  return records.map(({ address }) => address)
}

/**
 * The addresses that may be dialled for a URL, best first, at most `limits.fetchAddressesMax`. The name is resolved
 * once and the whole name is refused if any of its records is off-limits, so no second answer can slip in.
 * Throws `address-refused`, `port-refused`, `dns-failed` or `timeout`.
 */
export async function dialableAddresses(
  url: URL,
  guard: AddressGuard,
  resolve: Resolve,
  deadline: Deadline,
): Promise<readonly string[]> {
  const host = bareHost(url)
  const port = portOf(url)
  refuse(checkHostName(host))
  if (isIP(host) !== 0) {
    refuse(guard.check(host, port))
    return [host]
  }
  if (guard.refusesPort(port)) refuse(portRefused)
  const addresses = await resolved(host, resolve, deadline)
  for (const address of addresses) refuse(guard.check(address, port))
  return alternateFamilies(addresses).slice(0, limits.fetchAddressesMax)
}

async function resolved(host: string, resolve: Resolve, deadline: Deadline): Promise<readonly string[]> {
  const work = resolve(host).catch((error: unknown) => {
    throw failed('could not be resolved', error)
  })
  const slow = failed(`was not resolved within ${limits.fetchDnsTimeoutMs / 1000} s`)
  const addresses = await deadline.race(work, limits.fetchDnsTimeoutMs, slow)
  if (addresses.length === 0) throw failed('has no address')
  return addresses
}

function failed(problem: string, cause?: unknown): OperationalError {
  return new OperationalError('dns-failed', `the name of this host ${problem}`, { cause, retryable: true })
}

/**
 * IPv4 first, then by turns: every news site has an IPv4 address, while a network that only seems to have IPv6
 * costs a connection timeout at each fetch.
 */
function alternateFamilies(addresses: readonly string[]): string[] {
  const unique = [...new Set(addresses)]
  const v4 = unique.filter((address) => isIP(address) === 4)
  const v6 = unique.filter((address) => isIP(address) === 6)
  const turns = Array.from({ length: Math.max(v4.length, v6.length) }, (_, turn) => [v4[turn], v6[turn]])
  return turns.flat().filter((address) => address !== undefined)
}

function refuse(refusal: Refusal | null): void {
  if (refusal === null) return
  throw new OperationalError(refusal.code, refusal.message, { hint: refusal.hint })
}
