import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { OperationalError } from '../../model/errors.ts'
import type { ErrorCode } from '../../model/errors.ts'
import type { SourceId } from '../../model/ids.ts'
import { parseSearch } from '../../model/search-text.ts'
import type { SearchPhrases } from '../../model/search-text.ts'
import type { ReviewDeps } from '../deps.ts'

export type Api = OpenAPIHono
export type ApiDeps = Pick<ReviewDeps, 'archive'>

/** What there is, or the problem that says there is none. */
export function found<T>(value: T | null, code: ErrorCode): T {
  if (value !== null) return value
  throw new OperationalError(code, 'There is none.')
}

/** RFC 8288: where the list goes on. */
export function linkNext(c: Context, name: string, value: string | number | null): void {
  if (value === null) return
  const url = new URL(c.req.url)
  url.searchParams.set(name, String(value))
  c.header('Link', `<${url.pathname}${url.search}>; rel="next"`)
}

/** Throws `source-unknown` for a filter by a source that there is not: an empty list would say something else. */
export async function knownSource(archive: ApiDeps['archive'], id: SourceId | undefined): Promise<void> {
  if (id !== undefined) found(await archive.findSource(id), 'source-unknown')
}

/** Throws `usage` for a text without a word in it. */
export function phrasesOf(text: string): SearchPhrases {
  const phrases = parseSearch(text)
  if (phrases.length > 0) return phrases
  throw new OperationalError('usage', `There is no word in "${text}" to look for.`)
}
