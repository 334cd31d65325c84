import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { FetchRecord } from '../../../model/capture.ts'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import type { FetchRequest } from '../../../pipeline/fetch/fetcher.ts'
import { answer, openZoo, pour, says } from '../../support/zoo.ts'
import type { Cage, Zoo } from '../../support/zoo.ts'

const page = '<!doctype html><p>Whole.</p>'
const okHead = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n'

let zoo: Zoo

beforeAll(async () => {
  zoo = await openZoo({ ...lengthCages, ...headerCages, ...slowCages, ...codingCages })
})

afterAll(async () => {
  await zoo[Symbol.asyncDispose]()
})

const lengthCages: Record<string, Cage> = {
  '/whole': says(answer(200, { 'content-type': 'text/html' }, page), { hangUp: false }),
  '/until-close': says(`${okHead}\r\n${page}`),
  '/long-claim': says(`${okHead}content-length: 1000\r\n\r\n${page}`),
  '/chunk-cut': says(`${okHead}transfer-encoding: chunked\r\n\r\n1c\r\n${page}\r\n1c\r\n<!doc`),
  '/chunk-cut-at-close': says(
    `${okHead}connection: close\r\ntransfer-encoding: chunked\r\n\r\n1c\r\n${page}\r\n1c\r\n<!doc`,
  ),
  '/reset': (socket) => {
    socket.write(`${okHead}content-length: 1000\r\n\r\n${page}`)
    setTimeout(() => socket.resetAndDestroy(), 50)
  },
  '/short-claim': says(`${okHead}content-length: 15\r\n\r\n${page}`),
  '/smuggled': says(
    `${okHead}content-length: 5\r\n\r\nfirstHTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nsmuggled`,
    { hangUp: false },
  ),
  '/two-lengths': says(`${okHead}content-length: 28\r\ncontent-length: 5\r\n\r\n${page}`),
  '/length-and-chunks': says(
    `${okHead}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n1c\r\n${page}\r\n0\r\n\r\n`,
  ),
  '/bad-chunk': says(`${okHead}transfer-encoding: chunked\r\n\r\n1c\r\n${page}\r\nzz\r\n`),
  '/http09': says(page),
  '/nothing': (socket) => void socket.end(),
  '/no-content': says('HTTP/1.1 204 No Content\r\n\r\n'),
  '/no-content-with-body': says(`HTTP/1.1 204 No Content\r\ncontent-length: 28\r\n\r\n${page}`),
  '/upgrade': says('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
}

const headerCages: Record<string, Cage> = {
  '/large-headers': says(`${okHead}x-large: ${'x'.repeat(60_000)}\r\n\r\n${page}`),
  '/cookie-bomb': says(`${okHead}${'set-cookie: a=b; path=/\r\n'.repeat(2_000)}\r\n${page}`),
  '/endless-headers': async (socket) => {
    socket.write(okHead)
    await pour(socket, () => `x-more: ${'x'.repeat(1_000)}\r\n`)
  },
  '/hints': async (socket) => {
    await pour(socket, () => 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n')
  },
  '/slow-hints': async (socket) => {
    await pour(socket, () => 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n', 200)
  },
  '/one-hint': says(
    `HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n${okHead}content-length: 28\r\n\r\n${page}`,
  ),
  '/odd-bytes': says(`${okHead}x-odd: caf\xe9 \x80\r\nX-Odd: two\r\ncontent-length: 0\r\n\r\n`),
}

const slowCages: Record<string, Cage> = {
  '/silence': () => {},
  '/slow-headers': async (socket) => {
    const head = `${okHead}x-slow: ${'x'.repeat(500)}`
    let sent = 0
    await pour(socket, () => head.slice(sent, ++sent), 50)
  },
  '/slow-body': async (socket) => {
    socket.write(`${okHead}content-length: 1000\r\n\r\n${page}`)
    await pour(socket, () => 'x', 100)
  },
  '/slow-redirect': async (socket) => {
    socket.write('HTTP/1.1 302 Found\r\nlocation: /whole\r\ncontent-length: 1000\r\n\r\n')
    await pour(socket, () => 'x', 100)
  },
}

const gzip = gzipSync(page)
const codingCages: Record<string, Cage> = {
  '/gzip': coded('gzip', gzip),
  '/br-in-gzip': coded('br, gzip', gzipSync(brotliCompressSync(page))),
  '/not-gzip': coded('gzip', Buffer.from(page)),
  '/gzip-cut': coded('gzip', gzip.subarray(0, -12)),
  '/many': coded(Array(10).fill('gzip').join(', '), gzip),
  '/unknown': coded('rot13', Buffer.from(page)),
  '/gzip-lost': says(
    Buffer.concat([
      Buffer.from(`${okHead}content-encoding: gzip\r\ncontent-length: 5000\r\n\r\n`),
      gzip.subarray(0, -8),
    ]),
  ),
}

function coded(coding: string, body: Buffer): Cage {
  return says(answer(200, { 'content-type': 'text/html', 'content-encoding': coding }, body))
}

async function get(
  path: string,
  request: Partial<FetchRequest> = {},
  deadlineMs = 10_000,
): Promise<FetchRecord> {
  const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow, deadlineMs })
  onTestFinished(() => web[Symbol.asyncDispose]())
  return await web.fetch({ url: zoo.url(path), ...request })
}

function summary(record: FetchRecord): object {
  const text = record.body === null ? null : new TextDecoder().decode(record.body)
  return { code: record.failure?.code ?? null, truncated: record.truncated, text }
}

describe('the length of a body', () => {
  test.each([
    ['/whole', null, null, page],
    ['/until-close', null, null, page],
    ['/long-claim', 'body-truncated', 'disconnect', page],
    ['/chunk-cut', 'body-truncated', 'disconnect', `${page}<!doc`],
    ['/chunk-cut-at-close', 'body-truncated', 'disconnect', `${page}<!doc`],
    ['/reset', 'body-truncated', 'disconnect', page],
    ['/short-claim', null, null, page.slice(0, 15)],
    ['/two-lengths', 'http-protocol', null, null],
    ['/length-and-chunks', 'http-protocol', null, null],
    ['/bad-chunk', 'http-protocol', 'disconnect', page],
    ['/http09', 'http-protocol', null, null],
    ['/nothing', 'connection-failed', null, null],
    ['/no-content', 'http-error', null, ''],
    ['/no-content-with-body', 'http-error', null, ''],
    ['/upgrade', 'http-protocol', null, null],
  ])('%s gives %s, truncated %s', async (path, code, truncated, text) => {
    expect(summary(await get(path))).toEqual({ code, truncated, text })
  })

  test('what a server sends beyond its answer is never the answer to the next request', async () => {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow })
    onTestFinished(() => web[Symbol.asyncDispose]())
    expect(summary(await web.fetch({ url: zoo.url('/smuggled') }))).toMatchObject({ text: 'first' })
    expect(summary(await web.fetch({ url: zoo.url('/whole') }))).toMatchObject({ text: page })
  })

  test('a body of exactly the limit is whole, one byte more is cut', async () => {
    expect(summary(await get('/whole', { bodySizeBytesMax: page.length }))).toEqual({
      code: null,
      truncated: null,
      text: page,
    })
    expect(summary(await get('/whole', { bodySizeBytesMax: page.length - 1 }))).toEqual({
      code: 'body-too-large',
      truncated: 'length',
      text: page.slice(0, -1),
    })
  })
})

describe('headers', () => {
  test.each([
    ['/large-headers', 'headers-too-large'],
    ['/cookie-bomb', 'headers-too-large'],
    ['/endless-headers', 'headers-too-large'],
    ['/hints', 'http-protocol'],
  ])('%s ends in %s', async (path, code) => {
    const record = await get(path)
    expect(record.failure?.code).toBe(code)
    expect(record.hops).toEqual([{ url: zoo.url(path), status: null, headers: [], peerAddress: '127.0.0.2' }])
  })

  test('one early hint is no trouble', async () => {
    expect(summary(await get('/one-hint'))).toEqual({ code: null, truncated: null, text: page })
  })

  test('are kept in order, as sent, byte for byte', async () => {
    const record = await get('/odd-bytes')
    expect(record.hops[0]?.headers).toEqual([
      ['content-type', 'text/html'],
      ['x-odd', 'caf\xe9 \x80'],
      ['X-Odd', 'two'],
      ['content-length', '0'],
    ])
  })
})

describe('time', () => {
  test.each([
    ['/silence', null, null],
    ['/slow-headers', null, null],
    ['/slow-hints', null, null],
    ['/slow-redirect', null, null],
  ])('%s ends at the deadline without a body', async (path, truncated, text) => {
    expect(summary(await get(path, {}, 700))).toEqual({ code: 'timeout', truncated, text })
  })

  test('a dripping body ends at the deadline and what came is kept', async () => {
    const record = await get('/slow-body', {}, 700)
    expect(summary(record)).toMatchObject({ code: 'timeout', truncated: 'time' })
    expect(new TextDecoder().decode(record.body ?? undefined)).toMatch(/^<!doctype html><p>Whole.<\/p>x+$/)
  })

  test.each(['/silence', '/slow-body'])('an abort ends %s like the deadline', async (path) => {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow })
    onTestFinished(() => web[Symbol.asyncDispose]())
    const record = await web.fetch({ url: zoo.url(path) }, AbortSignal.timeout(300))
    expect(record.failure?.code).toBe('timeout')
    expect((await web.fetch({ url: zoo.url(path) }, AbortSignal.abort())).failure?.code).toBe('timeout')
  })

  test('disposing the fetcher ends what is in flight', async () => {
    const web = fetcher({ userAgent: 'Stet/test', allow: zoo.allow })
    const record = web.fetch({ url: zoo.url('/silence') })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await web[Symbol.asyncDispose]()
    expect((await record).failure?.code).toBe('timeout')
  })
})

describe('content codings', () => {
  test.each([
    ['/gzip', null, null, page],
    ['/br-in-gzip', null, null, page],
    ['/not-gzip', 'coding-invalid', null, page],
    ['/unknown', 'coding-unsupported', null, page],
    ['/gzip-lost', 'body-truncated', 'disconnect', page],
  ])('%s gives %s, truncated %s', async (path, code, truncated, text) => {
    expect(summary(await get(path))).toEqual({ code, truncated, text })
  })

  test.each([
    ['/gzip-cut', 'coding-invalid', gzip.subarray(0, -12)],
    ['/many', 'coding-unsupported', gzip],
  ])('%s keeps the bytes as sent', async (path, code, bytes) => {
    const record = await get(path)
    expect(record.failure?.code).toBe(code)
    expect(Buffer.from(record.body ?? []).equals(bytes)).toBe(true)
  })
})
