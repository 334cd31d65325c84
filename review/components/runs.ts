import type { WordRun } from '../../model/change.ts'
import { hidden, html } from '../html.ts'
import type { Html } from '../html.ts'

/**
 * Words that stayed, went and came. What went and came is told by element, by underline or strike, by colour, and
 * in words to those who listen.
 */
export function wordRuns(words: readonly WordRun[]): Html {
  return html`${words.map(({ op, text }) => (op === 'equal' ? text : op === 'deleted' ? removed(text) : added(text)))}`
}

export function removed(text: string): Html {
  return html`<del>${hidden('[removed: ')}${visibleBreaks(text)}${hidden(']')}</del>`
}

export function added(text: string): Html {
  return html`<ins>${hidden('[added: ')}${visibleBreaks(text)}${hidden(']')}</ins>`
}

/** A line feed that went or came alone would be invisible; proofreaders write a pilcrow. */
function visibleBreaks(text: string): string {
  return text.replaceAll('\n', '¶\n')
}
