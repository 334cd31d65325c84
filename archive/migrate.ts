import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { OperationalError } from '../model/errors.ts'
import { operationalError } from './pg-errors.ts'
import { fillSearchIndex } from './search-index.ts'

const directory = join(import.meta.dirname, 'migrations')

/** Any number, as long as every program that migrates uses the same one. */
const advisoryLock = 7_397_164_220

/**
 * Brings the database to the newest schema, all steps in one transaction, one migrator at a time. Throws
 * `archive-newer` when a newer program has been here, `archive-unavailable` when nobody answers.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  try {
    const client = await pool.connect()
    try {
      await migrateOn(client, await migrations())
    } finally {
      client.release()
    }
  } catch (error) {
    throw operationalError(error)
  }
}

/** What a migration makes out of what is stored, where SQL alone cannot. */
const fills: Readonly<Record<number, (client: pg.PoolClient) => Promise<void>>> = { 2: fillSearchIndex }

interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

async function migrations(): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 4)),
      name,
      sql: await readFile(join(directory, name), 'utf8'),
    })),
  )
}

async function migrateOn(client: pg.PoolClient, known: readonly Migration[]): Promise<void> {
  const newest = known.at(-1)?.number ?? 0
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
    await client.query(`create table if not exists schema_versions (
      number integer primary key, name text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ number: number }>(
      'select coalesce(max(number), 0) as number from schema_versions',
    )
    const current = rows[0]?.number ?? 0
    if (current > newest) {
      throw new OperationalError(
        'archive-newer',
        `The archive has schema ${current}; this program knows schema ${newest}.`,
        { hint: 'Run the newer program that last opened this archive.' },
      )
    }
    for (const migration of known.filter(({ number }) => number > current)) {
      await client.query(migration.sql)
      await fills[migration.number]?.(client)
      await client.query('insert into schema_versions (number, name) values ($1, $2)', [
        migration.number,
        migration.name,
      ])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
