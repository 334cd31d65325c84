import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'

/** Every arrow of the capture protocol; docs/reliability.md names them. */
const failpoints = [
  'capture.claimed',
  'capture.fetched',
  'capture.before-store',
  'capture.in-store',
  'capture.stored',
  'commit.in-transaction',
  'commit.committed',
]

/** Where the dead process leaves an article claimed. */
const holdsClaims = new Set(failpoints.filter((name) => name !== 'commit.committed'))

const articles = 5

/** A claim outlives its process by its lease, and a job by its lock and a stalled check. */
const recoveryMs = 120_000

describe.concurrent('kill -9 in the middle of a capture', () => {
  let newsroom: Newsroom
  let env: Record<string, string>

  beforeAll(async () => {
    newsroom = await startNewsroom({ articles, seed: 3 })
    env = {
      FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
      FETCH_HOST_DELAY_MS: '0',
      FETCH_HOST_CONNECTIONS: '4',
      LOG_LEVEL: 'silent',
    }
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test.each(failpoints)(
    'at %s: every article is captured once, and the archive verifies',
    { timeout: recoveryMs },
    async (failpoint) => {
      await using dir = await temporaryDirectory()
      const data = ['--data', dir.path]
      await stet(['add', newsroom.feedUrl, ...data], { env })

      await using crashed = spawnStet(['run', ...data], { ...env, STET_FAILPOINT: `${failpoint}:2` })
      expect((await crashed.ended).signal).toBe('SIGKILL')

      await using again = spawnStet(['run', '--json', ...data], env)
      const { exitCode, stderr } = await again.ended
      expect(exitCode).toBe(0)
      // A silent minute would look like a hang: it says what it waits for, and nothing else.
      expect(stderr).toMatch(/^(?:stet: waiting for .+\n)*$/)
      expect(stderr.includes('in the hands of a worker') || !holdsClaims.has(failpoint)).toBe(true)

      const listed = await stet(['articles', '--json', ...data], { env })
      const all = listed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { captures: number; versions: number; status: string })
      expect(all).toHaveLength(articles)
      expect(all.map(({ captures, versions, status }) => ({ captures, versions, status }))).toEqual(
        all.map(() => ({ captures: 1, versions: 1, status: 'active' })),
      )
      const verified = await stet(['verify', ...data], { env })
      expect(verified.stdout).toContain('Everything holds')
      expect(verified.exitCode).toBe(0)
    },
  )
})
