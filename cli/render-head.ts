import { styleText } from 'node:util'
import type { ChangeHead } from '../archive/archive.ts'
import { between } from './format.ts'
import { wantsColor } from './io.ts'
import type { Io } from './io.ts'
import { stripControls } from './terminal-text.ts'

/** A change in a list: its number and headline, what changed, when, and how to see more. Ends without a line feed. */
export function renderHead(head: ChangeHead, io: Io): string {
  const { id, headline, articleUrl, from, to, cause, returned, changedBetween, change } = head
  const { summary, significance, kinds } = change
  const title = stripControls(headline ?? articleUrl)
  const strong = wantsColor(io) ? styleText('bold', title, { validateStream: false }) : title
  const back = returned ? `; back to version ${to}` : ''
  const ours = cause === 'reprocessing' ? ' (by our own cleaner, not the publisher)' : ''
  return [
    `${id}  ${strong}`,
    `    ${stripControls(summary)}${back}`,
    `    significance ${significance.toFixed(2)}; ${kinds.map(({ kind }) => kind).join(', ') || 'no kind'}`,
    `    version ${from} to ${to}, ${between(changedBetween)}${ours}`,
    `    ${stripControls(articleUrl)}`,
  ].join('\n')
}
