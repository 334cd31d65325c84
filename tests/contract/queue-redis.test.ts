import { expect, test } from 'vitest'
import { OperationalError } from '../../model/errors.ts'
import { queueBackend } from '../../workers/queue-backend.ts'
import { freePort } from '../support/free-port.ts'
import { startRedis } from '../support/redis.ts'
import { queueContract } from './queue.contract.ts'

queueContract('Redis', async () => {
  const redis = await startRedis()
  return { kind: 'redis', url: redis.url, [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose]() }
})

test('a Redis that may evict jobs is refused', async () => {
  await using redis = await startRedis({ policy: 'allkeys-lru' })
  const error = await queueBackend({ kind: 'redis', url: redis.url }).catch((each: unknown) => each)
  expect(error).toMatchObject({ name: 'OperationalError', code: 'queue-policy' })
})

test('a Redis that is not there is an error, not silence', async () => {
  const url = `redis://127.0.0.1:${await freePort()}`
  const error = await queueBackend({ kind: 'redis', url }).catch((each: unknown) => each)
  expect(error).toBeInstanceOf(OperationalError)
  expect(error).toMatchObject({ code: 'queue-unavailable', retryable: true })
})
