import type { ChangeQuery } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import { parseSearch } from '../model/search-text.ts'
import { readFilter, toQuery, writeFilter } from './change-filter.ts'
import { paths } from './paths.ts'
import { readSearch, writeSearch } from './search-query.ts'

/** What a subscription can be narrowed to. Marks and labels move no number, and what we read anew is no news. */
const allowed = ['source', 'kind', 'min', 'language', 'section', 'author', 'noise', 'q', 'in'] as const

export interface SubscriptionFilter {
  /** The parameters in their fixed order; empty for all changes. */
  readonly text: string
  readonly query: Omit<ChangeQuery, 'limit' | 'after' | 'order' | 'cursor'>
}

/**
 * Reads the filter of a subscription: the parameters of a feed's address, or the address itself. Strict, since nobody
 * looks at what a slip leaves out: throws `usage` for a parameter that there is not and for a value that is none.
 */
export function readSubscriptionFilter(text: string): SubscriptionFilter {
  const given = new URLSearchParams(text.includes('?') ? text.slice(text.indexOf('?') + 1) : text)
  for (const name of given.keys()) {
    if (!allowed.some((each) => each === name)) {
      throw wrong(`"${name}" is nothing that a subscription can be narrowed by`)
    }
  }
  const filter = readFilter(given)
  const search = readSearch(given)
  const isSearch = given.has('q') || given.has('in')
  const phrases = isSearch ? parseSearch(search.text) : []
  if (isSearch && phrases.length === 0) throw wrong(`there is no word in "${search.text}" to look for`)
  const wanted = given.get('in') ?? 'added'
  const place = (['added', 'removed'] as const).find((each) => each === wanted)
  if (place === undefined) throw wrong(`changes are searched in added or removed, not "${wanted}"`)
  const kept = new URLSearchParams([
    ...writeFilter(filter),
    ...(isSearch ? [...writeSearch({ text: search.text, in: place })] : []),
  ])
  for (const [name, value] of given) {
    if (name !== 'q' && name !== 'in' && !kept.has(name, value.trim()))
      throw wrong(`"${value}" is no ${name}`)
  }
  const query: SubscriptionFilter['query'] = {
    ...toQuery(filter),
    ...(isSearch && { words: { in: place, phrases } }),
  }
  return { text: kept.toString(), query }
}

/** Where readers find the changes of a filter. A path from the root. */
export function filterPath(text: string, after?: number): string {
  const query = new URLSearchParams(text)
  if (query.has('q')) return `${paths.search}?${query.toString()}`
  query.set('order', 'newest')
  if (after !== undefined) query.set('after', String(after))
  return `${paths.inbox}?${query.toString()}`
}

function wrong(message: string): OperationalError {
  return new OperationalError('usage', message, {
    hint: `Filter by ${allowed.join(', ')}, as the address of a feed does: kind=number&source=3.`,
  })
}
