import { counted } from '../components/figures.ts'
import type { PictureContent, PicturePassage } from './content.ts'
import { directionOf } from './text-units.ts'

/**
 * The same as plain text, for those who do not see the picture, and to be copied beside it: each text of the publisher
 * stands on a line of its own, so that it keeps its direction. Pure.
 */
export function altText(content: PictureContent): string {
  const { source, headline, versions, when, caveat, passages, more, permalink } = content
  return [
    'A change that Stet recorded.',
    directed(source),
    directed(headline),
    `${versions}, ${when}.`,
    ...(caveat === null ? [] : [caveat]),
    ...(passages.length === 0 ? [nothingToQuote] : passages.flatMap(passageLines)),
    ...(more === 0 ? [] : [moreEdits(more, passages.length)]),
    permalink,
  ].join('\n')
}

/** What stands in the place of words where none changed. */
export const nothingToQuote = 'No words changed.'

/** `… 3 more edits`. */
export function moreEdits(more: number, shown: number): string {
  return shown === 0 ? counted(more, 'edit') : `… ${counted(more, 'more edit')}`
}

function passageLines({ label, runs }: PicturePassage): string[] {
  const text = runs.map(({ op, text: words }) => {
    if (op === 'deleted') return `[removed: ${words}]`
    return op === 'inserted' ? `[added: ${words}]` : words
  })
  return [`${label}:`, directed(text.join(''), runs.map((run) => run.text).join(''))]
}

/** Our own marks before a text have no say in its direction. */
function directed(text: string, own: string = text): string {
  return directionOf(own) === 'rtl' ? `\u200F${text}` : text
}
