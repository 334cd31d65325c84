import * as fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { addressGuard, checkHostName } from '../../../pipeline/fetch/address-guard.ts'
import { parseAddressRules } from '../../../pipeline/fetch/address-rules.ts'
import { specialRangesV4, specialRangesV6 } from '../../../pipeline/fetch/special-addresses.ts'

const guard = addressGuard([])
const verdict = (address: string, port = 443) => guard.check(address, port)?.code ?? 'allowed'

/** First and last address of a range. */
function ends(cidr: string): string[] {
  const [network, bits] = ipaddr.parseCIDR(cidr)
  const bytes = network.toByteArray()
  const last = bytes.map((byte, index) => {
    const hostBits = Math.min(8, Math.max(0, (index + 1) * 8 - bits))
    return byte | (2 ** hostBits - 1)
  })
  return [network.toString(), ipaddr.fromByteArray(last).toString()]
}

describe('the special-purpose registries', () => {
  test.each([...specialRangesV4, ...specialRangesV6])('$cidr ($name) is refused', ({ cidr }) => {
    expect(ends(cidr).map((address) => verdict(address))).toEqual(['address-refused', 'address-refused'])
  })

  // Written down again from the registries, so that a row lost from the table is missed here.
  const registered = `
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.8/32
    192.0.0.170/32 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
    240.0.0.0/4 255.255.255.255/32 224.0.0.0/4
    ::/128 ::1/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:2::/48
    2001:10::/28 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 ff00::/8`
  test.each(registered.trim().split(/\s+/))('%s is covered', (cidr) => {
    expect(ends(cidr).map((address) => verdict(address))).toEqual(['address-refused', 'address-refused'])
  })
})

test.each([
  '1.1.1.1',
  '93.184.215.14',
  '172.15.255.255',
  '172.32.0.0',
  '100.128.0.0',
  '192.0.1.0',
  '198.17.255.255',
  '223.255.255.255',
  '2606:2800:21f:cb07::1',
  '2a00:1450::1',
  '64:ff9b::5db8:d70e',
])('the public address %s is allowed', (address) => {
  expect(verdict(address)).toBe('allowed')
})

test('no form of IPv6 carries a forbidden IPv4 address past the guard', () => {
  const forbidden = fc.constantFrom(
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.7.7',
    '0.0.0.0',
    '100.100.100.200',
  )
  const prefixes = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '2002:HEX::', '2001:0:HEX::']
  fc.assert(
    fc.property(forbidden, fc.constantFrom(...prefixes), (address, prefix) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
      const text = prefix.includes('HEX') ? prefix.replace('HEX', hex) : `${prefix}${address}`
      expect(verdict(text)).toBe('address-refused')
    }),
  )
})

test.each([
  '',
  'localhost',
  '127.1',
  '0x7f000001',
  '1.1.1.1 ',
  '1.1.1.1:80',
  '[::1]',
  '::1%lo',
  'fe80::1%eth0',
])('%j is no address that may be dialled', (address) => {
  expect(verdict(address)).toBe('address-refused')
})

test('ports outside the list are refused, and a port is refused before an address is', () => {
  for (const port of [80, 443, 8080, 8443]) expect(verdict('1.1.1.1', port)).toBe('allowed')
  for (const port of [0, 21, 22, 25, 6379, 11_211, 65_536])
    expect(verdict('1.1.1.1', port)).toBe('port-refused')
  expect(verdict('127.0.0.1', 22)).toBe('port-refused')
})

test('rules let exactly their addresses through on exactly their port', () => {
  const ruled = addressGuard(parseAddressRules('127.0.0.2:3000, 10.1.0.0/16:443, [fd00::/8]:8443'))
  const codes = (port: number, ...addresses: string[]) =>
    addresses.map((a) => ruled.check(a, port)?.code ?? 'allowed')
  expect(codes(3000, '127.0.0.2', '127.0.0.1', '127.0.0.3', '::ffff:127.0.0.2', '1.1.1.1')).toEqual([
    'allowed',
    ...Array(4).fill('port-refused'),
  ])
  expect(codes(443, '127.0.0.2', '10.1.255.255', '10.2.0.0')).toEqual([
    'address-refused',
    'allowed',
    'address-refused',
  ])
  expect(codes(8443, 'fd12::1', 'fc00::1')).toEqual(['allowed', 'address-refused'])
  expect([ruled.refusesPort(3000), ruled.refusesPort(3001), ruled.refusesPort(80)]).toEqual([
    false,
    true,
    false,
  ])
})

test('refusals are constant and name the setting', () => {
  expect(guard.check('127.0.0.1', 80)).toEqual(guard.check('10.9.8.7', 443))
  expect(guard.check('127.0.0.1', 80)).toMatchObject({ message: 'the address of this host is not allowed' })
  expect(guard.check('127.0.0.1', 80)?.hint).toContain('FETCH_ALLOW_ADDRESSES')
})

test.each([
  ['localhost', true],
  ['LOCALHOST.', true],
  ['a.b.localhost', true],
  ['notlocalhost', false],
  ['localhost.example', false],
])('the name %s is refused: %s', (name, refused) => {
  expect(checkHostName(name) !== null).toBe(refused)
})
