import { OperationalError } from '../../model/errors.ts'

/** Says why the database did not start, in its own last words. `disk-full` when that was it. */
export function startFailure(what: string, output: string, cause?: unknown): OperationalError {
  const words = output
    .trimEnd()
    .split('\n')
    .slice(-8)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' | ')
  const reason = cause instanceof Error ? cause.message : words
  if (/No space left on device|ENOSPC/.test(`${output} ${reason}`)) {
    return new OperationalError('disk-full', 'The disk of the data directory is full.', {
      cause,
      retryable: true,
      hint: 'Free some space. A running service goes on by itself; a command can be given again.',
    })
  }
  const message = `The database did not start: ${what}${reason === '' ? '' : `: ${reason}`}`
  return new OperationalError('database-start-failed', message, {
    cause,
    hint: 'Look at postgres.log in the data directory, or set DATABASE_URL to a PostgreSQL server.',
  })
}

/** The same for what the file system refused. */
export function directoryFailure(directory: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperationalError || !('syscall' in error)) return error
  const failure = startFailure(`${directory} cannot be used`, '', error)
  return failure
}
