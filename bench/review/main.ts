import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Archive } from '../../archive/archive.ts'
import { embeddedPostgres } from '../../archive/backends/embedded-postgres.ts'
import { openArchive } from '../../archive/open.ts'
import { archivePool } from '../../archive/pool.ts'
import { paths } from '../../review/paths.ts'
import { play, story } from '../../tests/support/played.ts'
import { fillArchive } from './fill.ts'
import { load } from './load.ts'
import type { Measured, Target } from './load.ts'

/**
 * The review pages under load while captures go on: `npm run bench:review -- [--articles 100000] [--versions 1000]
 * [--rate 200] [--seconds 40] [--write]`. Prints a table; `--write` puts it into docs/review-load.md.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    versions: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '40' },
    write: { type: 'boolean', default: false },
  },
})
const [articles, versions, rate, seconds] = [
  Number(values.articles),
  Number(values.versions),
  Number(values.rate),
  Number(values.seconds),
]

const dataDir = await mkdtemp(join(tmpdir(), 'stet-bench-review-'))
try {
  await using database = await embeddedPostgres({ dataDir, log: () => {}, onTrouble: console.error })
  const pool = archivePool({ ...database.connection })
  try {
    const archive = await openArchive({ pool, keyOf: (url) => url })
    const { long } = await fillArchive(pool, archive, { articles, versions })
    process.stderr.write('filled\n')
    const child = fork(join(import.meta.dirname, 'server-child.ts'), [JSON.stringify(database.connection)])
    const { url } = await told<{ url: string }>(child)
    const some = () => 1 + Math.floor(Math.random() * articles)
    const targets: Target[] = [
      { name: 'history, any article', path: () => `/articles/${some()}` },
      { name: `history, ${versions} versions`, path: () => paths.article(long) },
      { name: 'change, any article', path: () => `/articles/${some()}/changes/1-2` },
      { name: `change, ${versions} versions`, path: () => changeOf(long, versions) },
      { name: `blame, ${versions} versions`, path: () => paths.blame(long, versions) },
      { name: 'inbox', path: () => paths.inbox },
      { name: 'inbox, newest, one source', path: () => `/?order=newest&source=${1 + (some() % 50)}` },
      { name: 'feed', path: () => paths.feed },
      { name: 'feed, one kind', path: () => `${paths.feed}?kind=number` },
    ]
    await load(url, targets, { perSecond: 40, seconds: 3 })
    await usage(child)
    const busy = new AbortController()
    const capturing = keepCapturing(archive, busy.signal)
    const started = performance.now()
    const measured = await load(url, targets, { perSecond: rate, seconds })
    const tookMs = performance.now() - started
    const { cpuMs, memoryMb } = await usage(child)
    // Somebody else asks over 200 connections, as fast as it is answered; the readers must not notice.
    const flooding = fork(join(import.meta.dirname, 'flood-child.ts'), [`${url}${paths.inbox}`, '10', '200'])
    const flooded = told<Flood>(flooding)
    const beside = await load(url, targets, { perSecond: 50, seconds: 9 })
    const flood = await flooded
    busy.abort()
    const committed = await capturing
    child.disconnect()
    await once(child, 'exit')
    const text = report(measured, { beside, flood, cpuShare: cpuMs / tookMs, memoryMb, committed, tookMs })
    process.stdout.write(`${text}\n`)
    if (values.write) await writeFile(resolve(import.meta.dirname, '../../docs/review-load.md'), `${text}\n`)
  } finally {
    await pool.end()
  }
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

interface Flood {
  readonly answered: number
  readonly refused: number
}

function changeOf(long: Parameters<typeof paths.change>[0], of: number): string {
  const from = 1 + Math.floor(Math.random() * (of - 1))
  return paths.change(long, from, from + 1)
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T]
  return message
}

async function usage(child: ChildProcess): Promise<{ cpuMs: number; memoryMb: number }> {
  child.send('usage')
  return told(child)
}

/** New articles, each with a change, one after the other, until told to stop. Returns how many changes there were. */
async function keepCapturing(archive: Archive, signal: AbortSignal): Promise<number> {
  let count = 0
  while (!signal.aborted) {
    count += 1
    const looks = [1, 2].map((at) => ({
      at: at + count,
      content: story({ headline: `Breaking ${count}`, blocks: [`It was ${at} of ${count}.`, 'More soon.'] }),
    }))
    await play(archive, { url: `https://busy.example/${count}/feed` }, [
      { url: `https://busy.example/${count}`, looks },
    ])
    await sleep(100)
  }
  return count
}

function report(
  measured: readonly Measured[],
  more: {
    readonly beside: readonly Measured[]
    readonly flood: Flood
    readonly cpuShare: number
    readonly memoryMb: number
    readonly committed: number
    readonly tookMs: number
  },
): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  const ms = (value: number) => value.toFixed(0)
  const [p50, p99] = [
    Math.max(...more.beside.map((each) => each.p50Ms)),
    Math.max(...more.beside.map((each) => each.p99Ms)),
  ]
  const rows = measured.map(
    (each) =>
      `| ${each.name} | ${each.requests} | ${each.failed} | ${(each.bytes / 1_000).toFixed(0)} | ${ms(each.p50Ms)} | ${ms(each.p99Ms)} | ${ms(each.maxMs)} |`,
  )
  return `# The review pages under load

Made by \`npm run bench:review -- --write\` on ${new Date().toISOString().slice(0, 10)}, ${machine}.

An archive with ${articles.toLocaleString('en')} articles of two versions each and one of ${versions.toLocaleString('en')}, on the embedded PostgreSQL. ${rate} requests
a second for ${seconds} seconds, by turns, at their times whether or not earlier ones have been answered; meanwhile ${more.committed} articles were captured
with a change each (${((more.committed / more.tookMs) * 1_000).toFixed(1)} a second). Server, database and the program that asks share the machine. The server used ${(more.cpuShare * 100).toFixed(0)} %
of one processor and ${more.memoryMb.toFixed(0)} MB.

| page | requests | failed | KB | p50 ms | p99 ms | max ms |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Then another client asks for the inbox over 200 connections for ten seconds, as fast as it is answered: ${more.flood.answered} times, of which ${more.flood.refused} were
refused. Readers who meanwhile ask for all of the above 50 times a second wait ${ms(p50)} ms at the median of the slowest kind of
page, and ${ms(p99)} ms at its 99th percentile; ${more.beside.reduce((sum, { failed }) => sum + failed, 0)} of their requests failed.`
}
