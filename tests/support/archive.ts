import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll } from 'vitest'
import type { Archive } from '../../archive/archive.ts'
import { embeddedPostgres } from '../../archive/backends/embedded-postgres.ts'
import { migrate } from '../../archive/migrate.ts'
import { openArchive } from '../../archive/open.ts'
import { archivePool } from '../../archive/pool.ts'
import type { Failpoint } from '../../model/failpoint.ts'
import { createDatabase } from './postgres.ts'

export interface TemporaryArchive extends AsyncDisposable {
  readonly archive: Archive
  /** On the archive's own database, for what only SQL can do. */
  readonly pool: pg.Pool
  readonly connection: pg.PoolConfig
}

export interface TemporaryArchiveOptions {
  readonly keyOf?: (url: string) => string
  readonly failpoint?: Failpoint
}

interface Cluster {
  readonly connection: pg.PoolConfig
  readonly databases: { count: number }
}

/** One cluster for each test file that asks, started with the first archive, gone with the file. */
const running: { cluster: Promise<Cluster> | null; stop: (() => Promise<void>)[] } = {
  cluster: null,
  stop: [],
}

const template = 'stet_template'

afterAll(async () => {
  for (const stop of running.stop) await stop()
})

/** An archive in a new, empty database of this test file's embedded PostgreSQL. */
export async function temporaryArchive(options: TemporaryArchiveOptions = {}): Promise<TemporaryArchive> {
  running.cluster ??= startCluster()
  const { connection, databases } = await running.cluster
  databases.count += 1
  const name = `stet_${databases.count}`
  await createDatabase(connection, name, template)
  return openTemporary({ ...connection, database: name }, options)
}

/** An archive in the database of a connection; disposing of it ends its pool. */
export async function openTemporary(
  connection: pg.PoolConfig,
  { keyOf = (url) => url, failpoint }: TemporaryArchiveOptions = {},
): Promise<TemporaryArchive> {
  const pool = archivePool({ max: 5, ...connection })
  const archive = await openArchive({ pool, keyOf, ...(failpoint === undefined ? {} : { failpoint }) })
  return {
    archive,
    pool,
    connection,
    [Symbol.asyncDispose]: async () => {
      await archive[Symbol.asyncDispose]()
      await pool.end()
    },
  }
}

async function startCluster(): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stet-archive-'))
  const server = await embeddedPostgres({ dataDir })
  running.stop.push(async () => {
    await server[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true, force: true })
  })
  const { connection } = server
  await createDatabase(connection, template)
  const pool = archivePool({ ...connection, database: template })
  await migrate(pool)
  await pool.end()
  return { connection, databases: { count: 0 } }
}
