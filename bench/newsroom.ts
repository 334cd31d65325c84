import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { embeddedPostgres } from '../archive/backends/embedded-postgres.ts'
import { openArchive } from '../archive/open.ts'
import { archivePool } from '../archive/pool.ts'
import { foundHistories } from '../cli/demo-findings.ts'
import type { RunSummary } from '../cli/run-until-idle.ts'
import { scoreHistory } from '../demo/score.ts'
import { remoteNewsroom } from './newsroom-process.ts'
import { benchPageBytes } from './parse-baseline.ts'
import { usageOfTree, watchMemory } from './process-usage.ts'

export interface BenchOptions {
  readonly articles: number
  readonly dataDir: string
  /** Null: the queue is in PostgreSQL. */
  readonly redisUrl: string | null
}

export interface PassFigures {
  readonly name: string
  readonly captures: number
  readonly notModified: number
  readonly versions: number
  readonly changes: number
  readonly falseChanges: number
  readonly missed: number
  readonly wallMs: number
  readonly nodeCpuMs: number
  readonly cleanCpuMs: number
  readonly compareCpuMs: number
  readonly postgresCpuMs: number
  readonly nodePeakBytes: number
  readonly postgresPeakBytes: number
  /** Growth of the bodies and texts stored. */
  readonly storedBytes: number
}

const main = resolve(import.meta.dirname, '../cli/main.ts')

/** Three passes of `stet run --all` over a newsroom: first captures, noise only, a tenth edited. */
export async function benchNewsroom(options: BenchOptions): Promise<PassFigures[]> {
  const { articles, dataDir } = options
  const editsPerRound = Math.ceil(articles / 10)
  await using newsroom = await remoteNewsroom({ articles, seed: 1, pageBytes: benchPageBytes, editsPerRound })
  // Holding the database keeps it running between the passes, so that its CPU can be read.
  await using postgres = await embeddedPostgres({ dataDir })
  await using stack = new AsyncDisposableStack()
  const pool = stack.adopt(archivePool({ ...postgres.connection, max: 2 }), (each) => each.end())
  const archive = stack.use(await openArchive({ pool, keyOf: (url) => url }))
  const { host, user, database } = postgres.connection
  const env = {
    ...process.env,
    LOG_LEVEL: 'error',
    FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    FETCH_HOST_CONNECTIONS: '16',
    DOUBT_MS: '0',
    SECOND_LOOK_MS: '0',
    ...(options.redisUrl === null
      ? {}
      : {
          REDIS_URL: options.redisUrl,
          DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
        }),
  }
  await command(['add', newsroom.feedUrl, '--data', dataDir], env)
  const figures: PassFigures[] = []
  for (const name of ['1 first', '2 noise', '3 edited']) {
    if (name === '3 edited') await newsroom.nextRound()
    const before = {
      stored: (await archive.counts()).storedBytes,
      postgres: usageOfTree(embeddedPid(dataDir)).cpuMs,
    }
    using postgresMemory = watchMemory(embeddedPid(dataDir))
    const { summary, peakBytes } = await command(['run', '--all', '--json', '--data', dataDir], env)
    const score = scoreHistory(await newsroom.truth(), await foundHistories(archive))
    figures.push({
      name,
      captures: summary.captures,
      notModified: summary.notModified,
      versions: summary.versions,
      changes: summary.changes,
      falseChanges: score.falseChanges.length,
      // A disappearance is confirmed by a later look, so one pass cannot show it.
      missed: score.missed.filter((edit) => edit.kind !== 'taken-down').length,
      wallMs: summary.wallMs,
      nodeCpuMs: summary.cpuMs,
      cleanCpuMs: summary.cleanCpuMs,
      compareCpuMs: summary.compareCpuMs,
      postgresCpuMs: usageOfTree(embeddedPid(dataDir)).cpuMs - before.postgres,
      nodePeakBytes: peakBytes,
      postgresPeakBytes: postgresMemory.peakBytes(),
      storedBytes: (await archive.counts()).storedBytes - before.stored,
    })
  }
  return figures
}

/** Process id of the embedded server of a data directory. */
export function embeddedPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

async function command(
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ summary: RunSummary; peakBytes: number }> {
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  using memory = watchMemory(child.pid ?? 0)
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  const code = await new Promise((resolveEnd) => child.once('close', resolveEnd))
  if (code !== 0) throw new Error(`stet ${args[0] ?? ''} ended with ${String(code)}: ${stdout}`)
  return {
    summary: args.includes('--json') ? (JSON.parse(stdout) as RunSummary) : ({} as RunSummary),
    peakBytes: memory.peakBytes(),
  }
}
