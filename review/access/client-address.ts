import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import proxyAddress from 'proxy-addr'
import { OperationalError } from '../../model/errors.ts'

/** Whether an address is a proxy of ours; `hop` counts from us outwards. */
export type TrustedProxies = (address: string, hop: number) => boolean

/**
 * Reads `TRUSTED_PROXIES`: addresses and CIDR ranges with commas between, or `loopback`, `linklocal`, `uniquelocal`.
 * Throws `settings-invalid`.
 */
export function trustedProxies(text: string): TrustedProxies {
  const names = text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  try {
    return proxyAddress.compile(names)
  } catch (error) {
    throw new OperationalError('settings-invalid', `TRUSTED_PROXIES: "${text}" is no list of addresses`, {
      cause: error,
      hint: 'Write addresses or ranges with commas between, such as 127.0.0.1,10.1.0.0/16, or loopback.',
    })
  }
}

/**
 * Who asks, for counting: the address that the connection comes from, or the one that the last proxy of ours says it
 * comes from. What others write into `X-Forwarded-For` counts for nothing. Of IPv6 the first 64 bits, which one
 * household has; null where there is no connection.
 */
export function clientAddress(c: Context, trusted: TrustedProxies): string | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the server of @hono/node-server hands over
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  if (incoming?.socket.remoteAddress === undefined) return null
  return network(proxyAddress(incoming, trusted))
}

function network(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${parsed
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/64`
}
