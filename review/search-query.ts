import type { SourceId } from '../model/ids.ts'
import { cursor, sourceId } from './http/params.ts'

/** What is looked for, and where. */
export interface SearchQuery {
  readonly text: string
  readonly in: SearchPlace
  readonly sourceId?: SourceId
  readonly cursor?: string
}

const searchPlaces = ['current', 'versions', 'added', 'removed'] as const
export type SearchPlace = (typeof searchPlaces)[number]

/** More than this is no query. */
export const searchTextLengthMax = 500

/** Reads a search out of the parameters of an address; what cannot be one is left out. Pure. */
export function readSearch(query: URLSearchParams): SearchQuery {
  const place = searchPlaces.find((each) => each === query.get('in'))
  const source = sourceId(query.get('source') ?? undefined)
  return {
    text: (query.get('q') ?? '').slice(0, searchTextLengthMax),
    in: place ?? 'versions',
    ...(source !== undefined && { sourceId: source }),
    ...cursor(query.get('cursor') ?? undefined),
  }
}

/** The parameters that give this search again, from its beginning. */
export function writeSearch({ text, in: place, sourceId: source }: SearchQuery): URLSearchParams {
  return new URLSearchParams({
    q: text,
    in: place,
    ...(source === undefined ? {} : { source: String(source) }),
  })
}
