import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const root = new URL('../../..', import.meta.url).pathname

/** Modules by which a program reaches the network. */
const modules = '(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:/promises)?)|undici'
const importOf = new RegExp(`(?:from|import|require)\\s*\\(?\\s*['"](?:${modules})['"]`)
const globalFetch =
  /(?<![.\w#])(?:globalThis\.)?fetch\((?!request: FetchRequest)|new (?:WebSocket|EventSource)\(/

/** Types reach nothing, and a server only waits. */
const harmless = /^import (?:type .*|\{ createServer \}) from .*$/gm

/**
 * The one door: no page, feed, robots.txt or webhook is fetched but by pipeline/fetch, whose guard checks every
 * address. Servers and clients of our own house (review, demo, database and queue drivers) are not meant.
 */
test('nothing outside pipeline/fetch opens a connection to a URL', async () => {
  const offenders: string[] = []
  const files = glob('{model,pipeline,archive,workers,scheduler,cli}/**/*.ts', { cwd: root })
  for await (const file of files) {
    if (file.startsWith('pipeline/fetch/')) continue
    const text = withoutComments(await readFile(root + file, 'utf8'))
    if (reachesTheNetwork(text)) offenders.push(file)
  }
  expect(offenders).toEqual([])
})

test('the check sees what it is meant to see', () => {
  const bad = [
    "import { request } from 'undici'",
    "import https from 'node:https'",
    "import net from 'net'",
    "const dns = await import('node:dns/promises')",
    'await fetch(url)',
    'globalThis.fetch(url)',
    "import { createServer, connect } from 'node:net'",
  ]
  const good = [
    "import { fetcher } from './fetcher.ts'",
    'deps.fetcher.fetch({ url })',
    'prefetch(url)',
    "import { createServer } from 'node:net'",
    "import type { Socket } from 'node:net'",
    "from 'kysely'",
  ]
  expect(bad.filter((text) => !reachesTheNetwork(text))).toEqual([])
  expect(good.filter(reachesTheNetwork)).toEqual([])
})

function reachesTheNetwork(text: string): boolean {
  const rest = text.replaceAll(harmless, '')
  return importOf.test(rest) || globalFetch.test(rest)
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}
