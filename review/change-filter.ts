import type { ChangeQuery } from '../archive/archive.ts'
import { changeKinds } from '../model/change.ts'
import type { ChangeKind } from '../model/change.ts'
import { limits } from '../model/limits.ts'
import { sourceId } from './http/params.ts'

/** Which changes a list shows, as its address says it. */
export type ChangeFilter = Pick<
  ChangeQuery,
  | 'sourceId'
  | 'kinds'
  | 'significanceMin'
  | 'cause'
  | 'language'
  | 'section'
  | 'author'
  | 'since'
  | 'until'
  | 'after'
  | 'seen'
  | 'label'
> & {
  /** Changes of counters, times and typography as well. */
  readonly noise: boolean
}

/** Reads a filter out of the parameters of an address; what cannot be one is left out. Pure. */
export function readFilter(query: URLSearchParams): ChangeFilter {
  const text = (name: string) => {
    const value = query.get(name)?.trim().slice(0, textLengthMax) ?? ''
    return value === '' ? {} : { [name]: value }
  }
  const source = sourceId(query.get('source') ?? undefined)
  const kinds = query.getAll('kind').filter((kind) => isKind(kind))
  const min = Number(query.get('min') ?? Number.NaN)
  const [since, until] = [day(query.get('since')), day(query.get('until'))]
  const after = Number(query.get('after') ?? Number.NaN)
  const cause = query.get('cause')
  const seen = query.get('seen')
  return {
    noise: query.get('noise') === '1',
    ...(source !== undefined && { sourceId: source }),
    ...(kinds.length > 0 && { kinds }),
    ...(min > 0 && min <= 1 && { significanceMin: min }),
    ...((cause === 'publisher' || cause === 'reprocessing') && { cause }),
    ...((seen === 'yes' || seen === 'no') && { seen: seen === 'yes' }),
    ...(since !== null && { since }),
    // The day that is named is meant as well.
    ...(until !== null && { until: new Date(until.getTime() + dayMs) }),
    ...(Number.isSafeInteger(after) && after > 0 && { after }),
    ...text('language'),
    ...text('section'),
    ...text('author'),
    ...text('label'),
  }
}

/** The parameters that give this filter again, in a fixed order. */
export function writeFilter(filter: ChangeFilter): URLSearchParams {
  const query = new URLSearchParams()
  const set = (name: string, value: string | number | undefined) => {
    if (value !== undefined) query.append(name, String(value))
  }
  set('source', filter.sourceId)
  for (const kind of filter.kinds ?? []) set('kind', kind)
  set('min', filter.significanceMin)
  set('cause', filter.cause)
  set('language', filter.language)
  set('section', filter.section)
  set('author', filter.author)
  set('since', filter.since?.toISOString().slice(0, 10))
  set('until', filter.until && new Date(filter.until.getTime() - dayMs).toISOString().slice(0, 10))
  set('after', filter.after)
  set('seen', filter.seen === undefined ? undefined : filter.seen ? 'yes' : 'no')
  set('label', filter.label)
  set('noise', filter.noise ? 1 : undefined)
  return query
}

/** The filter as the archive is asked with it. */
export function toQuery({ noise, ...filter }: ChangeFilter): Omit<ChangeQuery, 'limit'> {
  return { ...filter, withoutNoise: !noise }
}

const dayMs = 86_400_000
const textLengthMax = limits.searchWordLengthMax * 2

function isKind(text: string): text is ChangeKind {
  return changeKinds.some((kind) => kind === text)
}

/** A day in UTC as a date field gives it; null for what is none. */
export function day(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? null : date
}
