import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer as createTcpServer } from 'node:net'
import type { Server } from 'node:net'
import tls from 'node:tls'
import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import type { FetchRecord } from '../../../model/capture.ts'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import { answer } from '../../support/zoo.ts'

/** A certificate for news.test that nobody has signed but itself, valid for a hundred years. */
const fixtures = new URL('../../fixtures/tls/', import.meta.url)
const key = await readFile(new URL('key.pem', fixtures), 'utf8')
const cert = await readFile(new URL('news.pem', fixtures), 'utf8')
/** The same, valid in 2020 only. */
const expired = await readFile(new URL('expired.pem', fixtures), 'utf8')
const page = answer(200, { 'content-type': 'text/html' }, 'secret page')

/** Fetches `https://<host>/` from the server on a free port of 127.0.0.2, whatever the host is called. */
async function getFrom(server: Server, host: string): Promise<FetchRecord> {
  server.listen(0, '127.0.0.2')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const allow = [{ address: '127.0.0.2', prefixLength: 32, port }]
  const web = fetcher({
    userAgent: 'Stet/test',
    allow,
    resolve: async () => ['127.0.0.2'],
    deadlineMs: 2_000,
  })
  onTestFinished(async () => {
    await web[Symbol.asyncDispose]()
    server.close()
  })
  return await web.fetch({ url: `https://${host}:${port}/` })
}

function trustTheFixture(): void {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, cert, expired])
  onTestFinished(() => setDefaultCACertificates(before))
}

test('a certificate that nobody trusts is a failure, and nothing is sent', async () => {
  let requests = 0
  const server = createServer({ key, cert }, (socket) =>
    socket.on('error', () => {}).on('data', () => requests++),
  )
  const record = await getFrom(server, 'news.test')
  expect(record).toMatchObject({ body: null, failure: { code: 'tls-failed' } })
  expect(requests).toBe(0)
})

test('a trusted certificate of another name is a failure', async () => {
  trustTheFixture()
  const record = await getFrom(createServer({ key, cert }), 'other.test')
  expect(record).toMatchObject({ body: null, failure: { code: 'tls-failed' } })
})

test('a trusted certificate that has expired is a failure', async () => {
  trustTheFixture()
  const record = await getFrom(createServer({ key, cert: expired }), 'news.test')
  expect(record).toMatchObject({
    body: null,
    failure: { code: 'tls-failed', message: expect.stringContaining('CERT_HAS_EXPIRED') },
  })
})

test.each(['TLSv1', 'TLSv1.1'] as const)(
  'a server that speaks nothing newer than %s is a failure',
  async (version) => {
    trustTheFixture()
    const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }
    const before = { min: tls.DEFAULT_MIN_VERSION, ciphers: tls.DEFAULT_CIPHERS }
    Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'DEFAULT@SECLEVEL=0' })
    onTestFinished(
      () => void Object.assign(tls, { DEFAULT_MIN_VERSION: before.min, DEFAULT_CIPHERS: before.ciphers }),
    )
    const record = await getFrom(createServer({ key, cert, ...old }), 'news.test')
    expect(record).toMatchObject({ body: null, failure: { code: 'tls-failed' } })
  },
)

test('no environment variable makes a certificate count that nobody trusts', async () => {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  onTestFinished(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'])
  const record = await getFrom(createServer({ key, cert }), 'news.test')
  expect(record).toMatchObject({ body: null, failure: { code: 'tls-failed' } })
})

test.each(['news.test', 'news.test.'])('the name of the URL %s is asked for and checked', async (host) => {
  trustTheFixture()
  const names: (string | false | null)[] = []
  const server = createServer({ key, cert }, (socket) => {
    names.push(socket.servername)
    socket.on('error', () => {}).on('data', () => socket.write(page))
  })
  const record = await getFrom(server, host)
  expect(record.failure).toBeNull()
  expect(names).toEqual(['news.test'])
  const fingerprint = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase()
  expect(record.hops).toMatchObject([{ status: 200, certificate: fingerprint }])
})

test('a server that speaks something else is a failure', async () => {
  const record = await getFrom(
    createTcpServer((socket) => socket.on('error', () => {}).end(page)),
    'news.test',
  )
  expect(record.failure?.code).toBe('tls-failed')
})

test('a handshake that never ends meets the deadline', async () => {
  const record = await getFrom(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      onTestFinished(() => void socket.destroy())
    }),
    'news.test',
  )
  expect(record.failure?.code).toBe('timeout')
})
