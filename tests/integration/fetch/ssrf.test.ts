import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { FetchRecord } from '../../../model/capture.ts'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import type { FetcherOptions } from '../../../pipeline/fetch/fetcher.ts'
import { literalCases, nameCases } from '../../support/forbidden-addresses.ts'
import { answer, openZoo, says } from '../../support/zoo.ts'
import type { Cage, Zoo } from '../../support/zoo.ts'

let zoo: Zoo

beforeAll(async () => {
  zoo = await openZoo({
    '/good': says(answer(200, { 'content-type': 'text/html' }, 'good'), { hangUp: false }),
    '/to': redirectToQuery,
    '/hints': says(
      answer(
        200,
        { 'content-type': 'text/html', refresh: '0; url=http://127.0.0.1/', 'alt-svc': 'h3=":1"; ma=3600' },
        '<meta http-equiv=refresh content="0;url=http://127.0.0.1/"><link rel=canonical href="http://[::1]/">',
      ),
      { hangUp: false },
    ),
  })
})

afterAll(async () => {
  await zoo[Symbol.asyncDispose]()
})

/** `/to?<location>`, percent-decoded once, PORT being the zoo's. */
const redirectToQuery: Cage = (socket: Socket, { query }) => {
  socket.write(answer(302, { location: decodeURIComponent(query).replaceAll('PORT', String(zoo.port)) }))
}

/** Every port is allowed to public addresses, so that it is the address that is refused. */
async function get(url: string, options: Partial<FetcherOptions> = {}): Promise<FetchRecord> {
  const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow, ports: [80, zoo.port], ...options })
  onTestFinished(() => web[Symbol.asyncDispose]())
  return await web.fetch({ url: url.replaceAll('PORT', String(zoo.port)) })
}

/** What a refused fetch leaves behind: a reason, and neither a body nor an address that was dialled. */
function refused(code: string): object {
  return { code, body: null, peer: null }
}

function outcome(record: FetchRecord): object {
  return { code: record.failure?.code, body: record.body, peer: record.hops.at(-1)?.peerAddress ?? null }
}

const missing = () => Promise.reject(new Error('ENOTFOUND'))

describe('addresses written in the URL', () => {
  test.each(literalCases)('%s is refused without a connection', async (url) => {
    const record = await get(url)
    expect(outcome(record)).toEqual(refused('address-refused'))
  })

  test('the refusal says nothing of the network behind it', async () => {
    const open = await get('http://127.0.0.1:PORT/')
    const closed = await get('http://10.255.255.1:PORT/')
    expect(open.failure).toEqual(closed.failure)
    expect(open.failure?.message).toBe('the address of this host is not allowed')
  })
})

describe('addresses that names resolve to', () => {
  test.each(nameCases)('a name with %s is refused as a whole', async (_, addresses) => {
    const record = await get('http://news.test:PORT/good', { resolve: async () => addresses })
    expect(outcome(record)).toEqual(refused('address-refused'))
  })

  test('the address checked is the address dialled, however the name resolves afterwards', async () => {
    let asked = 0
    const resolve = async () => [asked++ === 0 ? '127.0.0.2' : '127.0.0.1']
    const record = await get('http://rebind.test:PORT/good', { resolve })
    expect(record.failure).toBeNull()
    expect(record.hops[0]?.peerAddress).toBe('127.0.0.2')
    expect(asked).toBe(1)
  })

  test('a kept connection is not used once the name has moved to a forbidden address', async () => {
    let address = '127.0.0.2'
    const web = fetcher({
      userAgent: 'Stet/test',
      allow: zoo.allow,
      ports: [zoo.port],
      resolve: async () => [address],
    })
    onTestFinished(() => web[Symbol.asyncDispose]())
    const url = `http://moves.test:${zoo.port}/good`
    expect((await web.fetch({ url })).failure).toBeNull()
    address = '127.0.0.1'
    expect(outcome(await web.fetch({ url }))).toEqual(refused('address-refused'))
  })

  test('kept connections serve the next request to the same host and address', async () => {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow })
    onTestFinished(() => web[Symbol.asyncDispose]())
    const before = zoo.connections
    for (let n = 0; n < 5; n++) await web.fetch({ url: zoo.url('/good') })
    expect(zoo.connections - before).toBe(1)
  })

  test('of many addresses four are tried', async () => {
    // 127.0.0.3 and up have no listener: refused at once by the kernel, and let through by a rule.
    const addresses = Array.from({ length: 200 }, (_, n) => `127.0.0.${n + 3}`)
    const allow = [...zoo.allow, { address: '127.0.0.0', prefixLength: 24, port: zoo.port }]
    const late = await get('http://many.test:PORT/good', {
      allow,
      resolve: async () => [...addresses, '127.0.0.2'],
    })
    expect(late.failure?.code).toBe('connection-failed')
    const early = await get('http://many.test:PORT/good', {
      allow,
      resolve: async () => ['127.0.0.3', '127.0.0.4', '127.0.0.5', '127.0.0.2', ...addresses],
    })
    expect(early.failure).toBeNull()
    expect(early.hops[0]?.peerAddress).toBe('127.0.0.2')
  })

  test('a resolver that never answers ends the fetch within its own limit', async () => {
    const record = await get('http://silent.test/', { resolve: () => new Promise(() => {}) })
    expect(record.failure).toMatchObject({ code: 'dns-failed' })
    expect(record.failure?.message).toContain('5 s')
  })

  test('a name that does not exist, or has no address, is a failed lookup', async () => {
    expect(outcome(await get('http://missing.test/', { resolve: missing }))).toEqual(refused('dns-failed'))
    expect(outcome(await get('http://empty.test/', { resolve: async () => [] }))).toEqual(
      refused('dns-failed'),
    )
  })
})

describe('redirects', () => {
  test.each([
    ['http://127.0.0.1:PORT/', 'address-refused'],
    ['http://[::1]:PORT/', 'address-refused'],
    ['//169.254.169.254/latest/meta-data/', 'address-refused'],
    ['http://2130706433:PORT/', 'address-refused'],
    ['http://[::ffff:127.0.0.1]:PORT/', 'address-refused'],
    ['http://localhost:PORT/', 'address-refused'],
    ['/to?http%3A//127.0.0.1:PORT/', 'address-refused'],
    ['http://127.0.0.2:22/', 'port-refused'],
    ['file:///etc/passwd', 'redirect-invalid'],
    ['ftp://127.0.0.1:PORT/', 'redirect-invalid'],
    ['gopher://127.0.0.1:PORT/_x', 'redirect-invalid'],
    ['data:text/html,hello', 'redirect-invalid'],
    ['javascript:alert(1)', 'redirect-invalid'],
    ['view-source:http://127.0.0.1:PORT/', 'redirect-invalid'],
    ['source:http://127.0.0.1:PORT/', 'redirect-invalid'],
    ['http://news.test@127.0.0.1:PORT/', 'redirect-invalid'],
    ['http://127.0.0.2:PORT\\@127.0.0.1:PORT/', 'redirect-invalid'],
    ['/\\127.0.0.1:PORT/', 'redirect-invalid'],
    ['http://127.0.0.1:99999/', 'redirect-invalid'],
  ])('a redirect to %s ends in %s', async (location, code) => {
    const record = await get(`http://127.0.0.2:PORT/to?${encodeURIComponent(location)}`)
    expect(record.failure?.code).toBe(code)
    expect(record.body).toBeNull()
    expect(record.hops[0]?.status).toBe(302)
  })

  test('Refresh, meta refresh, canonical links and Alt-Svc are followed by nobody', async () => {
    const before = zoo.visits.length
    const first = await get('http://127.0.0.2:PORT/hints')
    expect(first.failure).toBeNull()
    expect(first.hops).toHaveLength(1)
    expect(zoo.visits.length - before).toBe(1)
  })
})

describe('ports, proxies and host names', () => {
  test.each([22, 25, 6379, 11_211, 0])('port %i of a public address is refused', async (port) => {
    expect(outcome(await get(`http://93.184.215.14:${port}/`))).toEqual(refused('port-refused'))
    const named = await get(`http://news.test:${port}/`, { resolve: async () => ['93.184.215.14'] })
    expect(outcome(named)).toEqual(refused('port-refused'))
  })

  test('a rule lets exactly its address and port through', async () => {
    const shipped = { ports: [80, 443, 8080, 8443] }
    expect((await get('http://127.0.0.2:PORT/good', shipped)).failure).toBeNull()
    expect(outcome(await get('http://127.0.0.1:PORT/good', shipped))).toEqual(refused('port-refused'))
    expect(outcome(await get('http://127.0.0.2:8080/good', shipped))).toEqual(refused('address-refused'))
  })

  test('without rules, which is how it ships, nothing of this machine can be reached', async () => {
    expect(outcome(await get('http://127.0.0.2:PORT/good', { allow: [] }))).toEqual(
      refused('address-refused'),
    )
  })

  test('a proxy in the environment is not asked', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']
    for (const name of names)
      process.env[name] = name.startsWith('NODE') ? '1' : `http://127.0.0.1:${zoo.port}`
    onTestFinished(() => names.forEach((name) => delete process.env[name]))
    const record = await get('http://127.0.0.2:PORT/good')
    expect(record.failure).toBeNull()
    expect(zoo.canaryConnections).toBe(0)
  })

  test('Host comes from the URL, and a host is normalised once', async () => {
    const resolved: string[] = []
    const resolve = async (name: string) => {
      resolved.push(name)
      return ['127.0.0.2']
    }
    const record = await get('http://BÜCHER.test:PORT/good', { resolve })
    expect(record.failure).toBeNull()
    expect(resolved).toEqual(['xn--bcher-kva.test'])
    expect(zoo.visits.at(-1)?.headers['host']).toBe(`xn--bcher-kva.test:${zoo.port}`)
  })

  test('a URL that may not be fetched is a record too', async () => {
    expect((await get('file:///etc/passwd')).failure?.code).toBe('url-scheme')
    expect((await get('http://user:secret@127.0.0.2:PORT/')).failure?.code).toBe('url-invalid')
    expect((await get(`http://${'a'.repeat(64)}.test/`)).failure?.code).toBe('url-invalid')
    expect((await get('http://93.184.215.14:65536/')).failure?.code).toBe('url-invalid')
  })
})

// The law above all cases of this file, so it stands last.
test('no canary was ever connected to', () => {
  expect(zoo.connections).toBeGreaterThan(0)
  expect(zoo.canaryConnections).toBe(0)
})
