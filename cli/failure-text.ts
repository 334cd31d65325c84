import { advice } from './advice.ts'
import { stripControls } from './terminal-text.ts'

interface Told {
  readonly code: string
  readonly message: string
  readonly hint?: string | null
}

/** What to do next: in the words of whoever failed, else those of the code; null when there is nothing to say. */
export function hintOf({ code, hint }: Told): string | null {
  return hint ?? advice[code] ?? null
}

/**
 * A failure as people read it: what happened with its code, and on the next line what to do. The message may quote
 * a publisher (a headline, a header), so nothing in it reaches the terminal as a command.
 */
export function failureText(failure: Told): string {
  const message = failure.message.split('\n').map(stripControls).join('\n')
  const hint = hintOf(failure)
  return `${message} [${failure.code}]${hint === null ? '' : `\n  ${stripControls(hint)}`}`
}
