import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Archive } from '../../archive/archive.ts'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { scoreHistory } from '../../demo/score.ts'
import { OperationalError } from '../../model/errors.ts'
import { numberOption, textOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import type { Config } from '../config.ts'
import { parseListen } from '../config.ts'
import { foundHistories } from '../demo-findings.ts'
import { describeScore, describeTrueEdits, demoScoreJson } from '../demo-report.ts'
import { print, printJson, wantsColor, widthOf } from '../io.ts'
import { openLog } from '../log.ts'
import { renderChange } from '../render-change.ts'
import { paths } from '../../review/paths.ts'
import { startService } from '../service.ts'
import type { Service } from '../service.ts'

/** Rounds of edits before the demo compares what it found with what was done, when nobody says how many. */
const roundsByDefault = 12
const pauseBetweenRoundsMs = 1_500
const articlesByDefault = 24

export const demoCommand: CommandSpec = {
  name: 'demo',
  summary: 'watch a local newsroom whose articles get edited; nothing leaves this machine',
  options: [
    ['--rounds <n>', 'end after this many rounds of edits, with a summary against the truth'],
    ['--articles <n>', `articles in the newsroom (${articlesByDefault})`],
  ],
  json: 'print the summary as JSON; needs --rounds',
  examples: ['stet demo', 'stet demo --rounds 10 --articles 50'],
  async run(invocation) {
    const { io, json } = invocation
    const rounds = numberOption(invocation, 'rounds', { min: 1, max: 10_000 })
    const articles = numberOption(invocation, 'articles', { min: 1, max: 100_000 }) ?? articlesByDefault
    if (json && rounds === null)
      throw new OperationalError('usage', '--json needs --rounds: without it the demo never ends')
    await using place = await demoPlace(invocation)
    await using newsroom = await startNewsroom({ articles, seed: 1 })
    const config = await demoConfig(invocation.config, io.env, place.dataDir, newsroom)
    const log = openLog(config.LOG_LEVEL === 'debug' ? 'debug' : 'error')
    const say = (text: string) => (json ? io.stderr.write(`${text}\n`) : print(io, text))
    say(`A newsroom of ${articles} articles runs at ${newsroom.origin}. Starting Stet …`)
    await using service = await startService(config, io, log, new Set(['scheduler', 'worker', 'review']))
    const { archive } = service.house
    await follow(archive, newsroom)
    await settle(archive, io.stopping)
    const first = await archive.counts()
    say(`${first.articles} articles captured for the first time. Read along at ${service.url ?? ''}\n`)

    let seen = 0
    for (let round = 1; round <= (rounds ?? roundsByDefault) && !io.stopping.aborted; round += 1) {
      seen = await playRound(invocation, service, newsroom, round, seen, say)
      if (rounds === null)
        await sleep(pauseBetweenRoundsMs, undefined, { signal: io.stopping }).catch(() => {})
    }
    // Stopped in mid round, nothing can be said of what was missed.
    if (io.stopping.aborted) return 0
    // A disappearance counts once a second look has confirmed it.
    await lookAgain(archive, io.stopping)
    const score = scoreHistory(newsroom.truth, await foundHistories(archive))
    const counts = await archive.counts()
    if (json) printJson(io, demoScoreJson(score, counts))
    else print(io, describeScore(score, counts))
    if (rounds === null) {
      print(io, `\nThe review pages stay at ${service.url ?? ''} until Ctrl-C.`)
      await sleep(2 ** 31 - 1, undefined, { signal: io.stopping }).catch(() => {})
    }
    return score.missed.length === 0 && score.falseChanges.length === 0 ? 0 : 1
  },
}

/** Edits, looks again at every article, and prints what was found. Resolves with the last change seen. */
async function playRound(
  invocation: Invocation,
  service: Service,
  newsroom: Newsroom,
  round: number,
  seen: number,
  say: (text: string) => void,
): Promise<number> {
  const { io, json } = invocation
  const { archive } = service.house
  const edits = newsroom.nextRound()
  say(`— round ${round}: the newsroom makes ${describeTrueEdits(edits)}; looking again at every article`)
  await lookAgain(archive, io.stopping)
  const { items } = await archive.recentChanges({ limit: 200 })
  const fresh = items.filter((change) => change.id > seen).toReversed()
  for (const { change, headline, articleUrl, articleId, from, to } of json ? [] : fresh) {
    const link = `${service.url ?? ''}${paths.change(articleId, from, to)}`
    say(renderChange(change, { color: wantsColor(io), width: widthOf(io), headline: headline ?? articleUrl }))
    say(`  ${link}\n`)
  }
  return items[0]?.id ?? seen
}

/** Follows the newsroom's feed, which is read once: the newsroom publishes nothing new. */
async function follow(archive: Archive, newsroom: Newsroom): Promise<void> {
  const now = new Date()
  const draft = { url: newsroom.feedUrl, title: null, include: null, exclude: null }
  const { source } = await archive.addSource(
    { ...draft, kind: 'feed', cron: '0 * * * *', timezone: 'UTC' },
    now,
  )
  await archive.touchSource(source.id, now)
}

async function lookAgain(archive: Archive, signal: AbortSignal): Promise<void> {
  await archive.touchArticles({}, new Date())
  await settle(archive, signal)
}

/** Waits until nothing is due: the scheduler and the workers of this process do the rest. */
async function settle(archive: Archive, signal: AbortSignal): Promise<void> {
  for (;;) {
    const now = new Date()
    const { sources, articles } = await archive.remaining({ sources: now, articles: now }, now)
    if (sources + articles === 0 || signal.aborted) return
    await sleep(50, undefined, { signal }).catch(() => {})
  }
}

/** A directory of its own, gone afterwards; `--data` keeps it. */
async function demoPlace(invocation: Invocation): Promise<{ dataDir: string } & AsyncDisposable> {
  const given = textOption(invocation, 'data')
  if (given !== null) return { dataDir: given, async [Symbol.asyncDispose]() {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'stet-demo-'))
  return { dataDir, [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }) }
}

/** The shipped settings, but for one hole in the guard of exactly the newsroom's port, and no waiting for it. */
async function demoConfig(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  newsroom: Newsroom,
): Promise<Config> {
  return {
    ...config,
    DATA_DIR: dataDir,
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
    LISTEN: env['LISTEN'] === undefined && (await isTaken(config.LISTEN)) ? '127.0.0.1:0' : config.LISTEN,
    FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
    FETCH_HOST_DELAY_MS: 0,
    FETCH_HOST_CONNECTIONS: 8,
    // Its rounds are days that pass in seconds.
    SECOND_LOOK_MS: 0,
    DOUBT_MS: 0,
    SCAN_INTERVAL_MS: 100,
  }
}

/** Whether somebody (another demo, the service) listens there already. */
async function isTaken(listen: string): Promise<boolean> {
  const { host, port } = parseListen(listen)
  const probe = createServer()
  const { promise, resolve } = Promise.withResolvers<boolean>()
  probe.once('error', () => resolve(true))
  probe.listen(port, host, () => probe.close(() => resolve(false)))
  return promise
}
