import { squeeze } from '../../pipeline/clean/page/text.ts'
import type { Content } from '../../model/content.ts'

export type Field = 'headline' | 'byline' | 'date'

/** What a data set says of a page. */
export interface Truth {
  readonly title?: string
  readonly authors?: readonly string[]
  readonly date?: string
}

type Found = Pick<Content, 'headline' | 'byline' | 'publishedAt'> | null

/**
 * Whether a field is as the truth has it, null where the truth says nothing: the headline by its letters and
 * digits, the byline as a set of names, the date by its calendar day.
 */
export function hits(field: Field, truth: Truth, found: Found): boolean | null {
  if (field === 'headline') {
    if ((truth.title ?? '') === '') return null
    return squeeze(found?.headline ?? '') === squeeze(truth.title ?? '')
  }
  if (field === 'byline') {
    if ((truth.authors ?? []).length === 0) return null
    return nameSet(found?.byline ?? []) === nameSet(truth.authors ?? [])
  }
  if ((truth.date ?? '') === '') return null
  return (found?.publishedAt ?? '').slice(0, 10) === truth.date?.slice(0, 10)
}

function nameSet(names: readonly string[]): string {
  return names.map(squeeze).toSorted().join('|')
}
