import { counted } from '../components/figures.ts'
import type { PictureContent } from './content.ts'
import { directionOfRuns } from './excerpt.ts'
import type { PictureRun } from './excerpt.ts'
import { directionOf } from './text-units.ts'

/**
 * The same as plain text, for those who do not see the picture, and to be copied beside it: each text of the publisher
 * stands on a line of its own, so that it keeps its direction. Pure.
 */
export function altText(content: PictureContent): string {
  const { source, headline, versions, when, caveat, passages, more, permalink } = content
  const isTitleChanged = headline.some(({ op }) => op !== 'equal')
  return [
    'A change that Stet recorded.',
    directed(source, directionOf(source)),
    directed(wordsOf(headline), directionOfRuns(headline)),
    `${versions}, ${when}.`,
    ...(caveat === null ? [] : [caveat]),
    ...passages.flatMap(({ label, runs }) => [`${label}:`, directed(wordsOf(runs), directionOfRuns(runs))]),
    ...(passages.length > 0 || isTitleChanged ? [] : [nothingToQuote]),
    ...(more === 0 ? [] : [moreEdits(content)]),
    permalink,
  ].join('\n')
}

/** What stands in the place of words where none changed. */
export const nothingToQuote = 'No words changed.'

/** `… 3 more edits`, with none shown `3 edits`. */
export function moreEdits({ headline, passages, more }: PictureContent): string {
  const isShown = passages.length > 0 || headline.some(({ op }) => op !== 'equal')
  return isShown ? `… ${counted(more, 'more edit')}` : counted(more, 'edit')
}

function wordsOf(runs: readonly PictureRun[]): string {
  return runs
    .map(({ op, text }) => {
      if (op === 'deleted') return `[removed: ${text}]`
      return op === 'inserted' ? `[added: ${text}]` : text
    })
    .join('')
}

/** Our own marks before a text have no say in its direction. */
function directed(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' ? `\u200F${text}` : text
}
