import type { FieldChange } from '../../model/change.ts'
import { type Content, type EditorialField, editorialFields } from '../../model/content.ts'
import type { Budget } from './budget.ts'
import type { Lexicon } from './lexicon.ts'
import { compareWords } from './words.ts'

/** The text of a field; a byline is joined by commas. Null when the article has none. */
export function fieldText(content: Content, field: EditorialField): string | null {
  if (field !== 'byline') return content[field]
  return content.byline.length === 0 ? null : content.byline.join(', ')
}

/** The editorial fields that differ, in the order of `editorialFields`. */
export function compareFields(from: Content, to: Content, lexicon: Lexicon, budget: Budget): FieldChange[] {
  return editorialFields.flatMap((field) => {
    const before = fieldText(from, field)
    const after = fieldText(to, field)
    if (before === after) return []
    const change = { field, from: before, to: after }
    if (before === null || after === null || !isProse(field)) return [change]
    return [{ ...change, words: compareWords(before, after, lexicon, budget) }]
  })
}

function isProse(field: EditorialField): boolean {
  return field !== 'publishedAt' && field !== 'leadImage'
}
