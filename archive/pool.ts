import { Pool, types } from 'pg'
import type { PoolConfig } from 'pg'

/** int8 and timestamptz, and their arrays' elements, as the archive's row types say. */
const parsers = new Map<number, (text: string) => unknown>([[types.builtins.INT8, parseInt8]])

/**
 * A connection pool whose rows read as archive/schema.ts says: int8 as number, timestamptz as Date. The setting
 * is the pool's own, so that other users of the driver in this process keep theirs. A lost idle connection is no
 * failure, the next query opens another; one lost in use fails the query that used it.
 */
export function archivePool(config: PoolConfig): Pool {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: 10_000,
    ...config,
    types: {
      // The declared type knows the driver's own types only, by an enumeration; the driver asks with any number.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- see above
        parsers.get(oid) ?? types.getTypeParser(oid, format),
    },
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 out of JavaScript's exact range: ${text}`)
  return value
}
