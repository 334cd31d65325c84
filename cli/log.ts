import { destination, pino } from 'pino'
import type { Logger } from 'pino'
import type { Io } from './io.ts'

export type Log = Logger

const redact = { paths: ['*.password', 'password', 'DATABASE_URL', 'REDIS_URL'], censor: '…' }

/** JSON lines on standard error, for services. URLs with passwords never get in. */
export function openLog(level: string): Log {
  return pino({ level, base: null, redact }, destination({ fd: 2, sync: true }))
}

/**
 * For commands that a person waits for: they say what they do in their own words, so only what is wrong is
 * logged, as plain lines (`stet: warning: …`).
 */
export function openCommandLog(level: string, io: Io): Log {
  const least = level === 'info' ? 'warn' : level
  return pino(
    { level: least, base: null, timestamp: false, redact },
    {
      write: (line) => io.stderr.write(plainLine(line)),
    },
  )
}

function plainLine(line: string): string {
  const { level, msg, ...rest } = JSON.parse(line) as { level: number; msg?: string }
  const name = level >= 50 ? 'error' : level >= 40 ? 'warning' : 'note'
  const details = Object.entries(rest).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `stet: ${name}: ${[msg ?? '', ...details].join(', ')}\n`
}
