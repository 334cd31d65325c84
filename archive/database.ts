import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { isTransient, operationalError } from './pg-errors.ts'
import type { Schema } from './schema.ts'

/** A statement whose plan the server keeps; `name` must be unique to its text. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export interface Row {
  readonly [column: string]: unknown
}

/** Runs statements, each mapped to an operational error when it fails. */
export interface Queries {
  run<T extends Row>(statement: Statement, values: readonly unknown[]): Promise<readonly T[]>
}

/** The pool seen two ways: typed queries where they are read, prepared statements where it is hot. */
export interface Database extends Queries {
  readonly kysely: Kysely<Schema>
  /** Maps the errors of whatever `work` does with `kysely`. */
  guard<T>(work: () => Promise<T>): Promise<T>
  /** Runs `work` in one transaction, all of it again on a serialization failure or deadlock. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
}

const transactionAttemptsMax = 5

export function database(pool: pg.Pool): Database {
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    run: (statement, values) => mapped(() => runOn(pool, statement, values)),
    guard: mapped,
    transaction: (work) => mapped(() => attempts(() => once(pool, work))),
  }
}

async function attempts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isTransient(error) || attempt === transactionAttemptsMax) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

async function once<T>(pool: pg.Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work({ run: (statement, values) => runOn(client, statement, values) })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function runOn<T extends Row>(
  runner: pg.Pool | pg.PoolClient,
  statement: Statement,
  values: readonly unknown[],
): Promise<readonly T[]> {
  const result = await runner.query<T>({ name: statement.name, text: statement.text, values: [...values] })
  return result.rows
}

async function mapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw operationalError(error)
  }
}
