import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress, trustedProxies } from '../../../review/access/client-address.ts'

/** Who asks, by a connection from `remote` with a header. */
async function asked(remote: string, forwarded: string | null, trusted = ''): Promise<string> {
  const proxies = trustedProxies(trusted)
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, proxies) ?? 'nobody'))
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded }
  const incoming = { socket: { remoteAddress: remote }, connection: { remoteAddress: remote }, headers }
  return (await app.request('/', {}, { incoming })).text()
}

test.each([
  ['the address of the connection', '192.0.2.7', null, '', '192.0.2.7'],
  ['what a stranger writes counts for nothing', '192.0.2.7', '198.51.100.1', '', '192.0.2.7'],
  ['a proxy of ours is believed', '10.1.2.3', '198.51.100.1', '10.1.0.0/16', '198.51.100.1'],
  ['only what it added itself', '10.1.2.3', '1.2.3.4, 198.51.100.1', '10.1.0.0/16', '198.51.100.1'],
  [
    'through two proxies of ours',
    '10.1.2.3',
    '1.2.3.4, 198.51.100.1, 10.1.9.9',
    '10.1.0.0/16',
    '198.51.100.1',
  ],
  ['IPv4 in IPv6 is IPv4', '::ffff:192.0.2.7', null, '', '192.0.2.7'],
  ['loopback has a name', '127.0.0.1', '198.51.100.1', 'loopback', '198.51.100.1'],
  ['nonsense is one client', '10.1.2.3', 'nonsense', '10.1.0.0/16', 'nonsense'],
])('%s', async (_, remote, forwarded, trusted, expected) => {
  expect(await asked(remote, forwarded, trusted)).toBe(expected)
})

test('one household of IPv6 is one client, and two are two', async () => {
  const [one, same, other] = await Promise.all([
    asked('2001:db8:1:2:aaaa::1', null),
    asked('2001:db8:1:2:bbbb::2', null),
    asked('2001:db8:1:3:aaaa::1', null),
  ])
  expect(same).toBe(one)
  expect(other).not.toBe(one)
})

test('a request without a connection is nobody', async () => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, () => false) ?? 'nobody'))
  expect(await (await app.request('/')).text()).toBe('nobody')
})

test.each(['10.1.0.0/99', 'proxy.example', '1.2.3.4;5.6.7.8'])('%s is no list of proxies', (text) => {
  expect(() => trustedProxies(text)).toThrow(expect.objectContaining({ code: 'settings-invalid' }))
})
