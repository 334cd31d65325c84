import type { WordRun } from '../../model/change.ts'
import { cutFacts } from '../diff/facts.ts'
import { hidden, html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** Whether what went and came is also said in words; where no style sheet hides them, the words would be in the way. */
export type Marking = 'spoken' | 'silent'

/**
 * Words that stayed, went and came. What went and what came is told by element, by underline or strike, by colour,
 * and in words to those who listen.
 */
export function wordRuns(
  words: readonly WordRun[],
  marking: Marking = 'spoken',
  facts: readonly string[] = [],
): Html {
  return html`${words.map(({ op, text }) => {
    if (op === 'equal') return text
    return op === 'deleted' ? removed(text, marking, facts) : added(text, marking, facts)
  })}`
}

export function removed(text: string, marking: Marking = 'spoken', facts: readonly string[] = []): Html {
  return html`<del>${said('[removed: ', marking)}${emphasised(text, facts)}${said(']', marking)}</del>`
}

export function added(text: string, marking: Marking = 'spoken', facts: readonly string[] = []): Html {
  return html`<ins>${said('[added: ', marking)}${emphasised(text, facts)}${said(']', marking)}</ins>`
}

/** Numbers, names and the like that the change is about are set in bold. */
function emphasised(text: string, facts: readonly string[]): Html {
  return html`${cutFacts(text, facts).map((piece) =>
    piece.fact ? html`<b>${visibleBreaks(piece.text)}</b>` : visibleBreaks(piece.text),
  )}`
}

function said(text: string, marking: Marking): Html {
  return marking === 'spoken' ? hidden(text) : nothing
}

/** A line feed that went or came alone would be invisible; proofreaders write a pilcrow. */
function visibleBreaks(text: string): string {
  return text.replaceAll('\n', '¶\n')
}
