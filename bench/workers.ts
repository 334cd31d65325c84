import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { embeddedPostgres } from '../archive/backends/embedded-postgres.ts'
import { openArchive } from '../archive/open.ts'
import { archivePool } from '../archive/pool.ts'
import { startRedis } from '../tests/support/redis.ts'
import { stet } from '../tests/support/stet.ts'
import { writeFigures } from './figures.ts'
import { embeddedPid } from './newsroom.ts'
import { remoteNewsroom } from './newsroom-process.ts'
import { benchPageBytes } from './parse-baseline.ts'
import { usageOfTree } from './process-usage.ts'
import { startCast } from './soak/cast.ts'

/**
 * `npm run bench:workers [-- --articles 1000] [--write]`: first captures of the demo newsroom by one scheduler and one, two
 * or four workers, processes of their own over Redis and one PostgreSQL.
 */
const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, write: { type: 'boolean', default: false } },
})
const articles = Number(values.articles)

/** The part of the captures, by the order of their starts, whose pace is taken. */
const steady = [0.3, 0.9] as const

interface Run {
  readonly workers: number
  readonly perSecond: number
  /** CPU that all of it used in a second. */
  readonly cores: number
  readonly workerCpuMs: number
  readonly schedulerCpuMs: number
  readonly postgresCpuMs: number
}

const runs: Run[] = []
for (const workers of [1, 2, 4]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'stet-bench-workers-'))
  try {
    runs.push(await measure(workers, dataDir))
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}
const first = runs[0]?.perSecond ?? Number.NaN
const head = [
  'workers',
  'captures/s',
  'ratio to one',
  'cores in use',
  'CPU ms a capture: workers',
  'scheduler',
  'PostgreSQL',
]
const rows = runs.map((run) => [
  String(run.workers),
  run.perSecond.toFixed(0),
  (run.perSecond / first).toFixed(2),
  run.cores.toFixed(2),
  ...[run.workerCpuMs, run.schedulerCpuMs, run.postgresCpuMs].map((ms) => (ms / articles).toFixed(1)),
])
const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
process.stdout.write(`${table}\n`)
if (values.write) {
  const note = `${articles.toLocaleString('en')} first captures`
  writeFigures('docs/reliability.md', 'bench:workers', note, `${table}\n\n`)
}

async function measure(workers: number, dataDir: string): Promise<Run> {
  await using newsroom = await remoteNewsroom({
    articles,
    seed: 1,
    pageBytes: benchPageBytes,
    editsPerRound: 1,
  })
  await using redis = await startRedis()
  await using postgres = await embeddedPostgres({ dataDir })
  await using stack = new AsyncDisposableStack()
  const pool = stack.adopt(archivePool({ ...postgres.connection, max: 2 }), (each) => each.end())
  const archive = stack.use(await openArchive({ pool, keyOf: (url) => url }))
  const { host, user, database } = postgres.connection
  const env = {
    LOG_LEVEL: 'error',
    DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
    REDIS_URL: redis.url,
    FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    FETCH_HOST_CONNECTIONS: '64',
    SECOND_LOOK_MS: '0',
    DOUBT_MS: '0',
    SCAN_INTERVAL_MS: '500',
  }
  await using cast = startCast(['scheduler', ...Array.from({ length: workers }, () => 'worker')], env)
  // All of them stand ready before there is work.
  await sleep(8_000)
  const before = { members: cast.members.map(cpuOf), postgres: usageOfTree(embeddedPid(dataDir)).cpuMs }
  const began = performance.now()
  const added = await stet(['add', newsroom.feedUrl], { env })
  if (added.exitCode !== 0) throw new Error(added.stderr)
  while ((await archive.counts()).captures < articles) await sleep(250)
  const spent = cast.members.map((member, index) => cpuOf(member) - (before.members[index] ?? 0))
  const postgresCpuMs = usageOfTree(embeddedPid(dataDir)).cpuMs - before.postgres
  if (cast.members.some((member) => member.starts() > 1)) throw new Error(cast.complaints.join('\n'))
  // The first captures wait for code to be loaded and compiled, the last ones for nobody.
  const { rows: span } = await pool.query<{ seconds: number }>(
    `select extract(epoch from max(started_at) - min(started_at))::float8 as seconds from (
      select started_at, percent_rank() over (order by started_at) as place from captures
    ) ranked where place between $1 and $2`,
    [...steady],
  )
  const seconds = span[0]?.seconds ?? Number.NaN
  const wallMs = performance.now() - began
  return {
    workers,
    perSecond: (articles * (steady[1] - steady[0])) / seconds,
    cores: (spent.reduce((sum, ms) => sum + ms, 0) + postgresCpuMs) / wallMs,
    workerCpuMs: spent.slice(1).reduce((sum, ms) => sum + ms, 0),
    schedulerCpuMs: spent[0] ?? Number.NaN,
    postgresCpuMs,
  }
}

function cpuOf(member: { readonly pid: () => number }): number {
  return usageOfTree(member.pid()).cpuMs
}
