import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { ErrorCode } from '../../model/errors.ts'
import type { AddressRule } from './address-rules.ts'
import { globalUnicastV6, nat64Prefix, specialRangesV4, specialRangesV6 } from './special-addresses.ts'

/** Why a connection is not made. The texts are constant: they show nothing of the network that was asked about. */
export interface Refusal {
  readonly code: Extract<ErrorCode, 'address-refused' | 'port-refused'>
  readonly message: string
  readonly hint: string
}

export interface AddressGuard {
  /** Decides about a numeric address, a literal or a resolved one; anything else is refused. */
  check(address: string, port: number): Refusal | null
  /** True when no address at all could be reached on the port, so that a name need not be resolved. */
  refusesPort(port: number): boolean
}

const defaultPorts: readonly number[] = [80, 443, 8080, 8443]

const addressRefused: Refusal = {
  code: 'address-refused',
  message: 'the address of this host is not allowed',
  hint: 'Only public addresses are fetched; the setting FETCH_ALLOW_ADDRESSES lets others through.',
}

/** Said where the port alone decides. */
export const portRefused: Refusal = {
  code: 'port-refused',
  message: 'the port of this URL is not allowed',
  hint: 'Ports 80, 443, 8080 and 8443 are fetched; the setting FETCH_ALLOW_ADDRESSES lets others through.',
}

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = [Address, number]

/**
 * The one judge of outgoing connections: public unicast addresses on the given ports, and what the rules name.
 * Without rules there is no exception. ipaddr.js only parses; its own notion of "unicast" lets `::127.0.0.1`
 * pass, so for IPv6 whatever is not global unicast is refused.
 */
export function addressGuard(
  rules: readonly AddressRule[],
  ports: readonly number[] = defaultPorts,
): AddressGuard {
  const allowed = rules.map(({ address, prefixLength, port }) => ({
    range: [ipaddr.parse(address), prefixLength] as Range,
    port,
  }))
  const isPublic = publicAddressTest()
  return {
    check(address, port) {
      // isIP first: ipaddr.js would also read "0x7f.1".
      const parsed = isIP(address) === 0 ? null : ipaddr.parse(address)
      if (parsed !== null && allowed.some((rule) => rule.port === port && inRange(parsed, rule.range)))
        return null
      if (!ports.includes(port)) return portRefused
      return parsed !== null && isPublic(parsed) ? null : addressRefused
    },
    refusesPort: (port) => !ports.includes(port) && !allowed.some((rule) => rule.port === port),
  }
}

/** The refusal of names that always mean this machine (RFC 6761 section 6.3), whatever a resolver says. */
export function checkHostName(hostname: string): Refusal | null {
  return /(?:^|\.)localhost\.?$/i.test(hostname) ? addressRefused : null
}

function publicAddressTest(): (address: Address) => boolean {
  const refused = [...specialRangesV4, ...specialRangesV6].map(({ cidr }) => ipaddr.parseCIDR(cidr))
  const global = ipaddr.parseCIDR(globalUnicastV6)
  const nat64 = ipaddr.parseCIDR(nat64Prefix)
  const isPublic = (address: Address): boolean => {
    if (inRange(address, nat64)) return isPublic(ipaddr.fromByteArray(address.toByteArray().slice(12)))
    if (address.kind() === 'ipv6' && !inRange(address, global)) return false
    return !refused.some((range) => inRange(address, range))
  }
  return isPublic
}

function inRange(address: Address, [range, bits]: Range): boolean {
  return address.kind() === range.kind() && address.match(range, bits)
}
