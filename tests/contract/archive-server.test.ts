import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverPostgres } from '../../archive/backends/server-postgres.ts'
import { openTemporary } from '../support/archive.ts'
import { createDatabase, startTestServer } from '../support/postgres.ts'
import type { TestServer } from '../support/postgres.ts'
import { archiveContract } from './archive.contract.ts'

let server: TestServer
let databases = 0

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

async function emptyDatabase(): Promise<string> {
  databases += 1
  const name = `stet_${databases}`
  await createDatabase({ connectionString: server.url }, name)
  return server.url.replace(/\/postgres$/, `/${name}`)
}

archiveContract('a PostgreSQL server', async (options) =>
  openTemporary({ connectionString: await emptyDatabase() }, options),
)

test('a server is opened by its URL', async () => {
  await using opened = await serverPostgres({ url: await emptyDatabase() })
  const { rows } = await opened.pool.query('select 1::int8 as one, now() as now')
  expect(rows[0]).toEqual({ one: 1, now: expect.any(Date) })
})

test('a server that does not answer is unavailable for now', async () => {
  const url = 'postgres://tester@127.0.0.1:1/none'
  await expect(serverPostgres({ url })).rejects.toMatchObject({
    code: 'archive-unavailable',
    retryable: true,
  })
})

test('a server without the database is a wrong setting', async () => {
  const url = server.url.replace(/\/postgres$/, '/absent')
  await expect(serverPostgres({ url })).rejects.toMatchObject({ code: 'settings-invalid', retryable: false })
})
