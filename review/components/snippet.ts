import { findPhrases } from '../../model/search-text.ts'
import type { SearchPhrases } from '../../model/search-text.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** Characters shown before the first find, and in all. */
const leadLength = 90
const lengthMax = 320
const snippetsMax = 2

/** The first texts in which phrases stand, cut around them, with what was found marked. */
export function snippet(texts: readonly string[], phrases: SearchPhrases): Html {
  const found = texts.flatMap((text) => {
    const spans = findPhrases(text, phrases)
    return spans.length === 0 ? [] : [{ text, spans }]
  })
  return html`${found.slice(0, snippetsMax).map(({ text, spans }) => html`<p class="snippet" dir="auto">${marked(text, spans)}</p>`)}`
}

function marked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): Html {
  const first = spans[0]?.start ?? 0
  const start = wordStart(text, Math.max(0, first - leadLength))
  const end = Math.min(text.length, start + lengthMax)
  const pieces: Html[] = []
  let at = start
  for (const span of spans.filter((each) => each.end <= end)) {
    pieces.push(html`${text.slice(at, span.start)}<mark>${text.slice(span.start, span.end)}</mark>`)
    at = span.end
  }
  return html`${start > 0 ? '… ' : nothing}${pieces}${text.slice(at, end).toWellFormed()}${end < text.length ? '…' : nothing}`
}

/** The beginning of the next word, where one begins soon. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space === -1 || space > at + 20 ? at + Number(isTrailing(text, at)) : space + 1
}

/** In the middle of a surrogate pair. */
function isTrailing(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc_00 && unit <= 0xdf_ff
}
