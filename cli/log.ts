import { destination, pino } from 'pino'
import type { Logger } from 'pino'
import { OperationalError } from '../model/errors.ts'
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

/**
 * Logs errors as they come; one that comes again and again (a database that is down meets every job) only every
 * ten seconds, with the number of times.
 */
export function errorLog(log: Log, what: string): (error: unknown, data?: unknown) => void {
  const last = new Map<string, { at: number; unsaid: number }>()
  return (error, data) => {
    const message = messageOf(error)
    // A server that goes down says so in many ways.
    const key = error instanceof OperationalError ? error.code : message
    const now = performance.now()
    for (const [each, { at }] of last) if (now - at > forgetErrorsMs) last.delete(each)
    const known = last.get(key)
    if (known !== undefined && now - known.at < repeatErrorsMs) {
      known.unsaid += 1
      return
    }
    last.set(key, { at: now, unsaid: 0 })
    log.error({ error: message, data, ...(known ? { times: known.unsaid + 1 } : {}) }, what)
  }
}

const repeatErrorsMs = 10_000
const forgetErrorsMs = 60_000

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function plainLine(line: string): string {
  const { level, msg, ...rest } = JSON.parse(line) as { level: number; msg?: string }
  const name = level >= 50 ? 'error' : level >= 40 ? 'warning' : 'note'
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `stet: ${name}: ${msg ?? ''}${details.length === 0 ? '' : ` (${details.join(', ')})`}\n`
}
