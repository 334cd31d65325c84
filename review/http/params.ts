import type { ArticleId, CaptureId, SourceId } from '../../model/ids.ts'

/**
 * Patterns for route parameters. What they let through is exact as a JavaScript number and fits the archive's
 * columns, so a malformed or impossible id is an unknown address and never reaches the archive.
 */
export const idPattern = '[1-9][0-9]{0,14}'
export const numberPattern = '[1-9][0-9]{0,8}'

const id = new RegExp(`^${idPattern}$`)
const versionNumber = new RegExp(`^${numberPattern}$`)

// What the patterns let through gets its brand here; whether such a thing exists is for the archive to say.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const articleId = (text: string): ArticleId => Number(text) as ArticleId
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const captureId = (text: string): CaptureId => Number(text) as CaptureId

/** An id out of a query parameter; undefined when it is absent or no id. */
export function sourceId(text: string | undefined): SourceId | undefined {
  if (text === undefined || !id.test(text)) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Number(text) as SourceId
}

/** The capture after which a page goes on; undefined when it is absent or no id. */
export function captureCursor(text: string | undefined): CaptureId | undefined {
  return text !== undefined && id.test(text) ? captureId(text) : undefined
}

/** A version number (or an ordinal) out of a query parameter; null when it is none. */
export function smallNumber(text: string | undefined): number | null {
  return text !== undefined && versionNumber.test(text) ? Number(text) : null
}

/** A cursor as the archive gave it out: short and plain; anything else begins at the beginning. */
export function cursor(text: string | undefined): { cursor?: string } {
  return text !== undefined && /^[\w.~-]{1,128}$/.test(text) ? { cursor: text } : {}
}

/** A filter that is no source's id is dropped, as is a cursor that cannot be one. */
export function listQuery(query: Readonly<Record<string, string>>): {
  readonly cursor?: string
  readonly sourceId?: SourceId
} {
  const source = sourceId(query['source'])
  return { ...cursor(query['cursor']), ...(source === undefined ? {} : { sourceId: source }) }
}
