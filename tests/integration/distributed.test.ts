import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { startTestServer } from '../support/postgres.ts'
import type { TestServer } from '../support/postgres.ts'
import { startRedis } from '../support/redis.ts'
import type { TestRedis } from '../support/redis.ts'
import { spawnStet, stet } from '../support/stet.ts'
import { until } from '../support/until.ts'

const articles = 12

interface ListedArticle {
  readonly url: string
  readonly captures: number
  readonly versions: number
}

describe('many processes over PostgreSQL and Redis', () => {
  let newsroom: Newsroom
  let postgres: TestServer
  let redis: TestRedis
  let env: Record<string, string>

  beforeAll(async () => {
    ;[newsroom, postgres, redis] = await Promise.all([
      startNewsroom({ articles, seed: 7 }),
      startTestServer(),
      startRedis(),
    ])
    env = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
      FETCH_HOST_DELAY_MS: '0',
      SCAN_INTERVAL_MS: '100',
      LOG_LEVEL: 'error',
    }
  })
  afterAll(async () => {
    await Promise.all([newsroom, postgres, redis].map((each) => each[Symbol.asyncDispose]()))
  })

  const listed = async (): Promise<ListedArticle[]> => {
    const { stdout } = await stet(['articles', '--json'], { env })
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ListedArticle)
      .toSorted((a, b) => (a.url < b.url ? -1 : 1))
  }

  test('two schedulers and two workers capture every article once', { timeout: 120_000 }, async () => {
    const roles = ['scheduler', 'scheduler', 'worker', 'worker'].map((role) => spawnStet([role], env))
    try {
      const added = await stet(['add', newsroom.feedUrl], { env })
      expect(added).toMatchObject({ exitCode: 0, stderr: '' })
      await until(async () => (await listed()).every((article) => article.versions > 0), 60_000)
      // Longer than several scans of both schedulers: a second capture would have come by now.
      await new Promise((resume) => setTimeout(resume, 1_500))
      expect((await listed()).map((article) => article.captures)).toEqual(
        Array.from({ length: articles }, () => 1),
      )
    } finally {
      for (const role of roles) role.child.kill('SIGTERM')
    }
    const ends = await Promise.all(roles.map((role) => role.ended))
    expect(ends.map(({ exitCode, signal, stderr }) => ({ exitCode, signal, stderr }))).toEqual(
      ends.map(() => ({ exitCode: 0, signal: null, stderr: '' })),
    )
  })

  test('what a FLUSHALL of Redis lost is captured all the same', { timeout: 150_000 }, async () => {
    const before = (await listed()).map((article) => article.captures)
    await using scheduler = spawnStet(['scheduler'], env)
    await makeEverythingDue(postgres.url)
    await until(async () => Number(await redis.command('LLEN', 'stet:capture:wait')) === articles, 60_000)
    await redis.command('FLUSHALL')
    await using worker = spawnStet(['worker'], env)
    await until(
      async () => (await listed()).every(({ captures }, index) => captures > (before[index] ?? 0)),
      100_000,
    )
    for (const { child } of [scheduler, worker]) child.kill('SIGTERM')
    expect([(await scheduler.ended).exitCode, (await worker.ended).exitCode]).toEqual([0, 0])
    expect((await listed()).map(({ captures }, index) => captures - (before[index] ?? 0))).toEqual(
      before.map(() => 1),
    )
  })
})

/** As time would do it: the next look of every article is now. */
async function makeEverythingDue(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('update articles set next_due_at = now()')
  await client.end()
}
