import type { Passage } from './passages.ts'
import type { NewShift } from './shifts.ts'
import type { Span } from './words-of.ts'

/**
 * What punctuation alone doubts: a statement that is a question now (or no longer is one), and quotation marks around a
 * word or two that stand for "so-called".
 */
export function findDoubts({ before, after, places }: Passage): NewShift[] {
  const asked = places.flatMap(({ deleted, inserted }): NewShift[] => {
    const isAsked = isQuestion(inserted)
    if (isAsked === isQuestion(deleted) || /[\p{L}\p{N}]/u.test(deleted.text + inserted.text)) return []
    return [{ kind: 'hedge', confidence: 0.6, went: deleted, came: inserted, isFact: false }]
  })
  return [
    ...asked,
    ...scared(
      before.text,
      after.text,
      places.map(({ inserted }) => inserted),
      true,
    ),
    ...scared(
      after.text,
      before.text,
      places.map(({ deleted }) => deleted),
      false,
    ),
  ]
}

function isQuestion({ text }: Span): boolean {
  return /[?？؟]/u.test(text)
}

/** A word or two between marks; names and titles have capitals. */
const scareQuote = /["“„«‘「]\s?(\p{Ll}[\p{L}\p{M}'’-]{0,40}(?: \p{Ll}[\p{L}\p{M}'’-]{0,40})?)\s?["”“»’」]/gu

function scared(plain: string, marked: string, places: readonly Span[], hasCome: boolean): NewShift[] {
  return [...marked.matchAll(scareQuote)].flatMap((match): NewShift[] => {
    const [whole, words = ''] = match
    const span = { start: match.index, end: match.index + whole.length, text: whole }
    const isNew = [span.start, span.end - 1].every((at) =>
      places.some(({ start, end }) => start <= at && at < end),
    )
    if (!isNew || !hasPlain(plain, words)) return []
    return [
      {
        kind: 'hedge',
        confidence: 0.5,
        went: hasCome ? null : span,
        came: hasCome ? span : null,
        isFact: false,
      },
    ]
  })
}

/** The same words stand on the other side without marks. */
function hasPlain(text: string, words: string): boolean {
  const at = text.indexOf(words)
  return at >= 0 && !/["“”„«»‘’「」]/u.test(text.slice(Math.max(0, at - 2), at))
}
