import { expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'
import { startTestServer } from '../support/postgres.ts'
import { startRedis } from '../support/redis.ts'
import { spawnStet } from '../support/stet.ts'
import { until } from '../support/until.ts'

/** Well above the grace and the closing of a worker, well below for ever. */
const endMs = 30_000

test(
  'SIGTERM ends the service with exit code 0, also when its Redis has gone',
  { timeout: 90_000 },
  async () => {
    await using database = await startTestServer()
    const redis = await startRedis()
    const listen = `127.0.0.1:${await freePort()}`
    await using service = spawnStet(['serve'], {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      LISTEN: listen,
      SCAN_INTERVAL_MS: '200',
      SHUTDOWN_GRACE_MS: '1000',
      LOG_LEVEL: 'error',
    })
    const ready = async () => {
      try {
        return (await fetch(`http://${listen}/readyz`)).status
      } catch {
        return 0
      }
    }
    await until(async () => (await ready()) === 200)
    await redis[Symbol.asyncDispose]()
    await until(async () => (await ready()) === 503)
    service.child.kill('SIGTERM')
    const ended = await Promise.race([service.ended, sleep(endMs)])
    expect(ended).toMatchObject({ exitCode: 0, signal: null })
  },
)
