import { resolve } from 'node:path'
import type pg from 'pg'
import type { Archive } from '../archive/archive.ts'
import { embeddedPostgres } from '../archive/backends/embedded-postgres.ts'
import { serverPostgres } from '../archive/backends/server-postgres.ts'
import { openArchive } from '../archive/open.ts'
import { archivePool } from '../archive/pool.ts'
import type { OperationalError } from '../model/errors.ts'
import { urlKey } from '../pipeline/discover/url-key.ts'
import type { Config } from './config.ts'
import { failpointFrom } from './failpoints.ts'
import type { Io } from './io.ts'
import { messageOf } from './log.ts'
import type { Log } from './log.ts'

/** The archive and the database it lives in. Disposing closes both; the last one out stops an embedded database. */
export interface ArchiveHouse extends AsyncDisposable {
  readonly archive: Archive
  /** How another pool reaches the same database. */
  readonly database: pg.PoolConfig
  /**
   * After `archive-unavailable`: resolves when work can go on because the embedded database was started again; else
   * throws why not, in the words of whoever knows best.
   */
  answersAgain(failure: OperationalError): Promise<void>
}

/** Opens the archive that the settings name, starting the embedded database when nobody has yet. */
export async function openArchiveHouse(config: Config, io: Io, log: Log): Promise<ArchiveHouse> {
  await using stack = new AsyncDisposableStack()
  const { pool, database, answersAgain } = await openDatabase(config, stack, log)
  const archive = stack.use(await openArchive({ pool, keyOf: urlKey, failpoint: failpointFrom(io.env) }))
  const owned = stack.move()
  return { archive, database, answersAgain, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

async function openDatabase(
  config: Config,
  stack: AsyncDisposableStack,
  log: Log,
): Promise<Pick<ArchiveHouse, 'database' | 'answersAgain'> & { pool: pg.Pool }> {
  if (config.DATABASE_URL !== undefined) {
    const { pool } = stack.use(await serverPostgres({ url: config.DATABASE_URL }))
    return { pool, database: { connectionString: config.DATABASE_URL }, answersAgain: isNotOurs }
  }
  const dataDir = resolve(config.DATA_DIR)
  const embedded = stack.use(
    await embeddedPostgres({
      dataDir,
      log: (message) => log.debug({ dataDir }, message),
      onTrouble: (reason) => log.error({ dataDir, reason: messageOf(reason) }, 'the database is down'),
    }),
  )
  const database = { ...embedded.connection }
  const pool = stack.adopt(archivePool(database), (each) => each.end())
  return { pool, database, answersAgain: () => embedded.answersAgain() }
}

/** Somebody else's server: whoever runs it starts it again. */
function isNotOurs(failure: OperationalError): Promise<void> {
  return Promise.reject(failure)
}
