import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoreHistory } from '../../demo/score.ts'
import type { FoundArticle } from '../../demo/score.ts'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import type { RunSummary } from '../../cli/run-until-idle.ts'
import { startTestServer } from '../support/postgres.ts'
import { startRedis } from '../support/redis.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const articles = 40
const rounds = 12

interface Place extends AsyncDisposable {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The three ways to run it. */
const modes: readonly (readonly [string, () => Promise<Place>])[] = [
  ['embedded', embedded],
  ['one server', oneServer],
  ['distributed', distributed],
]

describe.each(modes)('a newsroom that edits its articles, %s', (_name, open) => {
  let place: Place
  let newsroom: Newsroom

  beforeAll(async () => {
    newsroom = await startNewsroom({ articles, seed: 21 })
    place = await open()
  })
  afterAll(async () => {
    await newsroom[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
  })

  const run = (args: readonly string[]) =>
    stet([...args, ...place.args], {
      env: {
        ...place.env,
        FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
        FETCH_HOST_DELAY_MS: '0',
        FETCH_HOST_CONNECTIONS: '8',
        DOUBT_MS: '0',
        SECOND_LOOK_MS: '0',
      },
    })
  const runAll = async () => JSON.parse((await run(['run', '--all', '--json'])).stdout) as RunSummary
  const lines = async <T>(args: readonly string[]) =>
    (await run(args)).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T)

  test('every article is captured and becomes version 1', async () => {
    expect(await run(['add', newsroom.feedUrl])).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await runAll()).toMatchObject({ captures: articles, versions: articles, changes: 0, failures: 0 })
  })

  test('noise never makes a version', async () => {
    const summaries = [await runAll(), await runAll()]
    expect(summaries.map(({ captures, versions, changes }) => ({ captures, versions, changes }))).toEqual(
      summaries.map(() => ({ captures: articles, versions: 0, changes: 0 })),
    )
  })

  test('every edit is found, and nothing else', { timeout: 180_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      newsroom.nextRound()
      await runAll()
    }
    // A disappearance counts once a second look has confirmed it.
    await runAll()
    const score = scoreHistory(newsroom.truth, await found())
    expect({
      missed: score.missed,
      falseChanges: score.falseChanges,
      noisyChanges: score.noisyChanges,
    }).toEqual({
      missed: [],
      falseChanges: [],
      noisyChanges: [],
    })
    expect(score.found).toBe(score.edits)
    expect(score.edits).toBeGreaterThan(rounds * 3)
  })

  test('a text that comes back is another sighting of the old version', async () => {
    const reverted = newsroom.truth.edits.find((edit) => edit.kind === 'revert')
    const history = JSON.parse((await run(['history', reverted?.url ?? '', '--json'])).stdout) as {
      sightings: { version: number }[]
      changes: { returned: boolean; to: number }[]
    }
    const returned = history.changes.filter((change) => change.returned)
    expect(returned.length).toBeGreaterThan(0)
    expect(new Set(history.sightings.map((sighting) => sighting.version)).size).toBeLessThan(
      history.sightings.length,
    )
  })

  test('the archive verifies', async () => {
    const { exitCode, stdout } = await run(['verify', '--json'])
    expect(JSON.parse(stdout.trim())).toMatchObject({ type: 'total', findings: 0 })
    expect(exitCode).toBe(0)
  })

  async function found(): Promise<FoundArticle[]> {
    const all = await lines<{ url: string; status: string }>(['articles', '--json'])
    return Promise.all(
      all.map(async ({ url, status }) => {
        const { stdout } = await run(['history', url, '--json'])
        type Step = FoundArticle['changes'][number]['change'] & { from: number; to: number }
        const { changes, untold } = JSON.parse(stdout) as { changes: Step[]; untold: Step[] }
        return {
          url,
          gone: status === 'gone',
          changes: [...changes, ...untold].map((change) => ({ from: change.from, to: change.to, change })),
        }
      }),
    )
  }
})

async function embedded(): Promise<Place> {
  const dir = await temporaryDirectory()
  return { args: ['--data', dir.path], env: {}, [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose]() }
}

async function oneServer(): Promise<Place> {
  const server = await startTestServer()
  return {
    args: [],
    env: { DATABASE_URL: server.url },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

async function distributed(): Promise<Place> {
  const stack = new AsyncDisposableStack()
  const server = stack.use(await startTestServer())
  const redis = stack.use(await startRedis())
  const env = { DATABASE_URL: server.url, REDIS_URL: redis.url }
  return { args: [], env, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}
