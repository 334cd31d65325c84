import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  createBrotliCompress,
  createDeflate,
  createGzip,
  createZstdCompress,
  constants,
  gzipSync,
} from 'node:zlib'
import type { Transform } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { answer, openZoo, pour, says } from '../../support/zoo.ts'
import type { Cage, Zoo } from '../../support/zoo.ts'

const mebibyte = 1024 * 1024
const bombSizeBytes = 256 * mebibyte
const html = { 'content-type': 'text/html' }

let zoo: Zoo

beforeAll(async () => {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
  const gzip = await squeezeZeros(createGzip())
  zoo = await openZoo({
    '/small': says(answer(200, html, 'small')),
    '/gzip': bomb('gzip', gzip),
    '/deflate': bomb('deflate', await squeezeZeros(createDeflate())),
    '/br': bomb('br', await squeezeZeros(createBrotliCompress(quality))),
    '/zstd': bomb('zstd', await squeezeZeros(createZstdCompress())),
    '/gzip-twice': bomb('gzip, gzip', gzipSync(gzip)),
    '/endless': async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n')
      await pour(socket, () => Buffer.alloc(65_536, 'x'))
    },
    '/endless-chunks': async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n')
      await pour(socket, () => '10000\r\n' + 'x'.repeat(65_536) + '\r\n')
    },
    '/tiny-chunks': async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n')
      await pour(socket, () => '1\r\nx\r\n'.repeat(10_000))
    },
  })
})

afterAll(async () => {
  await zoo[Symbol.asyncDispose]()
})

/** What is left of 256 MiB of zeros: so much that the ratio cuts later than the limit, or so little that it does first. */
const ratioCuts = (path: string): boolean => ['/br', '/zstd', '/gzip-twice'].includes(path)

test.each([
  '/gzip',
  '/deflate',
  '/br',
  '/zstd',
  '/gzip-twice',
  '/endless',
  '/endless-chunks',
  '/tiny-chunks',
])('a bomb of 256 MiB or more at %s is cut at the limit and costs less than 64 MB', async (path) => {
  const script = new URL('../../support/fetch-child.ts', import.meta.url).pathname
  const rules = `127.0.0.2:${zoo.port}`
  const run = await promisify(execFile)(process.execPath, [script, rules, zoo.url('/small'), zoo.url(path)])
  const { riseBytes, sizeBytes, ...outcome } = JSON.parse(run.stdout)
  expect(outcome).toEqual({ code: 'body-too-large', truncated: 'length' })
  expect(sizeBytes).toBeLessThanOrEqual(limits.fetchBodySizeBytesMax)
  expect(sizeBytes < limits.fetchBodySizeBytesMax).toBe(ratioCuts(path))
  expect(riseBytes).toBeLessThan(64_000_000)
})

function bomb(coding: string, body: Buffer): Cage {
  return says(answer(200, { ...html, 'content-encoding': coding }, body))
}

async function squeezeZeros(encoder: Transform): Promise<Buffer> {
  const zeros = Buffer.alloc(mebibyte)
  const feed = async () => {
    for (let written = 0; written < bombSizeBytes; written += mebibyte) {
      if (!encoder.write(zeros)) await new Promise((resolve) => encoder.once('drain', resolve))
    }
    encoder.end()
  }
  const [, chunks] = await Promise.all([feed(), encoder.toArray()])
  return Buffer.concat(chunks)
}
