import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { stet } from '../../tests/support/stet.ts'
import { random } from '../../demo/random.ts'
import { startCast } from './cast.ts'
import { checkAll } from './checks.ts'
import type { CheckResult } from './checks.ts'
import { faultKinds, letHappen, recoveryMsMax } from './faults.ts'
import type { FaultKind } from './faults.ts'
import { recoveryMs } from './recovery.ts'
import { restartablePostgres, restartableRedis } from './servers.ts'
import { startHosts } from './site.ts'

/**
 * `npm run soak -- [--minutes 20] [--seed N] [--write]`: two schedulers and four workers over Redis and PostgreSQL follow
 * the articles of four hosts while one thing after another is killed. Prints what happened and what held; the exit code
 * is 1 when something did not. `--write` puts the table into docs/reliability.md.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    write: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const endAt = Date.now() + Number(values.minutes) * 60_000

const roles = ['scheduler', 'scheduler', 'worker', 'worker', 'worker', 'worker']
const hostCount = 4
const articlesPerHost = 30
const intervalMs = 20_000
const editEveryMs = 1_000
/** What stood for so long was looked at even when the look after it came as late as any may. */
const settledMs = intervalMs + Math.max(...Object.values(recoveryMsMax)) + 10_000

interface Fault {
  readonly kind: FaultKind
  readonly recoveredMs: number
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort())
const wait = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})

const say = (text: string) => process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
say(`seed ${seed}, ${values.minutes} minutes`)
const stream = random(seed)
await using redis = await restartableRedis()
await redis.start()
await using postgres = await restartablePostgres()
await postgres.start()
await using hosts = await startHosts({ hosts: hostCount, articlesPerHost, stream: stream.fork('hosts') })
const env = {
  DATABASE_URL: postgres.url,
  REDIS_URL: redis.url,
  FETCH_ALLOW_ADDRESSES: hosts.origins.map((origin) => new URL(origin).host).join(','),
  FETCH_HOST_DELAY_MS: '50',
  ARTICLE_INTERVAL_MIN_MS: String(intervalMs),
  ARTICLE_INTERVAL_MAX_MS: String(intervalMs),
  SECOND_LOOK_MS: '0',
  SCAN_INTERVAL_MS: '1000',
  LOG_LEVEL: 'error',
}
for (const origin of hosts.origins) {
  const added = await stet(['add', `${origin}/feed`], { env })
  if (added.exitCode !== 0) throw new Error(added.stderr)
}
const faults: Fault[] = []
{
  await using cast = startCast(roles, env)
  say(
    `started: ${roles.join(', ')}; first captures took ${seconds(await recoveryMs(postgres.url, Date.now()))}`,
  )
  const editing = setInterval(() => hosts.edit(), editEveryMs)
  const stage = { cast, redis, postgres, stream }
  // Each kind once, in an order of the seed's, and then whatever it says.
  const first = stream.shuffle(faultKinds)
  while (Date.now() < endAt && !stopping.signal.aborted) {
    await wait(stream.integer(1_000, 9_000))
    if (stopping.signal.aborted) break
    const kind = first[faults.length] ?? stream.pick(faultKinds)
    const at = Date.now()
    await letHappen(kind, stage)
    const recoveredMs = await recoveryMs(postgres.url, at)
    faults.push({ kind, recoveredMs })
    say(`${faults.length}. ${kind}: everything due was captured after ${seconds(recoveredMs)}`)
  }
  clearInterval(editing)
  say('no more faults; waiting for the last looks')
  await wait(settledMs)
}
if (stopping.signal.aborted) {
  say('stopped before it was done: nothing was checked')
  process.exitCode = 130
} else await conclude()

async function conclude(): Promise<void> {
  const checks = [...recoveries(), ...(await checkAll(postgres.url, env, hosts, settledMs))]
  const text = report(checks)
  process.stdout.write(`\n${text}\n`)
  if (values.write) await writeReport(text)
  process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1
}

function recoveries(): readonly CheckResult[] {
  return [
    {
      what: 'every due article was captured within 60 s of the fault, 90 s after FLUSHALL',
      holds: faults.every(({ kind, recoveredMs }) => recoveredMs <= recoveryMsMax[kind]),
      found: `at most ${seconds(Math.max(...faults.map(({ recoveredMs }) => recoveredMs)))}`,
    },
  ]
}

function report(all: readonly CheckResult[]): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  const rows = faultKinds.map((kind) => {
    const times = faults
      .flatMap((fault) => (fault.kind === kind ? [fault.recoveredMs] : []))
      .toSorted((a, b) => a - b)
    const middle = times[Math.floor(times.length / 2)]
    return `| ${kind} | ${times.length} | ${seconds(middle)} | ${seconds(times.at(-1))} |`
  })
  return [
    `Made by \`npm run soak -- --minutes ${values.minutes} --seed ${seed} --write\` on ${new Date().toISOString().slice(0, 10)}, ${machine}: ${roles.length} processes (two`,
    `schedulers, four workers), ${hostCount * articlesPerHost} articles of ${hostCount} hosts looked at every ${intervalMs / 1000} s, one edited every second.`,
    '',
    '| fault | times | captured again after, median | longest |',
    '|---|---|---|---|',
    ...rows,
    '',
    '| what must hold | holds | found |',
    '|---|---|---|',
    ...all.map(({ what, holds, found }) => `| ${what} | ${holds ? 'yes' : '**no**'} | ${found} |`),
  ].join('\n')
}

function seconds(ms: number | undefined): string {
  if (ms === undefined) return ''
  return ms === Number.POSITIVE_INFINITY ? 'never' : `${(ms / 1000).toFixed(1)} s`
}

async function writeReport(table: string): Promise<void> {
  const file = resolve(import.meta.dirname, '../../docs/reliability.md')
  const page = await readFile(file, 'utf8')
  const [before, rest] = page.split('<!-- soak -->\n')
  const after = rest?.split('<!-- /soak -->')[1]
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table.`)
  await writeFile(file, `${before}<!-- soak -->\n\n${table}\n\n<!-- /soak -->${after}`)
}
