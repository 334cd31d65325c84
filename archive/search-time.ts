import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { DatabaseError } from 'pg'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** Runs one query that may be as broad as its asker likes; ended by the database after `limits.searchMsMax`. */
export async function withinSearchTime<T>(
  { kysely }: Database,
  query: (kysely: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  try {
    return await kysely.transaction().execute(async (transaction) => {
      await sql`select set_config('statement_timeout', ${String(limits.searchMsMax)}, true)`.execute(
        transaction,
      )
      return query(transaction)
    })
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== queryCanceled) throw error
    throw new OperationalError('search-too-broad', 'The search took too long and was ended.', {
      cause: error,
      hint: 'Add a word, a source or a span of days.',
    })
  }
}

/** SQLSTATE. */
const queryCanceled = '57014'
