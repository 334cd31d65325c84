/** A range that no article is served from. */
export interface SpecialRange {
  readonly cidr: string
  readonly name: string
  readonly standard: string
}

/**
 * What the address guard refuses inside 0.0.0.0/0: every row of the IANA IPv4 Special-Purpose Address Registry
 * (RFC 6890), whether globally reachable or not, since relays and sinks serve no articles either; and multicast.
 */
export const specialRangesV4: readonly SpecialRange[] = [
  { cidr: '0.0.0.0/8', name: 'this network', standard: 'RFC 791' },
  { cidr: '10.0.0.0/8', name: 'private use', standard: 'RFC 1918' },
  { cidr: '100.64.0.0/10', name: 'shared address space (carrier NAT)', standard: 'RFC 6598' },
  { cidr: '127.0.0.0/8', name: 'loopback', standard: 'RFC 1122' },
  // Cloud metadata services live here.
  { cidr: '169.254.0.0/16', name: 'link local', standard: 'RFC 3927' },
  { cidr: '172.16.0.0/12', name: 'private use', standard: 'RFC 1918' },
  // Holds 192.0.0.8 (dummy), 192.0.0.9 and .10 (anycast), 192.0.0.170 and .171 (NAT64 discovery).
  { cidr: '192.0.0.0/24', name: 'IETF protocol assignments', standard: 'RFC 6890' },
  { cidr: '192.0.2.0/24', name: 'documentation (TEST-NET-1)', standard: 'RFC 5737' },
  { cidr: '192.31.196.0/24', name: 'AS112-v4', standard: 'RFC 7535' },
  { cidr: '192.52.193.0/24', name: 'AMT', standard: 'RFC 7450' },
  { cidr: '192.88.99.0/24', name: '6to4 relay anycast (deprecated)', standard: 'RFC 7526' },
  { cidr: '192.168.0.0/16', name: 'private use', standard: 'RFC 1918' },
  { cidr: '192.175.48.0/24', name: 'direct delegation AS112 service', standard: 'RFC 7534' },
  { cidr: '198.18.0.0/15', name: 'benchmarking', standard: 'RFC 2544' },
  { cidr: '198.51.100.0/24', name: 'documentation (TEST-NET-2)', standard: 'RFC 5737' },
  { cidr: '203.0.113.0/24', name: 'documentation (TEST-NET-3)', standard: 'RFC 5737' },
  { cidr: '224.0.0.0/4', name: 'multicast', standard: 'RFC 5771' },
  { cidr: '240.0.0.0/4', name: 'reserved', standard: 'RFC 1112' },
  { cidr: '255.255.255.255/32', name: 'limited broadcast', standard: 'RFC 8190' },
]

/** The only IPv6 space assigned to hosts of the public network (IANA IPv6 Address Space). The rest is refused. */
export const globalUnicastV6 = '2000::/3'

/**
 * What the address guard refuses besides: the rows of the IANA IPv6 Special-Purpose Address Registry and the
 * forms that carry an IPv4 address, which would lead round the table above. Most lie outside `globalUnicastV6`;
 * they are listed so that the table can be read, and tested, as a whole.
 */
export const specialRangesV6: readonly SpecialRange[] = [
  { cidr: '::/128', name: 'unspecified', standard: 'RFC 4291' },
  { cidr: '::1/128', name: 'loopback', standard: 'RFC 4291' },
  { cidr: '::/96', name: 'IPv4-compatible (deprecated)', standard: 'RFC 4291' },
  { cidr: '::ffff:0:0/96', name: 'IPv4-mapped', standard: 'RFC 4291' },
  { cidr: '::ffff:0:0:0/96', name: 'IPv4-translated', standard: 'RFC 2765' },
  { cidr: '64:ff9b:1::/48', name: 'local-use NAT64', standard: 'RFC 8215' },
  { cidr: '100::/64', name: 'discard only', standard: 'RFC 6666' },
  { cidr: '100:0:0:1::/64', name: 'dummy prefix', standard: 'RFC 9780' },
  // Holds Teredo (2001::/32), benchmarking (2001:2::/48), ORCHID (2001:10::/28, 2001:20::/28), DRIP and anycast.
  { cidr: '2001::/23', name: 'IETF protocol assignments', standard: 'RFC 2928' },
  { cidr: '2001:db8::/32', name: 'documentation', standard: 'RFC 3849' },
  { cidr: '2002::/16', name: '6to4 (deprecated)', standard: 'RFC 7526' },
  { cidr: '2620:4f:8000::/48', name: 'direct delegation AS112 service', standard: 'RFC 7534' },
  { cidr: '3fff::/20', name: 'documentation', standard: 'RFC 9637' },
  { cidr: '5f00::/16', name: 'segment routing identifiers', standard: 'RFC 9602' },
  { cidr: 'fc00::/7', name: 'unique local', standard: 'RFC 4193' },
  { cidr: 'fe80::/10', name: 'link local', standard: 'RFC 4291' },
  { cidr: 'fec0::/10', name: 'site local (deprecated)', standard: 'RFC 3879' },
  { cidr: 'ff00::/8', name: 'multicast', standard: 'RFC 4291' },
]

/**
 * The well-known NAT64 prefix (RFC 6052): on networks with IPv6 only, DNS64 gives every IPv4 site an address in
 * it. The IPv4 address in the last 32 bits decides.
 */
export const nat64Prefix = '64:ff9b::/96'
