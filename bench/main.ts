import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchNewsroom } from './newsroom.ts'
import type { PassFigures } from './newsroom.ts'
import { parseBaseline } from './parse-baseline.ts'
import { startUp } from './start-up.ts'
import { startRedis } from '../tests/support/redis.ts'

/**
 * The main job end to end on the demo newsroom: `npm run bench -- [--articles 1000] [--write]`. Prints a table;
 * `--write` puts it into docs/benchmarks.md with date and machine.
 */
const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, write: { type: 'boolean', default: false } },
})
const articles = Number(values.articles)

const baseline = await parseBaseline(Math.min(articles, 200))
const started = await inDirectory((dataDir) => startUp(dataDir))
const embedded = await inDirectory((dataDir) => benchNewsroom({ articles, dataDir, redisUrl: null }))
const distributed = await inDirectory(async (dataDir) => {
  await using redis = await startRedis()
  return await benchNewsroom({ articles, dataDir, redisUrl: redis.url })
})

const text = report()
process.stdout.write(`${text}\n`)
if (values.write) await writeFile(resolve(import.meta.dirname, '../docs/benchmarks.md'), `${text}\n`)

function report(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  const rows = [
    ...embedded.map((pass) => row('embedded', pass)),
    ...distributed.map((pass) => row('Redis', pass)),
  ]
  return `# Benchmarks

Made by \`npm run bench -- --articles ${articles} --write\` on ${new Date().toISOString().slice(0, 10)}, ${machine}.

## The main job, end to end

The demo newsroom with ${articles.toLocaleString('en')} articles in a process of its own on the same machine, pages of ${kb(baseline.bytesPerPage)} in the mean
with scripts, ads and per-request noise. Pass 1 captures every article for the first time; pass 2 meets only noise;
before pass 3 the newsroom edits a tenth of its articles. Each pass is one \`stet run --all\` with
FETCH_HOST_DELAY_MS=0 and FETCH_HOST_CONNECTIONS=16; fsync is on. CPU is user and system time. "Parse" is the
baseline of the same run: htmlparser2 building a DOM of the same pages, ${baseline.cpuMsPerPage.toFixed(1)} ms of CPU a page.

| mode | pass | captures/s | CPU ms a capture: all | × parse | clean | compare | rest of Node | PostgreSQL | peak memory, Node + PostgreSQL |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

| mode | pass | captures | 304 | new versions | changes | false | missed | stored bytes a body |
|---|---|---|---|---|---|---|---|---|
${[...embedded.map((pass) => truthRow('embedded', pass)), ...distributed.map((pass) => truthRow('Redis', pass))].join('\n')}

"False" are changes that no edit of the newsroom explains, "missed" are edits that no change shows (a disappearance is
confirmed by a later look and not counted here). "Stored bytes a body" are bodies and texts together, by captures that
brought a body.

## Start-up

From the start of the process to the first good answer of \`/readyz\` (\`stet serve\`, embedded): ${started.firstMs.toFixed(0)} ms the first time,
with the making of the database; ${started.againMs.toFixed(0)} ms afterwards. \`stet --help\` takes ${started.helpMs.toFixed(0)} ms. Memory of the idle service: ${mb(started.idleBytes)}
(Node and PostgreSQL, shared pages counted once).`
}

function row(mode: string, pass: PassFigures): string {
  const perCapture = (ms: number) => (ms / pass.captures).toFixed(1)
  const all = pass.nodeCpuMs + pass.postgresCpuMs
  const rest = pass.nodeCpuMs - pass.cleanCpuMs - pass.compareCpuMs
  return `| ${[
    mode,
    pass.name,
    (pass.captures / (pass.wallMs / 1_000)).toFixed(0),
    perCapture(all),
    (all / pass.captures / baseline.cpuMsPerPage).toFixed(2),
    perCapture(pass.cleanCpuMs),
    perCapture(pass.compareCpuMs),
    perCapture(rest),
    perCapture(pass.postgresCpuMs),
    `${mb(pass.nodePeakBytes)} + ${mb(pass.postgresPeakBytes)}`,
  ].join(' | ')} |`
}

function truthRow(mode: string, pass: PassFigures): string {
  // A 304 stores no body: counting it would flatter the figure.
  const stored = (pass.storedBytes / (pass.captures - pass.notModified)).toFixed(0)
  const { captures, notModified, versions, changes, falseChanges, missed } = pass
  return `| ${[mode, pass.name, captures, notModified, versions, changes, falseChanges, missed, stored].join(' | ')} |`
}

function mb(size: number): string {
  return `${(size / 1e6).toFixed(0)} MB`
}

function kb(size: number): string {
  return `${(size / 1e3).toFixed(0)} KB`
}

async function inDirectory<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'stet-bench-'))
  try {
    return await work(path)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}
