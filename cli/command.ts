import { OperationalError } from '../model/errors.ts'
import type { Config } from './config.ts'
import type { Io } from './io.ts'

/** One command of the `stet` program, one file each in commands/. */
export interface CommandSpec {
  readonly name: string
  readonly summary: string
  readonly arguments?: readonly (readonly [usage: string, description: string])[]
  readonly options?: readonly (readonly [flags: string, description: string])[]
  /** What `--json` prints; commands without it print no data. */
  readonly json?: string
  /** True for commands whose output may be longer than a screen, and is then shown in a pager. */
  readonly pages?: true
  /** False for commands that need no archive. */
  readonly archive?: false
  readonly examples: readonly string[]
  /** Resolves with the exit code; nothing means 0. Failures are thrown and reported once, by the program. */
  run(invocation: Invocation): Promise<number | void>
}

export interface Invocation {
  readonly io: Io
  readonly config: Config
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly json: boolean
}

/** What a command does by its first argument: `stet token add`, `stet rules try`. */
export type Actions = Readonly<Record<string, (invocation: Invocation) => Promise<number | void>>>

/** Runs the action that the first argument names; throws `usage` for any other. */
export function runAction(invocation: Invocation, command: string, actions: Actions): Promise<number | void> {
  const action = argument(invocation, 0)
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (act !== undefined) return act(invocation)
  throw new OperationalError('usage', `"${action}" is nothing that "stet ${command}" can do`, {
    hint: `Say one of ${Object.keys(actions).join(', ')}; "stet ${command} --help" shows examples.`,
  })
}

/** An option's text, or null when it was not given. */
export function textOption(invocation: Invocation, name: string): string | null {
  const value = invocation.options[name]
  return typeof value === 'string' ? value : null
}

/** A whole number within bounds; throws `usage`. */
export function numberOption(
  invocation: Invocation,
  name: string,
  bounds: { min: number; max: number },
): number | null {
  const text = textOption(invocation, name)
  if (text === null) return null
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
    throw new OperationalError(
      'usage',
      `--${name} takes a whole number from ${bounds.min} to ${bounds.max}, not "${text}"`,
    )
  }
  return value
}

/** A point in time as people write it: ISO 8601, or a date; without an offset it is the reader's own time. */
export function timeOption(invocation: Invocation, name: string): Date | null {
  const text = textOption(invocation, name)
  if (text === null) return null
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text)
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(date.getTime())) {
    throw new OperationalError('usage', `"${text}" is not a time that --${name} understands`, {
      hint: 'Write it as 2026-11-22, 2026-11-22T14:05 or 2026-11-22T14:05:00Z.',
    })
  }
  return date
}

/** The argument at `index`, which commander has made sure of. */
export function argument(invocation: Invocation, index: number): string {
  return invocation.args[index] ?? ''
}
