import type pg from 'pg'
import { OperationalError } from '../../model/errors.ts'
import { operationalError } from '../pg-errors.ts'
import { archivePool } from '../pool.ts'

export interface ServerPostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string
  readonly connectionsMax?: number
}

export interface ServerPostgres extends AsyncDisposable {
  readonly pool: pg.Pool
}

/** `server_version_num` of PostgreSQL 15, the oldest that the archive is tested with. */
const versionMin = 150_000

/**
 * A pool on somebody else's PostgreSQL. Throws `archive-unavailable`, which is retryable, while it does not
 * answer, and `settings-invalid` when it is older than version 15 or lets us not in.
 */
export async function serverPostgres({
  url,
  connectionsMax = 10,
}: ServerPostgresOptions): Promise<ServerPostgres> {
  const pool = archivePool({ connectionString: url, max: connectionsMax })
  try {
    const { rows } = await pool.query<{ server_version_num: string; server_version: string }>(
      `select current_setting('server_version_num') as server_version_num,
        current_setting('server_version') as server_version`,
    )
    const version = Number(rows[0]?.server_version_num ?? 0)
    if (version < versionMin) {
      throw new OperationalError(
        'settings-invalid',
        `DATABASE_URL is PostgreSQL ${rows[0]?.server_version ?? 'unknown'}; version 15 or newer is needed.`,
      )
    }
    return { pool, [Symbol.asyncDispose]: () => pool.end() }
  } catch (error) {
    await pool.end()
    throw refused(operationalError(error))
  }
}

/** Class 28 and 3D000: the server answers, but not to this user or for this database. */
function refused(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperationalError || !('code' in error)) return error
  if (typeof error.code !== 'string' || !/^(28|3D000$)/.test(error.code)) return error
  return new OperationalError('settings-invalid', `DATABASE_URL is refused: ${error.message}`, {
    cause: error,
  })
}
