import { CommanderError } from 'commander'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import { failureText, hintOf } from './failure-text.ts'
import type { Io } from './io.ts'

/** Said by the user, and wrong: exit code 2. The first table of docs/errors.md; a test compares them. */
export const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'settings-invalid',
  'url-invalid',
  'url-scheme',
  'cron-invalid',
  'timezone-invalid',
  'pattern-invalid',
  'rules-invalid',
])

/** Of a command that was told to stop before it was done; what shells give for Ctrl-C. */
export const interruptedExitCode = 130

/**
 * Reports a failure once, on standard error, and gives the exit code: 2 for bad usage or settings, 130 for a command
 * that was told to stop (whatever failed because of it is no news), 1 for the rest.
 * With `json` the report is one JSON object. Bugs keep their stack: they are ours to mend.
 */
export function reportError(io: Io, error: unknown, json: boolean): number {
  // What failed while things were put away is a consequence of what failed before.
  if (error instanceof SuppressedError) return reportError(io, error.suppressed, json)
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (io.stopping.aborted && isConsequence(error)) return report(io, interrupted(), json)
  if (!(error instanceof OperationalError)) {
    io.stderr.write(
      `stet: a defect of Stet itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return 1
  }
  return report(io, error, json)
}

function report(io: Io, error: OperationalError, json: boolean): number {
  if (json) {
    const { code, message } = error
    io.stderr.write(`${JSON.stringify({ error: { code, message, hint: hintOf(error) } })}\n`)
  } else {
    io.stderr.write(`stet: ${failureText(error)}\n`)
  }
  if (error.code === 'interrupted') return interruptedExitCode
  return usageCodes.has(error.code) ? 2 : 1
}

/** Of having been told to stop: aborted waits, and work that then could not be done. Anything else is a defect. */
function isConsequence(error: unknown): boolean {
  return error instanceof OperationalError || (error instanceof Error && error.name === 'AbortError')
}

function interrupted(): OperationalError {
  return new OperationalError('interrupted', 'stopped before everything was done; what was done is kept')
}
