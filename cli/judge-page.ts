import type { FetchRecord } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { SourceKind } from '../model/source.ts'
import { discover, urlPatterns } from '../pipeline/discover/discover.ts'
import type { SourceDocument } from '../pipeline/discover/discover.ts'
import { derivePool } from '../workers/derive-pool.ts'

/**
 * Whether what answered can be followed as a single page, before it is: null when it reads as an article. Where
 * nobody said that it is a page, one without an article is refused, and so is what can never hold one; a page that
 * was asked for by `--kind page` may get its article later, and the reason why there is none now is returned.
 * XML or JSON that is no feed is refused as the feed that was meant.
 */
export async function judgePage(
  document: SourceDocument,
  record: FetchRecord,
  asked: SourceKind | null,
): Promise<Failure | null> {
  await using pool = derivePool({ threads: 1 })
  const { body, url } = document
  try {
    await pool.clean({ body, mediaType: record.mediaType, charset: record.charset, url })
    return null
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    const { code, message } = error
    if (code === 'media-type-unsupported') {
      // Says in its own words what the document is instead.
      if (asked === null && isData(body)) discover('feed', document, urlPatterns(null, null))
      throw error
    }
    if (asked === 'page') return { code, message }
    throw new OperationalError(code, `this page is no article: ${message}`, {
      cause: error,
      hint: 'Follow it all the same with --kind page; a page that lists articles with --kind listing --include PATTERN.',
    })
  }
}

/** XML or JSON by its first character. */
function isData(body: Uint8Array): boolean {
  return /^[\s\uFEFF]*[<{[]/.test(new TextDecoder().decode(body.subarray(0, 256)))
}
