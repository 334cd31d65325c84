import { destination, pino } from 'pino'
import type { Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard error, so that standard output stays for data. URLs with passwords never get in. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['*.password', 'password', 'DATABASE_URL', 'REDIS_URL'], censor: '…' },
    },
    destination({ fd: 2, sync: true }),
  )
}
