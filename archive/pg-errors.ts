import { DatabaseError } from 'pg'
import { OperationalError } from '../model/errors.ts'

/** SQLSTATEs after which the same transaction, run again, may succeed at once (serialization, deadlock). */
const transient = new Set(['40001', '40P01'])

/** Codes of Node's network errors that mean: nobody answers there. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])

export function isTransient(error: unknown): boolean {
  return error instanceof DatabaseError && transient.has(error.code ?? '')
}

/** Whether stored data could not be read, as `operationalError` says it. */
export function isDamage(error: unknown): boolean {
  return error instanceof OperationalError && error.code === 'archive-damaged'
}

/**
 * Turns what PostgreSQL and its driver throw into what a program can act on: `disk-full` and
 * `archive-unavailable`, both retryable, and `archive-damaged`. Anything else is a bug and comes back as it is.
 */
export function operationalError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperationalError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '53100' || code === 'ENOSPC' || /No space left on device/.test(error.message)) {
    return new OperationalError('disk-full', 'The database has no room left on its disk.', {
      cause: error,
      retryable: true,
      hint: 'Free some space. A running service goes on by itself; a command can be given again.',
    })
  }
  if (/^XX00[12]$/.test(code)) {
    return new OperationalError(
      'archive-damaged',
      `The database cannot read its own files: ${error.message}`,
      {
        cause: error,
        hint: 'Run `stet verify` to see what is damaged, and restore from a backup.',
      },
    )
  }
  if (isUnavailable(error, code)) {
    return new OperationalError('archive-unavailable', `The database does not answer: ${error.message}`, {
      cause: error,
      retryable: true,
    })
  }
  return error
}

/** Class 08: connection; 57P0x: shutting down or starting; 53300: too many connections; 25006: read-only standby. */
function isUnavailable(error: Error, code: string): boolean {
  if (/^(08|57P0)/.test(code) || code === '53300' || code === '25006' || isTransient(error)) return true
  if (error instanceof DatabaseError) return false
  return (
    unreachable.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
      error.message,
    )
  )
}
