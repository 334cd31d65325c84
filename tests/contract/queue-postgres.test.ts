import { expect, test } from 'vitest'
import { queueBackend } from '../../workers/queue-backend.ts'
import { freePort } from '../support/free-port.ts'
import { startTestServer } from '../support/postgres.ts'
import { queueContract } from './queue.contract.ts'

queueContract('PostgreSQL', async () => {
  const server = await startTestServer()
  return {
    kind: 'postgres',
    connection: { connectionString: server.url },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
})

test('a database that is not there is an error, not silence', async () => {
  const connectionString = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`
  const error = await queueBackend({ kind: 'postgres', connection: { connectionString } }).catch(
    (each: unknown) => each,
  )
  expect(error).toMatchObject({ name: 'OperationalError', code: 'queue-unavailable', retryable: true })
})
