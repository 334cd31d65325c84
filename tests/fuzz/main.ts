import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Content } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { applyChange, plainContent, revertChange } from '../../pipeline/compare/rebuild.ts'
import { derivePool } from '../../workers/derive-pool.ts'
import { random } from '../../demo/random.ts'
import { mutate } from './mutate.ts'

/**
 * `npm run fuzz -- [FOLDER…] [--runs N] [--seed N]`: cleans broken variants of real pages (*.html, *.html.gz below
 * the folders; the cleaner's fixtures by default) in the threads that captures are cleaned in, and compares each
 * with what it was made of. The same seed makes the same variants. Exits 1 when one crashed, hung, gave two
 * contents for the same bytes, broke a promise of Content, or gave a change that does not lead from old to new;
 * that page is kept in a file.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
})
const runs = Number(values.runs)
const folders = positionals.length > 0 ? positionals : [path.join(import.meta.dirname, '../fixtures/clean')]
const files = folders
  .flatMap((folder) =>
    globSync(['**/*.html', '**/*.html.gz'], { cwd: folder }).map((file) => path.join(folder, file)),
  )
  .toSorted()
if (files.length === 0) throw new Error(`no *.html and no *.html.gz below ${folders.join(', ')}`)
const pages = files.map((file) => ({ file, body: read(file) }))
const bodies = pages.map(({ body }) => body)

/** What a broken page may come to. */
const refusals: ReadonlySet<string> = new Set(['not-an-article', 'media-type-unsupported'])
/** The promise of hostile input: the event loop that renews leases is never held up for longer, in milliseconds. */
const lagMsMax = 100

const outcomes = new Map<string, number>()
const findings: string[] = []
let slowestMs = 0
const keptIn = mkdtempSync(path.join(tmpdir(), 'stet-fuzz-'))

const lag = monitorEventLoopDelay({ resolution: 5 })
{
  await using pool = derivePool({ threads: 2 })
  const contents = new Map<string, Content | null>()
  for (let run = 0; run < runs; run += 1) {
    const stream = random(`${values.seed}/${run}`)
    const page = stream.pick(pages)
    const body = mutate(page.body, bodies, stream)
    if (!contents.has(page.file)) contents.set(page.file, await cleaned(page.body))
    // What is made here is not what is measured.
    lag.enable()
    const problem = await problemOf(body, contents.get(page.file) ?? null)
    lag.disable()
    if (problem !== null) {
      const kept = path.join(keptIn, `${values.seed}-${run}.html`)
      writeFileSync(kept, body)
      findings.push(`run ${run}, made of ${page.file}, kept as ${kept}: ${problem}`)
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${run + 1} of ${runs}`)
  }

  async function cleaned(body: Buffer): Promise<Content | null> {
    try {
      return (await pool.clean({ body, mediaType: 'text/html', charset: null, url: null })).value.content
    } catch (error) {
      if (error instanceof OperationalError) return null
      throw error
    }
  }

  async function problemOf(body: Buffer, original: Content | null): Promise<string | null> {
    const input = { body, mediaType: 'text/html', charset: null, url: 'https://example.org/a' }
    try {
      const [first, second] = await Promise.all([pool.clean(input), pool.clean(input)])
      outcomes.set('content', (outcomes.get('content') ?? 0) + 1)
      slowestMs = Math.max(slowestMs, first.cpuMs)
      if (first.value.contentDigest !== second.value.contentDigest) return 'two contents for the same bytes'
      const { content } = first.value
      return brokenPromise(content) ?? (original === null ? null : await wrongChange(original, content))
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error
      outcomes.set(error.code, (outcomes.get(error.code) ?? 0) + 1)
      return refusals.has(error.code) ? null : `${error.code}: ${error.message}`
    }
  }

  async function wrongChange(from: Content, to: Content): Promise<string | null> {
    const { value: change, cpuMs } = await pool.compare(from, to)
    slowestMs = Math.max(slowestMs, cpuMs)
    const [old, young] = [plainContent(from), plainContent(to)]
    if (JSON.stringify(applyChange(change, old)) !== JSON.stringify(young))
      return 'the change does not give the new'
    if (JSON.stringify(revertChange(change, young)) !== JSON.stringify(old))
      return 'the change does not give the old'
    return null
  }
}

function brokenPromise(content: Content): string | null {
  if (content.blocks.length > limits.blocksMax) return `${content.blocks.length} blocks`
  for (const { kind, text } of content.blocks) {
    if (text === '' || text.length > limits.blockLengthMax) return `a block of ${text.length} characters`
    if (!text.isWellFormed()) return 'a lone surrogate'
    if (text !== text.normalize('NFC')) return 'a text that is not NFC'
    const controls = kind === 'code' ? /[^\P{Cc}\n\t]/u : /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u
    if (controls.test(text)) return `a control character in ${JSON.stringify(text.slice(0, 80))}`
  }
  return null
}

function read(file: string): Buffer {
  const raw = readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(raw) : raw
}

const lagMs = lag.percentile(99) / 1e6
if (lagMs > lagMsMax) findings.push(`the event loop was held up: p99 ${lagMs.toFixed(0)} ms`)
console.log(`${runs} variants of ${pages.length} pages, seed ${values.seed}`)
console.log([...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', '))
console.log(`slowest step ${slowestMs.toFixed(0)} ms of CPU; event loop lag p99 ${lagMs.toFixed(1)} ms`)
for (const finding of findings) console.log(`FOUND ${finding}`)
if (findings.length > 0) process.exitCode = 1
