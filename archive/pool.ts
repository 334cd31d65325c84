import pg from 'pg'

/** int8 and timestamptz, and their arrays' elements, as the archive's row types say. */
const parsers = new Map<number, (text: string) => unknown>([[pg.types.builtins.INT8, parseInt8]])

/**
 * A connection pool whose rows read as archive/schema.ts says: int8 as number, timestamptz as Date. The setting
 * is the pool's own, so that other users of the driver in this process keep theirs. A lost idle connection is no
 * failure, the next query opens another; one lost in use fails the query that used it.
 */
export function archivePool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 10_000,
    ...config,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
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
